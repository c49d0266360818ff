package org.evenhand.people.owner;

import java.util.function.ToLongFunction;
import org.evenhand.record.Change;
import org.evenhand.record.Change.LikeDetails;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.SignedIn;
import org.evenhand.vocabulary.ThingId;
import org.jspecify.annotations.Nullable;

/**
 * What a person does with their own: each act is one frame, durable and applied when the method
 * returns with its position.
 */
public final class OwnActs {
  private final ToLongFunction<Change> record;

  /**
   * Over the record.
   *
   * @param record appends one change and gives its position: {@code log::append}
   */
  public OwnActs(ToLongFunction<Change> record) {
    this.record = record;
  }

  /** Chooses who among people may see a kind of their data. */
  public long setAudience(SignedIn me, DataTypeId type, Audience audience) {
    return record.applyAsLong(new Change.AudienceSet(me.person(), type, audience));
  }

  /** Blocks somebody. */
  public long block(SignedIn me, PersonId other) {
    return record.applyAsLong(new Change.Blocked(me.person(), other));
  }

  /** Takes a block back. */
  public long unblock(SignedIn me, PersonId other) {
    return record.applyAsLong(new Change.Unblocked(me.person(), other));
  }

  /** Becomes friends with somebody; that the other agrees is for the caller to know. */
  public long befriend(SignedIn me, PersonId other) {
    return record.applyAsLong(new Change.Befriended(me.person(), other));
  }

  /** Ends a friendship. */
  public long unfriend(SignedIn me, PersonId other) {
    return record.applyAsLong(new Change.Unfriended(me.person(), other));
  }

  /** Says what relationship they are in; a null partner names nobody. */
  public long setRelationship(SignedIn me, String status, @Nullable PersonId partner) {
    return record.applyAsLong(new Change.RelationshipSet(me.person(), status, partner));
  }

  /**
   * Names somebody as a relative. They are shown as one only if they name this person too.
   *
   * @param relationship what they are to this person, such as {@code mother}
   */
  public long nameRelative(SignedIn me, PersonId relative, String relationship) {
    return record.applyAsLong(new Change.RelativeNamed(me.person(), relative, relationship));
  }

  /** Names somebody as a relative no more. */
  public long unnameRelative(SignedIn me, PersonId relative) {
    return record.applyAsLong(new Change.RelativeUnnamed(me.person(), relative));
  }

  /** Likes something. */
  public long like(SignedIn me, ThingId thing, LikeDetails details) {
    return record.applyAsLong(new Change.Liked(me.person(), thing, details));
  }

  /** Likes something no more. */
  public long unlike(SignedIn me, ThingId thing) {
    return record.applyAsLong(new Change.Unliked(me.person(), thing));
  }

  /** Tags somebody in a photo of their own. */
  public long tag(SignedIn me, PhotoId photo, PersonId tagged) {
    return record.applyAsLong(new Change.Tagged(me.person(), photo, tagged));
  }

  /** Takes a tag from a photo of their own. */
  public long untag(SignedIn me, PhotoId photo, PersonId tagged) {
    return record.applyAsLong(new Change.Untagged(me.person(), photo, tagged));
  }

  /** Takes the tag of themselves from somebody's photo. */
  public long untagMyself(SignedIn me, PersonId owner, PhotoId photo) {
    return record.applyAsLong(new Change.Untagged(owner, photo, me.person()));
  }
}
