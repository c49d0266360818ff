package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evenhand.register.Law;
import org.evenhand.register.Law.Cited;
import org.evenhand.register.Law.Regime;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /register/law}: the rules of law that terms can name, with their sources. They are no
 * public acts: that terms name them is one.
 */
final class LawPage {
  private static final String PATH = RegisterServlet.PATH + "/law";
  private static final String NO_ADVICE = "It informs; it is no legal advice.";

  private final String baseUrl;

  LawPage(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** Where a regime stands on the page. */
  static String path(Regime regime) {
    return PATH + "#" + regime.id();
  }

  Outcome answer(Reading reading) {
    return new Outcome.Shown(
        "Rules of law", "law", view(reading), () -> json(reading), () -> csv(reading.law()));
  }

  private static LawView view(Reading reading) {
    return new LawView(
        reading.law().regimes().stream().map(regime -> one(reading, regime)).toList(),
        AsOf.of(reading));
  }

  private static LawView.One one(Reading reading, Regime regime) {
    var rows =
        regime.provisions().stream()
            .map(it ->
                List.of(
                    Cell.of(it.article()),
                    Cell.of(it.plain()),
                    Cell.of(Phrases.capital(Citations.demand(new Cited(regime, it))))))
            .toList();
    var named =
        reading.register().termsVersions().stream()
            .filter(terms -> terms.regimes().contains(regime.id()))
            .map(terms -> Cell.to(Ref.terms(terms.version()), terms.version().value()))
            .toList();
    return new LawView.One(
        regime.id().value(),
        regime.title(),
        regime.source().toString(),
        named,
        new TableView(
            regime.name(),
            List.of("Rule", "What it says", "In short"),
            rows,
            "No rule of it is known here.",
            TableView.NO_MORE));
  }

  private ObjectNode json(Reading reading) {
    var json = Json.object();
    AsOf.of(reading).write(json);
    json.put("note", NO_ADVICE).put("url", baseUrl + PATH);
    var regimes = json.putArray("regimes");
    for (var regime : reading.law().regimes()) {
      var one = regimes.addObject().put("id", regime.id().value()).put("name", regime.name());
      one.put("title", regime.title()).put("source", regime.source().toString());
      var provisions = one.putArray("provisions");
      for (var it : regime.provisions()) {
        var rule = provisions.addObject().put("article", it.article());
        rule.put("demands", it.demand().name().toLowerCase(Locale.ROOT));
        if (it.days() > 0) {
          rule.put("days", it.days());
        }
        if (it.graceDays() > 0) {
          rule.put("grace_days", it.graceDays());
        }
        rule.put("plain", it.plain());
      }
    }
    return json;
  }

  private static Csv csv(Law law) {
    var rows = new ArrayList<List<String>>();
    for (var regime : law.regimes()) {
      for (var it : regime.provisions()) {
        rows.add(
            List.of(
                regime.id().value(),
                regime.name(),
                it.article(),
                it.demand().name().toLowerCase(Locale.ROOT),
                it.days() > 0 ? Integer.toString(it.days()) : "",
                it.graceDays() > 0 ? Integer.toString(it.graceDays()) : "",
                it.plain(),
                regime.source().toString()));
      }
    }
    return new Csv(
        List.of("regime", "name", "article", "demands", "days", "grace_days", "plain", "source"),
        rows);
  }
}
