package org.evenhand.decide;

import java.util.List;
import java.util.Random;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Listing;

/** Random small worlds, each from its seed. */
final class Worlds {
  static final int PEOPLE = 9;

  private Worlds() {}

  /** A world of {@value #PEOPLE} people with random friendships, consents, privacy and photos. */
  static SmallWorld random(long seed) {
    var random = new Random(seed);
    var world = new SmallWorld();
    for (int one = 1; one <= PEOPLE; one++) {
      world.people(one);
      for (int other = 1; other < one; other++) {
        if (random.nextInt(3) > 0) {
          world.friends(one, other);
        }
        if (random.nextInt(20) == 0) {
          world.block(one, other);
        }
      }
    }
    for (var type : types()) {
      for (int who = 1; who <= PEOPLE; who++) {
        if (random.nextInt(3) > 0) {
          world.consent(type, who);
        }
        if (random.nextInt(4) == 0) {
          int whom = 1 + random.nextInt(PEOPLE);
          world.list(who, whom, type, Listing.values()[random.nextInt(3)]);
        }
        if (random.nextInt(4) == 0) {
          world.choose(who, type, Audience.values()[random.nextInt(4)]);
        }
      }
    }
    for (int photo = 1; photo <= 12; photo++) {
      int owner = 1 + random.nextInt(PEOPLE);
      var tagged =
          random
              .ints(random.nextInt(3), 1, PEOPLE + 1)
              .filter(n -> n != owner)
              .distinct()
              .toArray();
      world.photo(photo, owner, tagged);
    }
    if (random.nextBoolean()) {
      world.couple(1, 2);
    }
    return world.standing(Ask.inForce(Ask.EVERYTHING));
  }

  static List<DataTypeId> types() {
    return SmallCatalogue.CATALOGUE.types().stream().map(DataType::id).toList();
  }
}
