package org.evenhand.people.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.evenhand.people.rows.FamilyRow;
import org.evenhand.people.rows.FriendsRow;
import org.evenhand.people.rows.Key;
import org.evenhand.people.rows.ListsRow;
import org.evenhand.people.rows.NumberRow;
import org.evenhand.people.rows.PhotoRow;
import org.evenhand.people.rows.PrivacyRow;
import org.evenhand.people.rows.RelationshipRow;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.roaringbitmap.RoaringBitmap;

/**
 * People as of one position: what a decision may know of them. Whatever happens after, it answers
 * the same. Safe for use by many threads; must be closed. The bitmaps that it gives must not be
 * changed.
 */
public final class PeopleSnapshot implements AutoCloseable {
  private final Frozen frozen;
  private final long position;
  private final AtomicBoolean closed = new AtomicBoolean();

  PeopleSnapshot(Frozen frozen, long position) {
    this.frozen = frozen;
    this.position = position;
  }

  /** The position as of which this is the world. */
  public long position() {
    return position;
  }

  /** Whether there is such a person. */
  public boolean exists(PersonId person) {
    return frozen.sets().exists().contains(person.number());
  }

  /** That person's friends. */
  public RoaringBitmap friends(PersonId person) {
    var row = frozen.view().get(Key.friends(person));
    return row == null ? new RoaringBitmap() : RoaringBitmap.bitmapOf(FriendsRow.numbers(row));
  }

  /** Those whom the person blocks or who block them. */
  public RoaringBitmap blocked(PersonId person) {
    var row = frozen.view().get(Key.privacy(person));
    return row == null ? new RoaringBitmap() : PrivacyRow.of(row).blockedEitherWay();
  }

  /** Those whom the person blocks. */
  public RoaringBitmap blocks(PersonId person) {
    var row = frozen.view().get(Key.privacy(person));
    return row == null ? new RoaringBitmap() : PrivacyRow.of(row).blocks();
  }

  /** Those who set this type's audience to this themselves. */
  public RoaringBitmap chose(DataTypeId type, Audience audience) {
    return frozen.sets().chose(type, audience);
  }

  /** Whose lists for this type name the viewer; most are in none, and cost no read. */
  public Facts.Lists lists(DataTypeId type, PersonId viewer) {
    if (!frozen.sets().listed(type).contains(viewer.number())) {
      return Facts.Lists.none();
    }
    var row = frozen.view().get(Key.listers(viewer, type));
    if (row == null) {
      throw new IllegalStateException(
          "no row of whose lists for " + type.value() + " name " + viewer);
    }
    var lists = ListsRow.of(row);
    return new Facts.Lists(lists.letIn(), lists.keptOut());
  }

  /** That person's photos, newest (highest number) first. */
  public List<Facts.Photo> photos(PersonId owner) {
    var photos = new ArrayList<Facts.Photo>();
    var prefix = Key.photos(owner);
    frozen
        .view()
        .scan(
            prefix,
            prefix,
            (key, value) ->
                photos.add(new Facts.Photo(Key.photoOf(key), owner, PhotoRow.of(value).tagged())));
    return photos;
  }

  /** The photo of that number. */
  public Optional<Facts.Photo> photo(PhotoId id) {
    var owned = frozen.view().get(Key.ownerOf(id));
    if (owned == null) {
      return Optional.empty();
    }
    var owner = NumberRow.person(owned);
    return Optional.ofNullable(frozen.view().get(Key.photo(owner, id)))
        .map(row -> new Facts.Photo(id, owner, PhotoRow.of(row).tagged()));
  }

  /** What that person likes, by rising number. */
  public long[] likes(PersonId person) {
    var things = LongStream.builder();
    var prefix = Key.likes(person);
    frozen
        .view()
        .scan(
            prefix,
            prefix,
            (key, _) -> {
              things.add(Key.thingOf(key).number());
              return true;
            });
    return things.build().toArray();
  }

  /** The partner whom the person names and who names them. */
  public Optional<PersonId> partner(PersonId person) {
    return named(person).filter(partner -> named(partner).filter(person::equals).isPresent());
  }

  private Optional<PersonId> named(PersonId person) {
    var row = frozen.view().get(Key.relationship(person));
    return row == null ? Optional.empty() : Optional.ofNullable(RelationshipRow.of(row).partner());
  }

  /** Those whom the person names as relatives and who name them as one. */
  public RoaringBitmap relatives(PersonId person) {
    var row = frozen.view().get(Key.family(person));
    return row == null ? new RoaringBitmap() : FamilyRow.of(row).relatives();
  }

  /** Whether the person has a relationship on file. */
  public boolean hasRelationship(PersonId person) {
    return frozen.view().get(Key.relationship(person)) != null;
  }

  /** Lets go of the view; further calls of this do nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      frozen.release();
    }
  }
}
