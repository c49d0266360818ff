package org.evenhand.people.owner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evenhand.people.files.PictureReader;
import org.evenhand.people.rows.FamilyRow;
import org.evenhand.people.rows.FriendsRow;
import org.evenhand.people.rows.Key;
import org.evenhand.people.rows.LikeRow;
import org.evenhand.people.rows.PhotoRow;
import org.evenhand.people.rows.PrivacyRow;
import org.evenhand.people.rows.ProfileRow;
import org.evenhand.people.rows.RelationshipRow;
import org.evenhand.picture.Hidden;
import org.evenhand.picture.Inspection;
import org.evenhand.picture.Pictures;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.SignedIn;
import org.evenhand.vocabulary.Value;

/** What a person sees of what is held about them. */
public final class OwnView {
  private final Table table;
  private final Catalogue catalogue;
  private final NamesOfOthers names;
  private final PictureReader pictures;
  private final TagsOnOthers tags;

  /** Over the table of people, where photos have no bytes. */
  public OwnView(Table table, Catalogue catalogue) {
    this(table, catalogue, PictureReader.NONE);
  }

  /** Over the table of people. */
  public OwnView(Table table, Catalogue catalogue, PictureReader pictures) {
    this.pictures = pictures;
    this.table = table;
    this.catalogue = catalogue;
    this.names = new NamesOfOthers(table, catalogue);
    this.tags = new TagsOnOthers(table, catalogue);
  }

  /** The values of their profile, in the catalogue's order. */
  public List<Value> profile(SignedIn me) {
    var row = table.get(Key.profile(me.person()));
    if (row == null) {
      return List.of();
    }
    var held = ProfileRow.of(row).held();
    var values = new ArrayList<Value>();
    for (var field : catalogue.fields()) {
      var value = field.of() == ObjectKind.PERSON ? held.get(field.number()) : null;
      if (value != null) {
        values.add(value.as(field));
      }
    }
    return values;
  }

  /** The name in their profile; empty if it has none. */
  public Optional<String> name(SignedIn me) {
    return names.own(me.person());
  }

  /** The name of somebody, as far as that person lets them see it; else empty. */
  public String nameOf(SignedIn me, PersonId other) {
    var row = table.get(Key.friends(me.person()));
    var friend = row != null && Arrays.binarySearch(FriendsRow.numbers(row), other.number()) >= 0;
    return friend
        ? names.of(me.person(), List.of(other)).getFirst()
        : names.ofStranger(me.person(), other);
  }

  /**
   * A page of their friends, by number.
   *
   * @param after the number behind which the page starts; 0 for the first page
   * @param limit at most so many
   */
  public FriendsPage friends(SignedIn me, int after, int limit) {
    var row = table.get(Key.friends(me.person()));
    var all = row == null ? FriendsRow.none() : FriendsRow.of(row);
    var behind = Arrays.stream(all.numbers()).filter(n -> n > after).toArray();
    var page = Arrays.stream(behind).limit(limit).mapToObj(PersonId::new).toList();
    var shown = names.of(me.person(), page);
    var friends = new ArrayList<Friend>(page.size());
    for (int i = 0; i < page.size(); i++) {
      var friend = page.get(i);
      friends.add(new Friend(friend, shown.get(i), all.since(friend.number())));
    }
    return new FriendsPage(friends, all.size(), behind.length > page.size());
  }

  /** For each data type who may see it, by their own choice or by default. */
  public Map<DataTypeId, Choice> privacy(SignedIn me) {
    var chosen = privacyRow(me).chosen();
    var choices = new TreeMap<DataTypeId, Choice>();
    for (DataType type : catalogue.types()) {
      var own = chosen.get(type.id());
      choices.put(
          type.id(),
          own == null ? new Choice(type.defaultAudience(), false) : new Choice(own, true));
    }
    return choices;
  }

  /** Whom they block. */
  public List<PersonId> blocks(SignedIn me) {
    return Arrays.stream(privacyRow(me).blocks().toArray()).mapToObj(PersonId::new).toList();
  }

  private PrivacyRow privacyRow(SignedIn me) {
    var row = table.get(Key.privacy(me.person()));
    return row == null ? new PrivacyRow() : PrivacyRow.of(row);
  }

  /**
   * Their photos, newest first.
   *
   * @param limit at most so many
   */
  public List<OwnPhoto> photos(SignedIn me, int limit) {
    var photos = new ArrayList<OwnPhoto>();
    var prefix = Key.photos(me.person());
    table.scan(
        prefix,
        prefix,
        (key, value) -> {
          var row = PhotoRow.of(value);
          photos.add(new OwnPhoto(Key.photoOf(key), row.details(), row.tagged()));
          return photos.size() < limit;
        });
    return photos;
  }

  /** Whom they name as relatives, by number. */
  public List<OwnRelative> family(SignedIn me) {
    var row = table.get(Key.family(me.person()));
    var family = row == null ? new FamilyRow() : FamilyRow.of(row);
    var relatives = new ArrayList<OwnRelative>();
    family
        .named()
        .forEach((number, word) ->
            relatives.add(
                new OwnRelative(new PersonId(number), word, family.namedBy().contains(number))));
    return relatives;
  }

  /**
   * What they like, by number.
   *
   * @param limit at most so many
   */
  public List<OwnLike> likes(SignedIn me, int limit) {
    var likes = new ArrayList<OwnLike>();
    var prefix = Key.likes(me.person());
    table.scan(
        prefix,
        prefix,
        (key, value) -> {
          likes.add(new OwnLike(Key.thingOf(key), LikeRow.of(value).details()));
          return likes.size() < limit;
        });
    return likes;
  }

  /**
   * A page of their photos, newest first.
   *
   * @param before the number that all on the page are below, hence older; {@link Long#MAX_VALUE}
   *     for the first page
   * @param limit at most so many
   */
  public OwnPhotosPage photos(SignedIn me, long before, int limit) {
    var photos = new ArrayList<OwnPhoto>();
    var prefix = Key.photos(me.person());
    var from = before == Long.MAX_VALUE ? prefix : Key.photo(me.person(), new PhotoId(before));
    table.scan(
        prefix,
        from,
        (key, value) -> {
          var photo = Key.photoOf(key);
          if (photo.number() < before) {
            var row = PhotoRow.of(value);
            photos.add(new OwnPhoto(photo, row.details(), row.tagged()));
          }
          return photos.size() <= limit;
        });
    boolean more = photos.size() > limit;
    return new OwnPhotosPage(more ? photos.subList(0, limit) : photos, more);
  }

  /** A photo of their own; empty if it is none. */
  public Optional<OwnPhoto> photo(SignedIn me, PhotoId id) {
    return Optional.ofNullable(table.get(Key.photo(me.person(), id)))
        .map(PhotoRow::of)
        .map(row -> new OwnPhoto(id, row.details(), row.tagged()));
  }

  /**
   * The bytes of a photo of their own, whole, as they came; empty if it is none of theirs, or only
   * what is known of it came.
   */
  public Optional<byte[]> photoFile(SignedIn me, PhotoId id) {
    return photo(me, id)
        .flatMap(photo -> Optional.ofNullable(photo.details().content()))
        .flatMap(content -> pictures.read(me.person(), content));
  }

  /**
   * What the file of a photo of their own hides; empty if it has no file, or one that cannot be
   * read.
   */
  public Optional<List<Hidden>> hidden(SignedIn me, PhotoId id) {
    return photoFile(me, id)
        .map(Pictures::inspect)
        .flatMap(seen ->
            seen instanceof Inspection.Accepted accepted
                ? Optional.of(accepted.hidden())
                : Optional.empty());
  }

  /**
   * Photos of others on which they are tagged, newest first.
   *
   * @param before the number that all of them are below; {@link Long#MAX_VALUE} for the first page
   * @param limit at most so many
   */
  public List<TaggedOn> taggedOn(SignedIn me, long before, int limit) {
    return tags.below(me.person(), before, limit);
  }

  /** The tag of theirs on that photo of somebody else; empty if there is none. */
  public Optional<TaggedOn> taggedOn(SignedIn me, PhotoId photo) {
    return tags.on(me.person(), photo);
  }

  /**
   * The names of people tagged in their photos, as far as those let a friend see them.
   *
   * @return one for each, empty where there is none to see
   */
  public List<String> namesOf(SignedIn me, List<PersonId> tagged) {
    return names.of(me.person(), tagged);
  }

  /** The relationship that they are in; empty if they said nothing. */
  public Optional<OwnRelationship> relationship(SignedIn me) {
    var row = table.get(Key.relationship(me.person()));
    if (row == null) {
      return Optional.empty();
    }
    var held = RelationshipRow.of(row);
    return Optional.of(new OwnRelationship(held.status(), held.partner()));
  }
}
