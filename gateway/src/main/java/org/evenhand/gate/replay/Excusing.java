package org.evenhand.gate.replay;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.evenhand.people.Missing.Part;
import org.evenhand.record.frame.Bits128;
import org.evenhand.record.frame.TaggedLine;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Concerns;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Selection.Expansion;
import org.jspecify.annotations.Nullable;

/**
 * What may account for a difference in lines. An erasure takes away the rows that named the erased,
 * and nothing else: so a line about somebody known, which they did not consent to or which their
 * privacy forbids, is excused by nothing. Neither is one more friend, since of two who are known
 * the friendship is.
 */
final class Excusing {
  private final Request request;
  private final Catalogue catalogue;
  private final Function<Bits128, Optional<PersonId>> people;
  private final AtBest best;
  private final Set<Edge> edges = EnumSet.noneOf(Edge.class);

  Excusing(Request request, Facts facts, Function<Bits128, Optional<PersonId>> people) {
    this.request = request;
    this.catalogue = facts.catalogue();
    this.people = people;
    this.best = new AtBest(request, facts);
    switch (request.query()) {
      case Query.One(_, var selection) -> follow(selection.expansions());
      case Query.Many(var list) -> follow(List.of(list));
      case Query.Photo(_, var selection) -> {
        edges.add(Edge.PHOTOS);
        follow(selection.expansions());
      }
    }
  }

  private void follow(Collection<Expansion> lists) {
    for (var list : lists) {
      edges.add(list.edge());
      follow(list.selection().expansions());
    }
  }

  /**
   * For a line that the record has, and the new decision has not.
   *
   * @param under the photo that it stands behind, and may name somebody tagged in
   */
  Excuse shown(TaggedLine line, TaggedLine.@Nullable OfPhoto under) {
    var person = people.apply(line.person());
    if (person.isEmpty()) {
      return new Excuse.Erased();
    }
    for (long rest = line.fields() & ~Field.ID; rest != 0; rest &= rest - 1) {
      if (!mayBeSeen(line, Long.lowestOneBit(rest), person.get())) {
        return Excuse.Hole.NONE;
      }
    }
    return switch (line) {
      case TaggedLine.OfPerson _ -> person(person.get(), under);
      case TaggedLine.OfPhoto photo ->
          best.mayBeSeen(Edge.PHOTOS.type(), person.get())
                  && allConsented(Edge.PHOTOS.type(), photo.with())
              ? hole(person.get(), Part.PHOTOS)
              : Excuse.Hole.NONE;
      case TaggedLine.OfRelationship _ ->
          best.mayBeSeen(Edge.RELATIONSHIPS.type(), person.get())
              ? hole(person.get(), Part.PARTNER)
              : Excuse.Hole.NONE;
      case TaggedLine.OfRelative relative ->
          best.mayBeSeen(Edge.FAMILY.type(), person.get())
                  && allConsented(Edge.FAMILY.type(), List.of(relative.relative()))
              ? hole(person.get(), Part.PARTNER)
              : Excuse.Hole.NONE;
      case TaggedLine.OfLike _ ->
          best.mayBeSeen(Edge.LIKES.type(), person.get()) ? hole(person.get()) : Excuse.Hole.NONE;
    };
  }

  private Excuse person(PersonId person, TaggedLine.@Nullable OfPhoto under) {
    boolean tagged = leadsTo(Edge.TAGS, person);
    if (tagged && under != null && people.apply(under.person()).isEmpty()) {
      return new Excuse.Erased();
    }
    boolean asked = request.query() instanceof Query.One(var who, _) && who.equals(person);
    boolean befriended = best.isFriend(person) && leadsTo(Edge.FRIENDS, person);
    return tagged
            || asked
            || befriended
            || leadsTo(Edge.PARTNER, person)
            || leadsTo(Edge.RELATIVE, person)
        ? hole(person, Part.PHOTOS, Part.PARTNER)
        : Excuse.Hole.NONE;
  }

  private boolean leadsTo(Edge edge, PersonId person) {
    return edges.contains(edge) && best.mayBeSeen(edge.type(), person);
  }

  // A friend in common can have been the erased; and a photo that was held back because of the
  // erased now takes the place of another on its page.
  private Excuse hole(PersonId person, Part... parts) {
    var all = new HashSet<>(List.of(parts));
    if (best.isDistant(person)) {
      all.add(Part.FRIENDS);
    }
    return new Excuse.Hole(all, null);
  }

  /** For a field that the record has in a line, and the new decision has not. */
  Excuse fieldShown(TaggedLine line, long bit) {
    return people
        .apply(line.person())
        .map(person -> mayBeSeen(line, bit, person) ? hole(person) : Excuse.Hole.NONE)
        .orElse(new Excuse.Erased());
  }

  private boolean mayBeSeen(TaggedLine line, long bit, PersonId person) {
    var field = catalogue.field(kind(line), Long.numberOfTrailingZeros(bit));
    if (field.isEmpty()) {
      return false;
    }
    var type = field.get().type();
    boolean everyone =
        !(line instanceof TaggedLine.OfPhoto photo)
            || catalogue.type(type).orElseThrow().concerns() != Concerns.OWNER_AND_TAGGED
            || allConsented(type, photo.with());
    return everyone && best.mayBeSeen(type, person);
  }

  /** All of them who are known. */
  private boolean allConsented(DataTypeId type, List<Bits128> tags) {
    return tags.stream()
        .flatMap(tag -> people.apply(tag).stream())
        .allMatch(person -> best.consented(type, person));
  }

  /** For a line that the new decision has, and the record has not: pages close up. */
  Excuse missing(TaggedLine line) {
    return switch (line) {
      case TaggedLine.OfPerson _, TaggedLine.OfLike _ ->
          new Excuse.Hole(Set.of(Part.FRIENDS, Part.PHOTOS, Part.PARTNER), null);
      case TaggedLine.OfPhoto _ -> new Excuse.Hole(Set.of(Part.FRIENDS, Part.PHOTOS), null);
      case TaggedLine.OfRelationship _, TaggedLine.OfRelative _ ->
          new Excuse.Hole(Set.of(Part.PARTNER), null);
    };
  }

  /** For fields that the new decision has, and the record has not: somebody tagged said no. */
  Excuse fieldsMissing(TaggedLine line) {
    return line instanceof TaggedLine.OfPhoto photo
        ? new Excuse.Hole(Set.of(Part.PHOTOS), people.apply(photo.person()).orElse(null))
        : Excuse.Hole.NONE;
  }

  /** For others named in a line, tagged or as partner, who are not those of the new decision. */
  Excuse others(TaggedLine recorded, TaggedLine decided) {
    var more = new HashSet<>(others(recorded));
    others(decided).forEach(more::remove);
    boolean photo = recorded instanceof TaggedLine.OfPhoto;
    if (!allConsented((photo ? Edge.PHOTOS : Edge.PARTNER).type(), List.copyOf(more))) {
      return Excuse.Hole.NONE;
    }
    if (!more.isEmpty() && more.stream().allMatch(tag -> people.apply(tag).isEmpty())) {
      return new Excuse.Erased();
    }
    return new Excuse.Hole(Set.of(photo ? Part.PHOTOS : Part.PARTNER), null);
  }

  /** Whom a line names besides the one whose it is. */
  static List<Bits128> others(TaggedLine line) {
    return switch (line) {
      case TaggedLine.OfPerson _ -> List.of();
      case TaggedLine.OfPhoto it -> it.with();
      case TaggedLine.OfRelationship it -> {
        var partner = it.partner();
        yield partner == null ? List.of() : List.of(partner);
      }
      case TaggedLine.OfLike _ -> List.of();
      case TaggedLine.OfRelative it -> List.of(it.relative());
    };
  }

  static ObjectKind kind(TaggedLine line) {
    return switch (line) {
      case TaggedLine.OfPerson _ -> ObjectKind.PERSON;
      case TaggedLine.OfPhoto _ -> ObjectKind.PHOTO;
      case TaggedLine.OfRelationship _ -> ObjectKind.RELATIONSHIP;
      case TaggedLine.OfLike _ -> ObjectKind.LIKE;
      case TaggedLine.OfRelative _ -> ObjectKind.RELATIVE;
    };
  }
}
