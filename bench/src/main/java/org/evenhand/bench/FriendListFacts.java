package org.evenhand.bench;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Offer;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Standing;
import org.evenhand.vocabulary.TermsVersion;
import org.roaringbitmap.RoaringBitmap;

/**
 * A viewer with some friends among a few million people, of whom some consented: facts in memory,
 * so that the rule alone is measured.
 */
final class FriendListFacts implements Facts {
  static final Purpose PURPOSE = new Purpose("Personalisation");
  static final PersonId VIEWER = new PersonId(1);

  private final Catalogue catalogue;
  private final RoaringBitmap friends;
  private final RoaringBitmap consenting;
  private final RoaringBitmap onlyMe;
  private final RoaringBitmap nobody = new RoaringBitmap();
  private final Standing standing;

  /**
   * Makes facts from a fixed seed.
   *
   * @param friendCount how many friends the viewer has
   * @param population among how many people
   * @param consentShare the share of people who consented, 0 to 1
   */
  FriendListFacts(Catalogue catalogue, int friendCount, int population, double consentShare) {
    var random = new SplittableRandom(7);
    this.catalogue = catalogue;
    this.friends = new RoaringBitmap();
    while (friends.getCardinality() < friendCount) {
      friends.add(2 + random.nextInt(population));
    }
    this.consenting = some(random, population, consentShare);
    this.onlyMe = some(random, population, 0.02);
    consenting.add(VIEWER.number());
    onlyMe.remove(VIEWER.number());
    var types =
        Set.of(new DataTypeId("profile"), new DataTypeId("friends"), new DataTypeId("photos"));
    var ground = new Ground(new TermsVersion("2026-02"), new AgreementId("agr-1"), List.of());
    this.standing =
        new Standing.InForce(
            new Offer(
                ground,
                Map.of(PURPOSE, types),
                Map.of(),
                Map.of(),
                Map.of(new DataTypeId("likes"), Instant.EPOCH),
                Map.of(),
                new Limits(1_000_000, 1_000_000)));
  }

  private static RoaringBitmap some(SplittableRandom random, int population, double share) {
    var set = new RoaringBitmap();
    for (int person = 1; person <= population; person++) {
      if (random.nextDouble() < share) {
        set.add(person);
      }
    }
    set.runOptimize();
    return set;
  }

  @Override
  public long position() {
    return 1;
  }

  @Override
  public Catalogue catalogue() {
    return catalogue;
  }

  @Override
  public Standing standing() {
    return standing;
  }

  @Override
  public Allowance allowance() {
    return new Allowance(1_000_000, 5_000);
  }

  @Override
  public boolean exists(PersonId person) {
    return true;
  }

  @Override
  public RoaringBitmap consenting(DataTypeId type) {
    return consenting;
  }

  @Override
  public RoaringBitmap chose(DataTypeId type, Audience audience) {
    return audience == Audience.ONLY_ME ? onlyMe : nobody;
  }

  @Override
  public RoaringBitmap friends(PersonId person) {
    return friends;
  }

  @Override
  public Lists lists(DataTypeId type, PersonId viewer) {
    return Lists.none();
  }

  @Override
  public RoaringBitmap blocked(PersonId person) {
    return nobody;
  }

  @Override
  public List<Photo> photos(PersonId owner) {
    return List.of();
  }

  @Override
  public Optional<Photo> photo(PhotoId id) {
    return Optional.empty();
  }

  @Override
  public long[] likes(PersonId person) {
    return new long[0];
  }

  @Override
  public Optional<PersonId> partner(PersonId person) {
    return Optional.empty();
  }

  @Override
  public RoaringBitmap relatives(PersonId person) {
    return nobody;
  }

  @Override
  public boolean hasRelationship(PersonId person) {
    return false;
  }

  @Override
  public long[] order(int[] people) {
    var keys = new long[people.length];
    for (int i = 0; i < people.length; i++) {
      keys[i] = people[i] * 0x9E3779B97F4A7C15L;
    }
    return keys;
  }

  @Override
  public long[] order(long[] things) {
    return things.clone();
  }
}
