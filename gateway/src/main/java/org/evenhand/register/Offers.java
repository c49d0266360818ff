package org.evenhand.register;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Offer;
import org.evenhand.vocabulary.Purpose;

/**
 * The one place where {@code offer = terms ∪ exceptions in force}. What one exception takes away
 * another does not give back: where two apply, the narrower wins. All exceptions in force are named
 * in the {@link Ground}.
 */
final class Offers {
  private final Catalogue catalogue;

  Offers(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * What an app may draw under its agreement, with the ends that were announced.
   *
   * @param ineligible data types of the terms that are not offered to an app like this one
   */
  Offer offer(
      Agreement agreement,
      Terms terms,
      Set<DataTypeId> ineligible,
      Iterable<CutOffNotice> cutOffs,
      List<ExceptionTerms> exceptions) {
    var byPurpose = new HashMap<Purpose, Set<DataTypeId>>();
    var kept = new HashMap<Purpose, Set<DataTypeId>>();
    for (var purpose : agreement.purposes()) {
      var offered = new HashSet<>(terms.offeredFor(purpose));
      var not = new HashSet<>(offered);
      not.retainAll(ineligible);
      offered.removeAll(ineligible);
      byPurpose.put(purpose, both(agreement.dataTypes(), offered));
      kept.put(purpose, both(agreement.dataTypes(), not));
    }
    exceptions.forEach(one -> widen(one.effect(), byPurpose));
    byPurpose.values().removeIf(Set::isEmpty);
    kept.values().removeIf(Set::isEmpty);
    var typesEnd = new HashMap<DataTypeId, Instant>();
    var purposesEnd = new HashMap<Purpose, Instant>();
    for (var notice : cutOffs) {
      if (!notice.withdrawn()) {
        end(notice, ends(notice, exceptions), typesEnd, purposesEnd);
      }
    }
    var ids = exceptions.stream().map(ExceptionTerms::id).toList();
    return new Offer(
        new Ground(terms.version(), agreement.id(), ids),
        byPurpose,
        kept,
        taken(exceptions),
        typesEnd,
        purposesEnd,
        limits(terms, exceptions));
  }

  private static void widen(Effect effect, Map<Purpose, Set<DataTypeId>> byPurpose) {
    if (effect instanceof Effect.Wider(var types, var purposes)) {
      for (var purpose : purposes) {
        var all = new HashSet<>(byPurpose.getOrDefault(purpose, Set.of()));
        all.addAll(types);
        byPurpose.put(purpose, all);
      }
    }
  }

  private static Map<Purpose, Set<DataTypeId>> taken(List<ExceptionTerms> exceptions) {
    var taken = new HashMap<Purpose, Set<DataTypeId>>();
    for (var one : exceptions) {
      if (one.effect() instanceof Effect.Narrower(var types, var purposes)) {
        purposes.forEach(
            purpose -> taken.computeIfAbsent(purpose, _ -> new HashSet<>()).addAll(types));
      }
    }
    return taken;
  }

  /** The cut-offs that do not bite yet. */
  static Set<CutOffId> leniences(List<ExceptionTerms> exceptions) {
    var all = new HashSet<CutOffId>();
    for (var one : exceptions) {
      if (one.effect() instanceof Effect.Lenience(var notice)) {
        all.add(notice);
      }
    }
    return all;
  }

  /** When a notice bites, for whom such exceptions are in force. */
  static Instant ends(CutOffNotice notice, List<ExceptionTerms> exceptions) {
    return exceptions.stream()
        .filter(one -> one.effect().equals(new Effect.Lenience(notice.id())))
        .map(ExceptionTerms::until)
        .filter(until -> until.isAfter(notice.effectiveAt()))
        .max(Instant::compareTo)
        .orElse(notice.effectiveAt());
  }

  private static Limits limits(Terms terms, List<ExceptionTerms> exceptions) {
    return exceptions.stream()
        .flatMap(one ->
            one.effect() instanceof Effect.OtherLimits(var limits)
                ? Stream.of(limits)
                : Stream.empty())
        .reduce((a, b) ->
            new Limits(
                Math.min(a.callsPerHour(), b.callsPerHour()),
                Math.min(a.peoplePerHour(), b.peoplePerHour())))
        .orElse(terms.limits());
  }

  private static void end(
      CutOffNotice notice,
      Instant at,
      Map<DataTypeId, Instant> types,
      Map<Purpose, Instant> purposes) {
    switch (notice.target()) {
      case Target.OfDataType(DataTypeId type) -> types.merge(type, at, Offers::earlier);
      case Target.OfPurpose(Purpose purpose) -> purposes.merge(purpose, at, Offers::earlier);
      case Target.OfApp _, Target.OfOrganisation _ -> {} // a matter of the whole standing
    }
  }

  static Instant earlier(Instant one, Instant other) {
    return other.isBefore(one) ? other : one;
  }

  /** The nodes that both sides cover: of two that overlap, the lower one. */
  private Set<DataTypeId> both(Set<DataTypeId> agreed, Set<DataTypeId> offered) {
    var types = new HashSet<DataTypeId>();
    agreed.stream().filter(type -> catalogue.covers(offered, type)).forEach(types::add);
    offered.stream().filter(type -> catalogue.covers(agreed, type)).forEach(types::add);
    return Set.copyOf(types);
  }
}
