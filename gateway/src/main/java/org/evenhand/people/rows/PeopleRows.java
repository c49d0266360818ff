package org.evenhand.people.rows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.evenhand.record.Change.Content;
import org.evenhand.record.Change.LikeDetails;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.ThingId;
import org.jspecify.annotations.Nullable;

/**
 * What each change does to the rows. Whatever concerns two people is written on both sides in the
 * same draft, so the two never disagree; doing a thing twice is doing it once. Who was erased gets
 * no rows any more, whatever a late frame says.
 */
public final class PeopleRows {
  private static final byte[] MARK = new byte[0];

  private final Draft draft;
  private final Set<Content> dropped = new LinkedHashSet<>();

  /** Over a draft. */
  public PeopleRows(Draft draft) {
    this.draft = draft;
  }

  /** Photos' bytes that rows named and name no longer. */
  public Set<Content> dropped() {
    return dropped;
  }

  /** Somebody's profile, replaced as a whole; they exist from now on. */
  public void profile(PersonId person, ProfileRow profile) {
    if (gone(person)) {
      return;
    }
    draft.put(Key.profile(person), profile.bytes());
    draft.put(Key.external(profile.externalId()), NumberRow.bytes(person));
    draft.enter(PeopleSets.EXISTS, person.number());
  }

  /** Two become friends; if they are, the older position stays. */
  public void befriend(PersonId one, PersonId other, long position) {
    if (one.equals(other) || gone(one) || gone(other)) {
      return;
    }
    var _ = addFriends(one, new int[] {other.number()}, position);
    var _ = addFriends(other, new int[] {one.number()}, position);
  }

  /**
   * One side of many friendships; the caller writes the other sides in the same draft.
   *
   * @param others numbers, rising, each once
   * @return how many of them were no friends before
   */
  public int addFriends(PersonId person, int[] others, long position) {
    if (gone(person)) {
      return 0;
    }
    var here = Arrays.stream(others).filter(o -> !draft.in(PeopleSets.GONE, o)).toArray();
    var before = friends(person);
    var after = before.with(here, position);
    draft.put(Key.friends(person), after.bytes());
    return after.size() - before.size();
  }

  /** Two are friends no more; from when until when they were stays on file. */
  public void unfriend(PersonId one, PersonId other, long position) {
    var friends = friends(one);
    if (!friends.has(other.number())) {
      return;
    }
    var from = NumberRow.bytes(friends.since(other.number()));
    draft.put(Key.ended(one, other, position), from);
    draft.put(Key.ended(other, one, position), from);
    dropFriend(one, other);
    dropFriend(other, one);
  }

  private void dropFriend(PersonId person, PersonId friend) {
    var fewer = friends(person).without(friend.number());
    if (fewer.size() == 0) {
      draft.delete(Key.friends(person));
    } else {
      draft.put(Key.friends(person), fewer.bytes());
    }
  }

  private FriendsRow friends(PersonId person) {
    var row = draft.get(Key.friends(person));
    return row == null ? FriendsRow.none() : FriendsRow.of(row);
  }

  /** Somebody chose who sees a kind of their data. */
  public void audience(PersonId person, DataTypeId type, Audience audience) {
    if (gone(person)) {
      return;
    }
    privacy(person, privacy -> privacy.chosen().put(type, audience));
    for (var any : Audience.values()) {
      draft.leave(PeopleSets.chosen(type, any), person.number());
    }
    draft.enter(PeopleSets.chosen(type, audience), person.number());
  }

  /** Somebody blocks another. */
  public void block(PersonId person, PersonId other) {
    if (person.equals(other) || gone(person) || gone(other)) {
      return;
    }
    privacy(person, privacy -> privacy.blocks().add(other.number()));
    privacy(other, privacy -> privacy.blockedBy().add(person.number()));
  }

  /** Somebody takes a block back. */
  public void unblock(PersonId person, PersonId other) {
    privacy(person, privacy -> privacy.blocks().remove(other.number()));
    privacy(other, privacy -> privacy.blockedBy().remove(person.number()));
  }

  private void privacy(PersonId person, Consumer<PrivacyRow> change) {
    var key = Key.privacy(person);
    var row = draft.get(key);
    var privacy = row == null ? new PrivacyRow() : PrivacyRow.of(row);
    change.accept(privacy);
    if (privacy.isEmpty()) {
      draft.delete(key);
    } else {
      draft.put(key, privacy.bytes());
    }
  }

  /** Somebody lets another in to a kind of their data, keeps them out of it, or neither. */
  public void list(PersonId person, PersonId other, DataTypeId type, Listing listing) {
    if (person.equals(other) || gone(person) || gone(other)) {
      return;
    }
    listed(Key.lists(person, type), other, listing);
    boolean named = listed(Key.listers(other, type), person, listing);
    if (named) {
      draft.enter(PeopleSets.listedIn(type), other.number());
    } else {
      draft.leave(PeopleSets.listedIn(type), other.number());
    }
  }

  /** Whether the row has anybody left. */
  private boolean listed(byte[] key, PersonId who, Listing listing) {
    var row = draft.get(key);
    var lists = row == null ? new ListsRow() : ListsRow.of(row);
    lists.put(who, listing);
    if (lists.isEmpty()) {
      draft.delete(key);
    } else {
      draft.put(key, lists.bytes());
    }
    return !lists.isEmpty();
  }

  private void eraseLists(PersonId person) {
    for (var key : draft.keys(Key.allLists(person))) {
      eachIn(key, other -> list(person, other, Key.typeOf(key), Listing.NEITHER));
    }
    for (var key : draft.keys(Key.allListers(person))) {
      eachIn(key, lister -> list(lister, person, Key.typeOf(key), Listing.NEITHER));
    }
  }

  private void eachIn(byte[] key, Consumer<PersonId> act) {
    var row = draft.get(key);
    if (row != null) {
      Arrays.stream(ListsRow.of(row).all().toArray()).mapToObj(PersonId::new).forEach(act);
    }
  }

  /** Somebody says what relationship they are in. */
  public void relationship(
      PersonId person, String status, @Nullable PersonId partner, long position) {
    if (gone(person)) {
      return;
    }
    forgetPartner(person);
    var named = partner == null || gone(partner) || partner.equals(person) ? null : partner;
    draft.put(Key.relationship(person), new RelationshipRow(status, named, position).bytes());
    if (named != null) {
      draft.put(Key.namedBy(named, person), MARK);
    }
  }

  private void forgetPartner(PersonId person) {
    var row = draft.get(Key.relationship(person));
    var partner = row == null ? null : RelationshipRow.of(row).partner();
    if (partner != null) {
      draft.delete(Key.namedBy(partner, person));
    }
  }

  /** A photo's metadata came, or came anew; tags stay. */
  public void photo(PersonId owner, PhotoId photo, PhotoDetails details, long position) {
    var content = details.content();
    if (gone(owner)) {
      if (content != null) {
        dropped.add(content);
      }
      return;
    }
    var row = draft.get(Key.photo(owner, photo));
    var tagged = row == null ? List.<PersonId>of() : PhotoRow.of(row).tagged();
    if (row != null) {
      dropContent(PhotoRow.of(row));
    }
    if (content != null) {
      draft.put(Key.ownerOf(content), NumberRow.bytes(owner));
      dropped.remove(content);
    }
    draft.put(Key.photo(owner, photo), new PhotoRow(tagged, details, position).bytes());
    draft.put(Key.ownerOf(photo), NumberRow.bytes(owner));
    spend(photo);
  }

  /** Goes with the photo's row in one batch and never comes down: its number is spent for good. */
  private void spend(PhotoId photo) {
    var last = draft.get(Key.lastPhoto());
    if (last == null || NumberRow.position(last) < photo.number()) {
      draft.put(Key.lastPhoto(), NumberRow.bytes(photo.number()));
    }
  }

  /** A photo went, and its tags. */
  public void removePhoto(PersonId owner, PhotoId photo) {
    var key = Key.photo(owner, photo);
    var row = draft.get(key);
    if (row != null) {
      PhotoRow.of(row).tagged().forEach(t -> draft.delete(Key.taggedIn(t, owner, photo)));
      dropContent(PhotoRow.of(row));
      draft.delete(key);
      draft.delete(Key.ownerOf(photo));
    }
  }

  private void dropContent(PhotoRow row) {
    var content = row.details().content();
    if (content != null) {
      draft.delete(Key.ownerOf(content));
      dropped.add(content);
    }
  }

  /** Somebody was tagged; a photo that isn't there stays absent. */
  public void tag(PersonId owner, PhotoId photo, PersonId tagged) {
    if (gone(tagged)) {
      return;
    }
    changePhoto(
        owner,
        photo,
        row -> {
          var all = new ArrayList<>(row.tagged());
          all.add(tagged);
          draft.put(Key.taggedIn(tagged, owner, photo), MARK);
          return row.tagging(all);
        });
  }

  /** A tag went. */
  public void untag(PersonId owner, PhotoId photo, PersonId tagged) {
    changePhoto(
        owner,
        photo,
        row -> {
          draft.delete(Key.taggedIn(tagged, owner, photo));
          return row.tagging(row.tagged().stream().filter(t -> !t.equals(tagged)).toList());
        });
  }

  private void changePhoto(PersonId owner, PhotoId photo, UnaryOperator<PhotoRow> change) {
    var key = Key.photo(owner, photo);
    var row = draft.get(key);
    if (row != null) {
      draft.put(key, change.apply(PhotoRow.of(row)).bytes());
    }
  }

  /** Somebody names another as a relative, or says anew what they are to them. */
  public void nameRelative(PersonId person, PersonId relative, String relationship) {
    if (person.equals(relative) || gone(person) || gone(relative)) {
      return;
    }
    family(person, family -> family.named().put(relative.number(), relationship));
    family(relative, family -> family.namedBy().add(person.number()));
  }

  /** Somebody names another as a relative no more. */
  public void unnameRelative(PersonId person, PersonId relative) {
    family(person, family -> family.named().remove(relative.number()));
    family(relative, family -> family.namedBy().remove(person.number()));
  }

  private void family(PersonId person, Consumer<FamilyRow> change) {
    var key = Key.family(person);
    var row = draft.get(key);
    var family = row == null ? new FamilyRow() : FamilyRow.of(row);
    change.accept(family);
    if (family.isEmpty()) {
      draft.delete(key);
    } else {
      draft.put(key, family.bytes());
    }
  }

  private void eraseFamily(PersonId person) {
    var row = draft.get(Key.family(person));
    if (row != null) {
      var family = FamilyRow.of(row);
      family.named().keySet().forEach(other -> unnameRelative(person, new PersonId(other)));
      family.namedBy().forEach((int other) -> unnameRelative(new PersonId(other), person));
      draft.delete(Key.family(person));
    }
  }

  /** Somebody likes something, or what is known of it came anew. */
  public void like(PersonId person, ThingId thing, LikeDetails details, long position) {
    if (!gone(person)) {
      draft.put(Key.like(person, thing), new LikeRow(details, position).bytes());
    }
  }

  /** Somebody likes something no more. */
  public void unlike(PersonId person, ThingId thing) {
    draft.delete(Key.like(person, thing));
  }

  /** Somebody is erased: their rows, and what others' rows say of them. Their number is spent. */
  public void erase(PersonId person) {
    for (int friend : friends(person).numbers()) {
      dropFriend(new PersonId(friend), person);
    }
    draft.delete(Key.friends(person));
    eraseEndedFriendships(person);
    erasePrivacy(person);
    eraseLists(person);
    eraseRelationship(person);
    eraseFamily(person);
    erasePhotos(person);
    draft.keys(Key.likes(person)).forEach(draft::delete);
    eraseProfile(person);
    draft.leaveAll(person.number());
    draft.enter(PeopleSets.GONE, person.number());
  }

  private void eraseEndedFriendships(PersonId person) {
    for (var key : draft.keys(Key.allEnded(person))) {
      draft.delete(Key.ended(Key.otherOfEnded(key), person, Key.untilOfEnded(key)));
      draft.delete(key);
    }
  }

  private void erasePrivacy(PersonId person) {
    var row = draft.get(Key.privacy(person));
    if (row != null) {
      for (int other : PrivacyRow.of(row).blockedEitherWay().toArray()) {
        unblock(person, new PersonId(other));
        unblock(new PersonId(other), person);
      }
      draft.delete(Key.privacy(person));
    }
  }

  private void eraseRelationship(PersonId person) {
    for (var key : draft.keys(Key.allNamers(person))) {
      var namers = Key.relationship(Key.namer(key));
      var row = draft.get(namers);
      if (row != null) {
        draft.put(namers, RelationshipRow.of(row).withoutPartner().bytes());
      }
      draft.delete(key);
    }
    forgetPartner(person);
    draft.delete(Key.relationship(person));
  }

  private void erasePhotos(PersonId person) {
    draft.keys(Key.photos(person)).forEach(key -> removePhoto(person, Key.photoOf(key)));
    draft
        .keys(Key.allTaggedIn(person))
        .forEach(key -> untag(Key.ownerOf(key), Key.photoOf(key), person));
  }

  private void eraseProfile(PersonId person) {
    var row = draft.get(Key.profile(person));
    if (row != null) {
      draft.delete(Key.external(ProfileRow.of(row).externalId()));
      draft.delete(Key.profile(person));
    }
  }

  private boolean gone(PersonId person) {
    return draft.in(PeopleSets.GONE, person.number());
  }
}
