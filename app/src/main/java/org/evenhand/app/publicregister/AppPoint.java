package org.evenhand.app.publicregister;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.evenhand.register.App;
import org.evenhand.register.Band;
import org.evenhand.register.Consideration;
import org.evenhand.register.Effect;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.Offer;
import org.evenhand.vocabulary.Offered;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Standing;

/**
 * An app, by what its organisation gave and what it has.
 *
 * @param app which app
 * @param given what its organisation gave in twelve months, in minor units at least
 * @param types how many data types it may draw now
 * @param lines how many lines it drew in the days that were counted; 0 for none that may be told
 * @param favoured whether an exception in force gives it more than the terms
 */
record AppPoint(AppId app, long given, int types, long lines, boolean favoured) {
  private static final Duration GIVEN = Duration.ofDays(365);

  /**
   * All apps, and in which currency what was given is counted.
   *
   * @param currency the one that most was recorded in; empty for none
   * @param points one for each app, by its id
   */
  record All(String currency, List<AppPoint> points) {}

  static All all(Reading reading) {
    var counted =
        reading.register().deals().considerations().stream()
            .filter(one -> money(one.kind()) && recent(reading, one))
            .filter(one -> one.amount().isPresent())
            .toList();
    var currency =
        counted.stream()
            .map(one -> one.amount().orElseThrow().currency())
            .collect(Collectors.groupingBy(it -> it, Collectors.counting()))
            .entrySet()
            .stream()
            .max(
                Map.Entry.<String, Long>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .map(Map.Entry::getKey)
            .orElse("");
    var given = new HashMap<OrganisationId, Long>();
    for (var one : counted) {
      Band band = one.amount().orElseThrow();
      if (band.currency().equals(currency)) {
        given.merge(one.organisation(), band.atLeast(), Long::sum);
      }
    }
    var lines =
        reading.traffic().out().stream()
            .collect(
                Collectors.groupingBy(
                    Traffic.Out::app, Collectors.summingLong(Traffic.Out::lines)));
    var points =
        reading.register().apps().stream()
            .sorted(Comparator.comparing(App::id))
            .map(app -> point(reading, app, given, lines))
            .toList();
    return new All(currency, points);
  }

  private static AppPoint point(
      Reading reading, App app, Map<OrganisationId, Long> given, Map<AppId, Long> lines) {
    return new AppPoint(
        app.id(),
        given.getOrDefault(app.organisation(), 0L),
        types(reading, app),
        lines.getOrDefault(app.id(), 0L),
        reading.register().exceptions().inForce(app.id(), reading.now()).stream()
            .anyMatch(one -> !(one.effect() instanceof Effect.Narrower)));
  }

  private static boolean money(Consideration.Kind kind) {
    return kind == Consideration.Kind.AD_SPEND || kind == Consideration.Kind.PAYMENT;
  }

  private static boolean recent(Reading reading, Consideration one) {
    var today = LocalDate.ofInstant(reading.now(), ZoneOffset.UTC);
    var first = LocalDate.ofInstant(reading.now().minus(GIVEN), ZoneOffset.UTC);
    return !one.until().isBefore(first) && !one.from().isAfter(today);
  }

  private static int types(Reading reading, App app) {
    return reading.register().standing(app.id(), reading.now())
            instanceof Standing.InForce(var offer)
        ? (int)
            reading.catalogue().types().stream()
                .map(DataType::id)
                .filter(type -> offered(reading, offer, type))
                .count()
        : 0;
  }

  private static boolean offered(
      Reading reading, Offer offer, org.evenhand.vocabulary.DataTypeId type) {
    return offer.byPurpose().keySet().stream()
        .anyMatch(purpose ->
            offer.offers(reading.catalogue(), type, purpose, reading.now()) == Offered.YES);
  }
}
