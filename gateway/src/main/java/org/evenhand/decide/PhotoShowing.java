package org.evenhand.decide;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.vocabulary.Concerns;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.Facts.Photo;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.Shown.ShownList;

/**
 * Works out which photos may be shown. A photo needs the consent of its owner and of everyone
 * tagged; a tag needs {@code photos.tags} of the tagged.
 */
final class PhotoShowing {
  private final Showing showing;
  private final Facts facts;

  PhotoShowing(Showing showing, Facts facts) {
    this.showing = showing;
    this.facts = facts;
  }

  ShownList of(PersonId owner, Selection.Expansion list) {
    var all = facts.photos(owner);
    var none = new ShownList(Edge.PHOTOS, owner.number(), List.of(), false, false);
    if (all.isEmpty() || !showing.permitted(Edge.PHOTOS.type(), owner, Reason.NO_CONSENT)) {
      return none;
    }
    var seen = all.stream().filter(photo -> taggedConsent(Edge.PHOTOS.type(), photo)).toList();
    int from = first(seen, list.page());
    int to = last(seen, list.page());
    int over = Math.max(0, to - from - showing.most());
    if (list.page().from() instanceof Cursor.Before) {
      from += over;
    } else {
      to -= over;
    }
    showing.take(to - from);
    var items = new ArrayList<Shown>();
    for (var photo : seen.subList(from, to)) {
      items.add(photo(photo, list.selection()));
    }
    return new ShownList(Edge.PHOTOS, owner.number(), items, from > 0, to < seen.size());
  }

  /** One photo by its number: there under exactly the conditions under which a list has it. */
  ShownList one(PhotoId id, Selection selection) {
    var items =
        facts
            .photo(id)
            .filter(
                photo -> showing.permitted(Edge.PHOTOS.type(), photo.owner(), Reason.NO_CONSENT))
            .filter(photo -> taggedConsent(Edge.PHOTOS.type(), photo))
            .map(photo -> {
              showing.take(1);
              return List.of(photo(photo, selection));
            })
            .orElse(List.of());
    return new ShownList(Edge.PHOTOS, id.number(), items, false, false);
  }

  private static int first(List<Photo> newestFirst, Page page) {
    return switch (page.from()) {
      case Cursor.Start _ -> 0;
      case Cursor.After(long key) -> countAtLeast(newestFirst, key);
      case Cursor.Before(long key) ->
          Math.max(0, countAtLeast(newestFirst, key + 1) - page.limit());
    };
  }

  private static int last(List<Photo> newestFirst, Page page) {
    return switch (page.from()) {
      case Cursor.Before(long key) -> countAtLeast(newestFirst, key + 1);
      default -> Math.min(newestFirst.size(), first(newestFirst, page) + page.limit());
    };
  }

  private static int countAtLeast(List<Photo> newestFirst, long number) {
    int count = 0;
    while (count < newestFirst.size() && newestFirst.get(count).id().number() >= number) {
      count++;
    }
    return count;
  }

  private boolean taggedConsent(DataTypeId type, Photo photo) {
    var audiences = showing.audiences(type);
    for (var tagged : photo.tagged()) {
      if (!audiences.consented(tagged)) {
        showing.tally().add(Reason.OTHER_PARTY_CONSENT, 1);
        return false;
      }
    }
    return true;
  }

  private Shown photo(Photo photo, Selection selection) {
    long fields = Field.ID;
    for (long rest = selection.fields() & ~Field.ID; rest != 0; rest &= rest - 1) {
      if (permitted(showing.typeOf(ObjectKind.PHOTO, Long.numberOfTrailingZeros(rest)), photo)) {
        fields |= Long.lowestOneBit(rest);
      }
    }
    var lists = new ArrayList<ShownList>();
    for (var expansion : selection.expansions()) {
      var tags = tags(photo, expansion);
      if (!tags.items().isEmpty()) {
        lists.add(tags);
      }
    }
    var line = new Line.OfPhoto(photo.id(), photo.owner(), photo.tagged(), fields);
    return new Shown(line, photo.id().number(), lists);
  }

  private boolean permitted(DataTypeId type, Photo photo) {
    if (type.equals(Edge.PHOTOS.type())) {
      return true; // the photo itself was, or it would not be on the page
    }
    boolean everyone =
        facts.catalogue().type(type).orElseThrow().concerns() != Concerns.OWNER_AND_TAGGED
            || taggedConsent(type, photo);
    return everyone && showing.permitted(type, photo.owner(), Reason.NO_CONSENT);
  }

  private ShownList tags(Photo photo, Selection.Expansion list) {
    var seen = new ArrayList<PersonId>();
    for (var tagged : photo.tagged()) {
      if (showing.permitted(Edge.TAGS.type(), tagged, Reason.OTHER_PARTY_CONSENT)) {
        seen.add(tagged);
      }
    }
    var people = seen.stream().mapToInt(PersonId::number).toArray();
    var slice = Slice.cut(facts.order(people), list.page(), people.length);
    var items = new ArrayList<Shown>();
    boolean more = slice.after();
    for (int i = 0; i < slice.chosen().length; i++) {
      if (!showing.takeOne()) {
        more = true;
        break;
      }
      var tagged = new PersonId(people[slice.chosen()[i]]);
      items.add(showing.person(tagged, list.selection(), slice.keys()[i]));
    }
    return new ShownList(Edge.TAGS, photo.id().number(), items, slice.before(), more);
  }
}
