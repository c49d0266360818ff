package org.evenhand.register;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.Offer;
import org.evenhand.vocabulary.Purpose;

/**
 * The one place where {@code offer = terms ∪ exceptions in force}. There are no acts that make
 * exceptions, so the second part is the empty union; whatever makes one joins here, and is named in
 * the {@link Ground}.
 */
final class Offers {
  private final Catalogue catalogue;

  Offers(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** What an app may draw under its agreement, with the ends that were announced. */
  Offer offer(Agreement agreement, Terms terms, Iterable<CutOffNotice> cutOffs) {
    var byPurpose = new HashMap<Purpose, Set<DataTypeId>>();
    for (var purpose : agreement.purposes()) {
      var types = both(agreement.dataTypes(), terms.offeredFor(purpose));
      if (!types.isEmpty()) {
        byPurpose.put(purpose, types);
      }
    }
    var typesEnd = new HashMap<DataTypeId, Instant>();
    var purposesEnd = new HashMap<Purpose, Instant>();
    for (var notice : cutOffs) {
      if (!notice.withdrawn()) {
        end(notice, typesEnd, purposesEnd);
      }
    }
    var ground = new Ground(terms.version(), agreement.id(), List.of());
    return new Offer(ground, byPurpose, typesEnd, purposesEnd, terms.limits());
  }

  private static void end(
      CutOffNotice notice, Map<DataTypeId, Instant> types, Map<Purpose, Instant> purposes) {
    switch (notice.target()) {
      case Target.OfDataType(DataTypeId type) ->
          types.merge(type, notice.effectiveAt(), Offers::earlier);
      case Target.OfPurpose(Purpose purpose) ->
          purposes.merge(purpose, notice.effectiveAt(), Offers::earlier);
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
