package org.evenhand.gate;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Standing;
import org.roaringbitmap.RoaringBitmap;

/**
 * The facts as they are, but for what a preview takes for granted: yeses that nobody has said yet,
 * limits that are not used up, and blocks that are not the person's own to know.
 *
 * @param real the world as it is
 * @param standing how the app stands
 * @param saying whose yes is taken for granted
 * @param assumed to which types, with what lies below them
 * @param onlyBlocks when set, the blocks between the viewer and others, whatever the world holds
 */
record PreviewFacts(
    Facts real,
    Standing standing,
    RoaringBitmap saying,
    Set<DataTypeId> assumed,
    Optional<RoaringBitmap> onlyBlocks)
    implements Facts {
  private static final Allowance UNUSED = new Allowance(1, Long.MAX_VALUE);

  @Override
  public long position() {
    return real.position();
  }

  @Override
  public Catalogue catalogue() {
    return real.catalogue();
  }

  @Override
  public Allowance allowance() {
    return UNUSED;
  }

  @Override
  public boolean exists(PersonId person) {
    return real.exists(person);
  }

  @Override
  public RoaringBitmap consenting(DataTypeId type) {
    var said = real.consenting(type);
    return catalogue().covers(assumed, type) ? RoaringBitmap.or(said, saying) : said;
  }

  @Override
  public RoaringBitmap chose(DataTypeId type, Audience audience) {
    return real.chose(type, audience);
  }

  @Override
  public RoaringBitmap friends(PersonId person) {
    return real.friends(person);
  }

  @Override
  public RoaringBitmap blocked(PersonId person) {
    return onlyBlocks.orElseGet(() -> real.blocked(person));
  }

  @Override
  public List<Photo> photos(PersonId owner) {
    return real.photos(owner);
  }

  @Override
  public Optional<Photo> photo(PhotoId photo) {
    return real.photo(photo);
  }

  @Override
  public long[] likes(PersonId person) {
    return real.likes(person);
  }

  @Override
  public Optional<PersonId> partner(PersonId person) {
    return real.partner(person);
  }

  @Override
  public RoaringBitmap relatives(PersonId person) {
    return real.relatives(person);
  }

  @Override
  public boolean hasRelationship(PersonId person) {
    return real.hasRelationship(person);
  }

  @Override
  public long[] order(int[] people) {
    return real.order(people);
  }

  @Override
  public long[] order(long[] things) {
    return real.order(things);
  }
}
