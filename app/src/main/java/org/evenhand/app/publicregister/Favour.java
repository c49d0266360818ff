package org.evenhand.app.publicregister;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.evenhand.app.pages.Words;
import org.evenhand.register.App;
import org.evenhand.register.CutOffNotice;
import org.evenhand.register.Effect;
import org.evenhand.register.ExceptionTerms;
import org.evenhand.register.Terms;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;

/** What an exception gives or takes beside the standard terms, in words. */
final class Favour {
  private Favour() {}

  /** In a few words. */
  static String brief(Reading reading, Effect effect) {
    return switch (effect) {
      case Effect.Wider(var types, _) -> "More data: " + types(reading, types);
      case Effect.Narrower(var types, _) -> "Less data: " + types(reading, types);
      case Effect.OtherLimits _ -> "Other limits";
      case Effect.Lenience(var id) -> "A later end: " + cutOff(reading, id);
      case Effect.Price _ -> "Other prices";
    };
  }

  /** Sentence by sentence, with what everybody else has. */
  static List<String> words(Reading reading, Effect effect, Set<AppId> apps, Instant until) {
    return switch (effect) {
      case Effect.Wider(var types, var purposes) ->
          types.stream()
              .map(type ->
                  "It may ask people for “"
                      + Words.title(reading.catalogue(), type)
                      + "”, for "
                      + Phrases.purposes(purposes)
                      + offered(reading, type))
              .toList();
      case Effect.Narrower(var types, var purposes) ->
          types.stream()
              .map(type ->
                  "It may not ask people for “"
                      + Words.title(reading.catalogue(), type)
                      + "”, for "
                      + Phrases.purposes(purposes)
                      + offered(reading, type))
              .toList();
      case Effect.OtherLimits(var limits) -> limits(limits, terms(reading, apps));
      case Effect.Lenience(var id) -> List.of(later(reading, id, until));
      case Effect.Price(var prices, var currency) ->
          prices.entrySet().stream()
              .sorted(java.util.Map.Entry.comparingByKey())
              .map(price ->
                  "A line of “"
                      + Words.title(reading.catalogue(), price.getKey())
                      + "” costs "
                      + Money.exact(price.getValue(), currency)
                      + standard(terms(reading, apps), price.getKey()))
              .toList();
    };
  }

  static List<String> words(Reading reading, ExceptionTerms terms) {
    return words(reading, terms.effect(), terms.apps(), terms.until());
  }

  private static String offered(Reading reading, DataTypeId type) {
    var offering =
        latest(reading)
            .filter(terms -> reading.catalogue().covers(terms.offers().keySet(), type))
            .isPresent();
    return offering ? "; the terms offer it to others." : "; the terms offer it to nobody.";
  }

  private static Optional<Terms> latest(Reading reading) {
    var all = reading.register().termsVersions();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
  }

  /** Those that its apps agreed to. */
  private static List<Terms> terms(Reading reading, Collection<AppId> apps) {
    return apps.stream()
        .sorted()
        .flatMap(app -> reading.register().agreement(app).stream())
        .flatMap(agreement -> reading.register().terms(agreement.terms()).stream())
        .distinct()
        .toList();
  }

  private static List<String> limits(Limits limits, List<Terms> terms) {
    var words = new ArrayList<String>();
    words.add(
        Phrases.number(limits.callsPerHour())
            + " calls in an hour"
            + instead(terms, it -> it.limits().callsPerHour()));
    words.add(
        Phrases.number(limits.peoplePerHour())
            + " lines about people in an hour"
            + instead(terms, it -> it.limits().peoplePerHour()));
    return words;
  }

  private static String instead(
      List<Terms> terms, java.util.function.ToLongFunction<Terms> figure) {
    var figures = new TreeSet<Long>();
    terms.forEach(it -> figures.add(figure.applyAsLong(it)));
    return figures.isEmpty()
        ? "."
        : " instead of " + Words.list(figures.stream().map(Phrases::number).toList()) + ".";
  }

  private static String standard(List<Terms> terms, DataTypeId type) {
    var prices = new TreeSet<String>();
    for (var one : terms) {
      if (one.currency().isEmpty()) {
        prices.add("nothing");
      } else {
        one.offers()
            .getOrDefault(type, Set.of())
            .forEach(purpose ->
                prices.add(
                    Money.exact(one.unitPrice(type, purpose), one.currency().orElseThrow())));
      }
    }
    return prices.isEmpty() ? "." : " instead of " + Words.list(List.copyOf(prices)) + ".";
  }

  private static String later(Reading reading, CutOffId id, Instant until) {
    var notice = reading.register().cutOff(id);
    return notice
        .map(CutOffNotice::effectiveAt)
        .map(end ->
            "What ends for others on "
                + Words.day(end)
                + " ("
                + cutOff(reading, id)
                + ") goes on until "
                + Words.day(until)
                + ": "
                + Phrases.days(Phrases.daysBetween(end, until))
                + " longer.")
        .orElse("A cut-off ends later.");
  }

  private static String cutOff(Reading reading, CutOffId id) {
    return reading
        .register()
        .cutOff(id)
        .map(notice -> Phrases.target(reading, notice.target()))
        .orElse(id.value());
  }

  private static String types(Reading reading, Collection<DataTypeId> types) {
    return Phrases.types(reading.catalogue(), types);
  }

  /** The names of apps. */
  static String apps(Reading reading, Collection<AppId> apps) {
    return Words.list(apps.stream().sorted().map(reading::appName).toList());
  }

  /** Whether one of these apps is that organisation's. */
  static boolean of(Reading reading, AppId app, String organisation) {
    return reading
        .register()
        .app(app)
        .map(App::organisation)
        .filter(one -> one.value().equals(organisation))
        .isPresent();
  }
}
