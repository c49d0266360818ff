package org.evenhand.gate.replay;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evenhand.people.Missing.Part;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Standing;
import org.roaringbitmap.RoaringBitmap;

/** Facts that note which of them were asked for. */
final class WatchedFacts implements Facts {
  private final Facts facts;
  private final Set<Gaps.Asked> asked = new HashSet<>();

  WatchedFacts(Facts facts) {
    this.facts = facts;
  }

  Set<Gaps.Asked> asked() {
    return asked;
  }

  private PersonId note(Part part, PersonId of) {
    asked.add(new Gaps.Asked(part, of));
    return of;
  }

  @Override
  public long position() {
    return facts.position();
  }

  @Override
  public Catalogue catalogue() {
    return facts.catalogue();
  }

  @Override
  public Standing standing() {
    return facts.standing();
  }

  @Override
  public Allowance allowance() {
    return facts.allowance();
  }

  @Override
  public boolean exists(PersonId person) {
    return facts.exists(person);
  }

  @Override
  public RoaringBitmap consenting(DataTypeId type) {
    return facts.consenting(type);
  }

  @Override
  public RoaringBitmap chose(DataTypeId type, Audience audience) {
    return facts.chose(type, audience);
  }

  @Override
  public Lists lists(DataTypeId type, PersonId viewer) {
    // Sealed frames of lists and of blocks cannot be told apart, so both are one part.
    return facts.lists(type, note(Part.BLOCKS, viewer));
  }

  @Override
  public RoaringBitmap friends(PersonId person) {
    return facts.friends(note(Part.FRIENDS, person));
  }

  @Override
  public RoaringBitmap blocked(PersonId person) {
    return facts.blocked(note(Part.BLOCKS, person));
  }

  @Override
  public List<Photo> photos(PersonId owner) {
    return facts.photos(note(Part.PHOTOS, owner));
  }

  @Override
  public Optional<Photo> photo(PhotoId id) {
    var photo = facts.photo(id);
    photo.ifPresent(there -> note(Part.PHOTOS, there.owner()));
    return photo;
  }

  @Override
  public long[] likes(PersonId person) {
    return facts.likes(person); // they name nobody else, so nobody's erasure takes from them
  }

  @Override
  public Optional<PersonId> partner(PersonId person) {
    // Each of the two names the other, or neither is a partner.
    return facts.partner(note(Part.PARTNER, person)).map(partner -> note(Part.PARTNER, partner));
  }

  @Override
  public RoaringBitmap relatives(PersonId person) {
    return facts.relatives(note(Part.PARTNER, person));
  }

  @Override
  public boolean hasRelationship(PersonId person) {
    return facts.hasRelationship(note(Part.PARTNER, person));
  }

  @Override
  public long[] order(int[] people) {
    return facts.order(people);
  }

  @Override
  public long[] order(long[] things) {
    return facts.order(things);
  }
}
