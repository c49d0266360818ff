package org.evenhand.vocabulary;

import java.util.List;

/** What leaves about one object. The fields are bits of {@link Field#bit()}. */
public sealed interface Line {
  /** The bits of the fields that leave. */
  long fields();

  /** Everyone concerned, the owner first. */
  List<PersonId> people();

  /**
   * A person's own fields.
   *
   * @param subject whose
   * @param fields which
   */
  record OfPerson(PersonId subject, long fields) implements Line {
    @Override
    public List<PersonId> people() {
      return List.of(subject);
    }
  }

  /**
   * A photo's metadata.
   *
   * @param photo which photo
   * @param owner whose
   * @param tagged everyone tagged in it, shown as a tag or not
   * @param fields which fields
   */
  record OfPhoto(PhotoId photo, PersonId owner, List<PersonId> tagged, long fields)
      implements Line {
    /** Keeps a copy. */
    public OfPhoto {
      tagged = List.copyOf(tagged);
    }

    @Override
    public List<PersonId> people() {
      var all = new java.util.ArrayList<PersonId>(1 + tagged.size());
      all.add(owner);
      all.addAll(tagged);
      return all;
    }
  }

  /**
   * A relationship.
   *
   * @param subject whose
   * @param partner the partner if named, else empty; at most one
   * @param fields which fields
   */
  record OfRelationship(PersonId subject, List<PersonId> partner, long fields) implements Line {
    /** Keeps a copy. */
    public OfRelationship {
      partner = List.copyOf(partner);
    }

    @Override
    public List<PersonId> people() {
      return partner.isEmpty() ? List.of(subject) : List.of(subject, partner.getFirst());
    }
  }

  /**
   * That a person likes something.
   *
   * @param subject who likes it
   * @param thing what they like
   * @param fields which fields
   */
  record OfLike(PersonId subject, ThingId thing, long fields) implements Line {
    @Override
    public List<PersonId> people() {
      return List.of(subject);
    }
  }

  /**
   * That two people are relatives.
   *
   * @param subject whose relative
   * @param relative who that is
   * @param fields which fields
   */
  record OfRelative(PersonId subject, PersonId relative, long fields) implements Line {
    @Override
    public List<PersonId> people() {
      return List.of(subject, relative);
    }
  }
}
