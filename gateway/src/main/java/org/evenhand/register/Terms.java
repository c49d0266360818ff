package org.evenhand.register;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;
import org.jspecify.annotations.Nullable;

/**
 * One version of the one public offer. It never changes.
 *
 * @param version its name
 * @param effectiveFrom from when agreements to it are in force
 * @param offers the purposes for which each data type is offered
 * @param limits what one app may draw in each hour
 * @param retentionDays for how long an app may keep what it drew
 * @param eligibility which apps are offered a data type, in CEL over facts about the app; whoever
 *     accepts them where there is none
 * @param unitPrices what a line of each data type costs, in minor units; zero is a price, and what
 *     has none is free
 * @param unitPricesByPurpose what it costs for some of the purposes instead; left out of the record
 *     where there is none, as it was before there were any
 * @param currency of the prices, three capital letters (ISO 4217); empty where there are none
 * @param noticeDays how long before they take effect later terms must be published
 * @param duties what they hold the platform and apps to beyond the offer; empty for nothing
 */
public record Terms(
    TermsVersion version,
    Instant effectiveFrom,
    Map<DataTypeId, Set<Purpose>> offers,
    Limits limits,
    int retentionDays,
    Map<DataTypeId, String> eligibility,
    Map<DataTypeId, Long> unitPrices,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        Map<DataTypeId, Map<Purpose, Long>> unitPricesByPurpose,
    Optional<String> currency,
    int noticeDays,
    Optional<Duties> duties) {
  /**
   * Keeps copies; refuses an offer of nothing, and conditions and prices of what is not offered.
   */
  public Terms {
    offers =
        offers.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, e -> Wellformed.set("purposes", e.getValue())));
    Wellformed.filled("offers", offers.keySet());
    Wellformed.days("retention_days", retentionDays);
    Wellformed.days("notice_days", noticeDays);
    eligibility = Map.copyOf(eligibility);
    unitPrices = Map.copyOf(unitPrices);
    unitPricesByPurpose = copied(offers, unitPricesByPurpose);
    offered("eligibility", offers, eligibility.keySet());
    offered("unit_prices", offers, unitPrices.keySet());
    eligibility.values().forEach(cel -> Wellformed.text("eligibility", cel, Eligibility.LONGEST));
    if (currency.isPresent() == (unitPrices.isEmpty() && unitPricesByPurpose.isEmpty())) {
      throw new IllegalArgumentException("prices have a currency, and nothing else has");
    }
    var money = currency.orElse("XXX");
    unitPrices.values().forEach(price -> Band.of(price, money));
    unitPricesByPurpose
        .values()
        .forEach(prices -> prices.values().forEach(price -> Band.of(price, money)));
  }

  private static Map<DataTypeId, Map<Purpose, Long>> copied(
      Map<DataTypeId, Set<Purpose>> offers, Map<DataTypeId, Map<Purpose, Long>> byPurpose) {
    offered("unit_prices_by_purpose", offers, byPurpose.keySet());
    byPurpose.forEach((type, prices) -> {
      Wellformed.filled("unit_prices_by_purpose of " + type, prices.keySet());
      for (var purpose : prices.keySet()) {
        if (!offers.getOrDefault(type, Set.of()).contains(purpose)) {
          throw new IllegalArgumentException(
              "unit_prices_by_purpose: " + type + " is not offered for " + purpose);
        }
      }
    });
    return byPurpose.entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> Map.copyOf(e.getValue())));
  }

  /** A version that offers the same to every app, at no price, and may change without notice. */
  public Terms(
      TermsVersion version,
      Instant effectiveFrom,
      Map<DataTypeId, Set<Purpose>> offers,
      Limits limits,
      int retentionDays) {
    this(
        version,
        effectiveFrom,
        offers,
        limits,
        retentionDays,
        Map.of(),
        Map.of(),
        Optional.empty(),
        0);
  }

  /** A version that names no law and asks for no certification. */
  public Terms(
      TermsVersion version,
      Instant effectiveFrom,
      Map<DataTypeId, Set<Purpose>> offers,
      Limits limits,
      int retentionDays,
      Map<DataTypeId, String> eligibility,
      Map<DataTypeId, Long> unitPrices,
      Optional<String> currency,
      int noticeDays) {
    this(
        version,
        effectiveFrom,
        offers,
        limits,
        retentionDays,
        eligibility,
        unitPrices,
        Map.of(),
        currency,
        noticeDays,
        Optional.empty());
  }

  private static void offered(
      String what, Map<DataTypeId, Set<Purpose>> offers, Set<DataTypeId> types) {
    for (var type : types) {
      if (!offers.containsKey(type)) {
        throw new IllegalArgumentException(what + ": " + type + " is not offered");
      }
    }
  }

  /** The regimes of law that they name. */
  public Set<RegimeId> regimes() {
    return duties.map(Duties::regimes).orElse(Set.of());
  }

  /** How long before it takes effect a cut-off must be announced; 0 if nothing is promised. */
  public int cutOffNoticeDays() {
    return duties.map(Duties::cutOffNoticeDays).orElse(0);
  }

  /** How often use must be certified; empty if it need not be. */
  public Optional<Duties.Certification> certification() {
    return duties.flatMap(Duties::certification);
  }

  /** The data types offered for a purpose, to whoever is eligible. */
  public Set<DataTypeId> offeredFor(Purpose purpose) {
    return offers.entrySet().stream()
        .filter(offer -> offer.getValue().contains(purpose))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * What a line costs, in minor units of the currency; 0 where it is free. What lies below a priced
   * node costs what the nearest node that is offered for the purpose costs; what is offered by an
   * exception alone, what the nearest node above it costs.
   */
  public long unitPrice(DataTypeId type, Purpose purpose) {
    return nearest(offeredFor(purpose), type)
        .or(() -> nearest(offers.keySet(), type))
        .map(offered -> unitPrice(unitPricesByPurpose.get(offered), offered, purpose))
        .orElse(0L);
  }

  private long unitPrice(
      @Nullable Map<Purpose, Long> byPurpose, DataTypeId offered, Purpose purpose) {
    long forAll = unitPrices.getOrDefault(offered, 0L);
    return byPurpose == null ? forAll : byPurpose.getOrDefault(purpose, forAll);
  }

  private static Optional<DataTypeId> nearest(Set<DataTypeId> nodes, DataTypeId type) {
    return nodes.stream()
        .filter(node -> node.holds(type))
        .max(Comparator.comparingInt(node -> node.value().length()));
  }
}
