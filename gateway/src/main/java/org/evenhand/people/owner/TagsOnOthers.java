package org.evenhand.people.owner;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evenhand.people.rows.FriendsRow;
import org.evenhand.people.rows.Key;
import org.evenhand.people.rows.NumberRow;
import org.evenhand.people.rows.PhotoRow;
import org.evenhand.people.rows.PrivacyRow;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;

/** The tags of a person on photos of others: theirs to see and to take off, whoever's the photo. */
final class TagsOnOthers {
  private static final DataTypeId PHOTOS = new DataTypeId("photos");
  private static final PersonId LEAST = new PersonId(1);

  private final Table table;
  private final Catalogue catalogue;

  TagsOnOthers(Table table, Catalogue catalogue) {
    this.table = table;
    this.catalogue = catalogue;
  }

  /** Newest photo first, those below a number; at most so many. */
  List<TaggedOn> below(PersonId me, long before, int limit) {
    var found = new ArrayList<TaggedOn>();
    var prefix = Key.allTaggedIn(me);
    var from = before == Long.MAX_VALUE ? prefix : Key.taggedIn(me, LEAST, new PhotoId(before));
    table.scan(
        prefix,
        from,
        (key, _) -> {
          var photo = Key.photoOf(key);
          var owner = Key.ownerOf(key);
          if (photo.number() < before && !owner.equals(me)) {
            found.add(new TaggedOn(photo, owner, takenAt(me, owner, photo)));
          }
          return found.size() < limit;
        });
    return found;
  }

  Optional<TaggedOn> on(PersonId me, PhotoId photo) {
    var owner = table.get(Key.ownerOf(photo));
    if (owner == null) {
      return Optional.empty();
    }
    var whose = NumberRow.person(owner);
    return whose.equals(me) || table.get(Key.taggedIn(me, whose, photo)) == null
        ? Optional.empty()
        : Optional.of(new TaggedOn(photo, whose, takenAt(me, whose, photo)));
  }

  // That they are tagged is the person's own. When the photo was taken is its owner's.
  private Optional<Instant> takenAt(PersonId me, PersonId owner, PhotoId photo) {
    var row = table.get(Key.photo(owner, photo));
    return row != null && mayLook(me, owner)
        ? Optional.of(PhotoRow.of(row).details().takenAt())
        : Optional.empty();
  }

  private boolean mayLook(PersonId me, PersonId owner) {
    var friends = table.get(Key.friends(me));
    boolean friend =
        friends != null && Arrays.binarySearch(FriendsRow.numbers(friends), owner.number()) >= 0;
    var row = table.get(Key.privacy(owner));
    var privacy = row == null ? new PrivacyRow() : PrivacyRow.of(row);
    var usual = catalogue.type(PHOTOS).orElseThrow().defaultAudience();
    var audience = privacy.chosen().getOrDefault(PHOTOS, usual);
    return audience.compareTo(friend ? Audience.FRIENDS : Audience.EVERYONE) <= 0
        && !privacy.blockBetween(me);
  }
}
