package org.evenhand.register;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evenhand.vocabulary.OrganisationId;

/**
 * Whom a rule favours, worked out from what is public.
 *
 * @param favoured each with what it rests on, by id
 * @param justMissed who came near: what they gave may have been enough for all that its bands say,
 *     or was half of it at least; by id
 */
public record Beneficiaries(List<Beneficiary> favoured, List<Beneficiary> justMissed) {
  /** Keeps copies. */
  public Beneficiaries {
    favoured = List.copyOf(favoured);
    justMissed = List.copyOf(justMissed);
  }

  /**
   * One.
   *
   * @param organisation who
   * @param considerations what it gave that the rule looks at
   * @param surely what those come to at the least, in minor units; 0 where the rule looks at none
   * @param atMost what they may come to
   */
  public record Beneficiary(
      OrganisationId organisation, Set<ConsiderationId> considerations, long surely, long atMost) {
    /** Keeps a copy. */
    public Beneficiary {
      considerations = Wellformed.sorted(considerations);
    }
  }

  /** Those of a rule, as the register stands. */
  public static Beneficiaries of(Rule rule, RegisterSnapshot now) {
    return switch (rule) {
      case Rule.AdSpend tier -> tier(tier, now.deals().considerations());
      case Rule.Reciprocity(var from, var until) ->
          new Beneficiaries(each(now, Consideration.Kind.RECIPROCAL_DATA, from, until), List.of());
      case Rule.Listed(var organisations) ->
          new Beneficiaries(
              organisations.stream().map(one -> new Beneficiary(one, Set.of(), 0, 0)).toList(),
              List.of());
    };
  }

  private static List<Beneficiary> each(
      RegisterSnapshot now, Consideration.Kind kind, LocalDate from, LocalDate until) {
    return byOrganisation(now.deals().considerations(), kind, from, until).entrySet().stream()
        .map(one -> new Beneficiary(one.getKey(), ids(one.getValue()), 0, 0))
        .toList();
  }

  private static Beneficiaries tier(Rule.AdSpend tier, List<Consideration> considerations) {
    var favoured = new ArrayList<Beneficiary>();
    var near = new ArrayList<Beneficiary>();
    byOrganisation(considerations, Consideration.Kind.AD_SPEND, tier.from(), tier.until())
        .forEach((organisation, all) -> {
          var counted =
              all.stream()
                  .filter(one ->
                      one.amount().filter(a -> a.currency().equals(tier.currency())).isPresent())
                  .toList();
          var one = spent(organisation, counted);
          if (one.surely() >= tier.atLeast()) {
            favoured.add(one);
          } else if (one.atMost() > tier.atLeast() || one.surely() >= (tier.atLeast() + 1) / 2) {
            near.add(one);
          }
        });
    return new Beneficiaries(favoured, near);
  }

  private static Beneficiary spent(OrganisationId organisation, List<Consideration> counted) {
    long surely = counted.stream().mapToLong(one -> one.amount().orElseThrow().atLeast()).sum();
    long atMost = counted.stream().mapToLong(one -> one.amount().orElseThrow().below()).sum();
    return new Beneficiary(organisation, ids(counted), surely, atMost);
  }

  /** What was given for days of that time alone. */
  private static Map<OrganisationId, List<Consideration>> byOrganisation(
      List<Consideration> all, Consideration.Kind kind, LocalDate from, LocalDate until) {
    return all.stream()
        .filter(one -> one.kind() == kind)
        .filter(one -> !one.from().isBefore(from) && !one.until().isAfter(until))
        .collect(
            Collectors.groupingBy(Consideration::organisation, TreeMap::new, Collectors.toList()));
  }

  private static Set<ConsiderationId> ids(Collection<Consideration> all) {
    return all.stream().map(Consideration::id).collect(Collectors.toSet());
  }
}
