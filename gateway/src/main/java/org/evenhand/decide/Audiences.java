package org.evenhand.decide;

import java.util.EnumMap;
import java.util.Map;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Relation;
import org.roaringbitmap.RoaringBitmap;

/**
 * One data type's consents and privacy for the calling app and one viewer, asked for one person or
 * for many. Being kept out wins over being in an audience, and being let in over not being in it.
 */
final class Audiences {
  private final DataType type;
  private final RoaringBitmap consenting;
  private final Map<Audience, RoaringBitmap> chose = new EnumMap<>(Audience.class);
  private final Facts.Lists lists;

  Audiences(DataType type, Facts facts, PersonId viewer) {
    this.type = type;
    this.consenting = facts.consenting(type.id());
    this.lists = facts.lists(type.id(), viewer);
    for (var audience : Audience.values()) {
      chose.put(audience, facts.chose(type.id(), audience));
    }
  }

  boolean consented(PersonId person) {
    return consenting.contains(person.number());
  }

  /** Whether that person's list keeps the viewer out. */
  boolean keepsOut(PersonId person) {
    return lists.keptOut().contains(person.number());
  }

  /** Whether that person's list lets the viewer in. */
  boolean letsIn(PersonId person) {
    return lists.letIn().contains(person.number());
  }

  /** Who may see this of that person, but for whom their lists name. */
  Audience of(PersonId person) {
    for (var choice : chose.entrySet()) {
      if (choice.getValue().contains(person.number())) {
        return choice.getKey();
      }
    }
    return type.defaultAudience();
  }

  /** Of these people, those who consented. */
  RoaringBitmap consenting(RoaringBitmap people) {
    return RoaringBitmap.and(people, consenting);
  }

  /** Of these people, all at the same distance, those whose privacy lets the viewer see this. */
  RoaringBitmap visible(RoaringBitmap people, Relation relation) {
    var seen = withinAudience(people, relation);
    if (!lists.letIn().isEmpty()) {
      seen.or(RoaringBitmap.and(people, lists.letIn()));
    }
    if (!lists.keptOut().isEmpty()) {
      seen.andNot(lists.keptOut());
    }
    return seen;
  }

  private RoaringBitmap withinAudience(RoaringBitmap people, Relation relation) {
    var seen = people.clone();
    if (relation.within(type.defaultAudience())) {
      chose.forEach((audience, choosers) -> {
        if (!relation.within(audience)) {
          // Intersecting first gallops through a sparse set; subtracting it whole would walk it.
          seen.andNot(RoaringBitmap.and(people, choosers));
        }
      });
      return seen;
    }
    var let = new RoaringBitmap();
    chose.forEach((audience, choosers) -> {
      if (relation.within(audience)) {
        let.or(RoaringBitmap.and(seen, choosers));
      }
    });
    return let;
  }
}
