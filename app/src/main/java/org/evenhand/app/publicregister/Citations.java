package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.evenhand.register.CutOffNotice;
import org.evenhand.register.Law.Cited;
import org.evenhand.register.Law.Demand;
import org.evenhand.register.RegimeId;
import org.evenhand.register.Terms;
import tools.jackson.databind.node.ObjectNode;

/** The rules of law that terms name, and what stands here beside what they demand. */
final class Citations {
  private static final String CAPTION =
      "Rules of law that the terms name. This informs; it is no legal advice.";
  private static final List<String> COLUMNS = List.of("Rule", "Demands", "Here");

  private Citations() {}

  /** The rules that a version of the terms names; none if it names none. */
  static List<TableView> of(Reading reading, Terms terms) {
    var rows = new ArrayList<List<Cell>>();
    reading
        .law()
        .cited(terms.regimes())
        .forEach(cited -> rows.add(List.of(to(cited), Cell.of(demand(cited)), here(cited, terms))));
    return table(rows);
  }

  /** The rules that bind a cut-off, by the terms that whom it touches agreed to. */
  static List<TableView> of(Reading reading, CutOffNotice notice) {
    var rows = new ArrayList<List<Cell>>();
    binding(reading, notice)
        .forEach(cited ->
            rows.add(List.of(to(cited), Cell.of(demand(cited)), here(reading, cited, notice))));
    return table(rows);
  }

  private static List<TableView> table(List<List<Cell>> rows) {
    return rows.isEmpty()
        ? List.of()
        : List.of(new TableView(CAPTION, COLUMNS, rows, "", TableView.NO_MORE));
  }

  private static List<Cited> binding(Reading reading, CutOffNotice notice) {
    var named =
        reading
            .touched()
            .by(notice)
            .flatMap(app -> reading.register().agreement(app.id()).stream())
            .flatMap(agreement -> reading.register().terms(agreement.terms()).stream())
            .flatMap(terms -> terms.regimes().stream())
            .collect(Collectors.toSet());
    return reading.law().cited(named).filter(Citations::aboutCutOffs).toList();
  }

  private static boolean aboutCutOffs(Cited cited) {
    return switch (cited.provision().demand()) {
      case CUT_OFF_NOTICE, REASONS -> true;
      case TERMS_NOTICE, CERTIFICATION, DISCLOSURE, FREE_ACCESS -> false;
    };
  }

  private static Cell to(Cited cited) {
    return new Cell(cited.toString(), LawPage.path(cited.regime()), "");
  }

  /** What a rule demands, in a few words. */
  static String demand(Cited cited) {
    var days = Phrases.days(cited.provision().days());
    return switch (cited.provision().demand()) {
      case TERMS_NOTICE -> "changed terms: " + days + " of notice at least";
      case CUT_OFF_NOTICE -> "a cut-off: " + days + " of notice at least";
      case CERTIFICATION ->
          "use is certified every "
              + days
              + " at least, "
              + Phrases.days(cited.provision().graceDays())
              + " of grace at most";
      case REASONS -> "a statement of reasons";
      case DISCLOSURE -> "who is treated otherwise than the rest is disclosed";
      case FREE_ACCESS -> "access to what it covers is free, and continuous";
    };
  }

  private static Cell here(Cited cited, Terms terms) {
    return switch (cited.provision().demand()) {
      case TERMS_NOTICE -> Cell.of(Phrases.days(terms.noticeDays()));
      case CUT_OFF_NOTICE -> Cell.of(Phrases.days(terms.cutOffNoticeDays()));
      case CERTIFICATION -> Cell.of(certification(terms));
      case REASONS -> new Cell("each act has its reason", RegisterServlet.PATH + "/changes", "");
      case DISCLOSURE ->
          new Cell("each departure is public", RegisterServlet.PATH + "/exceptions", "");
      case FREE_ACCESS -> Cell.of(priced(terms));
    };
  }

  static String certification(Terms terms) {
    return terms
        .certification()
        .map(it ->
            "every " + Phrases.days(it.days()) + ", " + Phrases.days(it.graceDays()) + " of grace")
        .orElse("not demanded");
  }

  private static String priced(Terms terms) {
    long priced =
        terms.offers().entrySet().stream()
            .filter(offer ->
                offer.getValue().stream()
                    .anyMatch(purpose -> terms.unitPrice(offer.getKey(), purpose) > 0))
            .count();
    return priced == 0
        ? "everything is free"
        : priced + " of " + terms.offers().size() + " data types cost something";
  }

  private static Cell here(Reading reading, Cited cited, CutOffNotice notice) {
    return cited.provision().demand() == Demand.REASONS
        ? Cell.of("given above, as the act’s reason")
        : notice.reviewBy().isPresent()
            ? Cell.soon("an emergency, reviewed by another officer")
            : Cell.of(Phrases.days(notice(reading, notice)));
  }

  /** From its record, as the register measures it when it takes the act. */
  private static long notice(Reading reading, CutOffNotice notice) {
    var from = reading.first(Ref.cutOff(notice.id())).map(Act::at).orElse(notice.announcedAt());
    return Phrases.daysBetween(from, notice.effectiveAt());
  }

  /** Puts the rules that bind a cut-off into its document. */
  static void write(Reading reading, CutOffNotice notice, ObjectNode json) {
    var law = json.putArray("law");
    for (var cited : binding(reading, notice)) {
      var one = law.addObject();
      one.put("regime", cited.regime().id().value());
      one.put("article", cited.provision().article());
      if (cited.provision().demand() == Demand.CUT_OFF_NOTICE) {
        one.put("notice_days_at_least", cited.provision().days());
        one.put("notice_days", notice(reading, notice));
      }
    }
  }

  /** The names of regimes, as pages call them; the id of one that is not known any more. */
  static List<String> names(Reading reading, Collection<RegimeId> ids) {
    return ids.stream()
        .map(id -> reading.law().regime(id).map(one -> one.name()).orElse(id.value()))
        .toList();
  }
}
