package org.evenhand.gate.replay;

import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Relation;
import org.evenhand.vocabulary.Request;

/**
 * What a viewer may see of a known person at best, whatever holes the facts have. What people
 * consented to and whom they let see it stands in their own frames, and of two who are both known a
 * friendship, a block or a place in a list is known: so all that an erasure can hide is a friend in
 * common.
 */
final class AtBest {
  private final Request request;
  private final Facts facts;

  AtBest(Request request, Facts facts) {
    this.request = request;
    this.facts = facts;
  }

  boolean mayBeSeen(DataTypeId type, PersonId of) {
    return consented(type, of) && (isViewer(of) || isVisible(type, of));
  }

  private boolean isVisible(DataTypeId type, PersonId of) {
    var lists = facts.lists(type, request.viewer());
    return !facts.blocked(request.viewer()).contains(of.number())
        && !lists.keptOut().contains(of.number())
        && (lists.letIn().contains(of.number()) || relation(of).within(audience(type, of)));
  }

  boolean consented(DataTypeId type, PersonId person) {
    return facts.consenting(type).contains(person.number());
  }

  /** Whether how the viewer stands to them can hang on somebody who was erased. */
  boolean isDistant(PersonId person) {
    return !isViewer(person) && !isFriend(person);
  }

  boolean isFriend(PersonId person) {
    return facts.friends(request.viewer()).contains(person.number());
  }

  private boolean isViewer(PersonId person) {
    return person.equals(request.viewer());
  }

  private Relation relation(PersonId person) {
    if (isViewer(person)) {
      return Relation.SELF;
    }
    return isFriend(person) ? Relation.FRIEND : Relation.FRIEND_OF_FRIEND;
  }

  private Audience audience(DataTypeId type, PersonId of) {
    for (var audience : Audience.values()) {
      if (facts.chose(type, audience).contains(of.number())) {
        return audience;
      }
    }
    return facts.catalogue().type(type).orElseThrow().defaultAudience();
  }
}
