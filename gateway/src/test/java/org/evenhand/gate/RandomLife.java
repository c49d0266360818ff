package org.evenhand.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.evenhand.record.Change;
import org.evenhand.record.Change.Consent.Action;
import org.evenhand.record.Change.LikeDetails;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.record.Change.Place;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.ThingId;

/** Things that happen among so many people, from a seed. */
final class RandomLife {
  static final int PHOTOS = 9;
  static final int THINGS = 5;
  private static final List<DataTypeId> TYPES =
      List.of(
          Offices.type("profile"),
          Offices.type("profile.name"),
          Offices.type("profile.birthday"),
          Offices.type("friends"),
          Offices.type("friends"),
          Offices.type("relationship"),
          Offices.type("relationship.status"),
          Offices.type("relationship.partner"),
          Offices.type("relationship.family"),
          Offices.type("photos"),
          Offices.type("photos"),
          Offices.type("photos.location"),
          Offices.type("photos.tags"),
          Offices.type("likes"),
          Offices.type("likes"));

  private final Random random;
  private final int people;
  private final List<AppId> apps;
  private final PhotoDetails[] details = new PhotoDetails[PHOTOS + 1];

  RandomLife(long seed, int people, List<AppId> apps) {
    this.random = new Random(seed);
    this.people = people;
    this.apps = List.copyOf(apps);
    for (int photo = 1; photo <= PHOTOS; photo++) {
      details[photo] =
          new PhotoDetails(GateScene.TAKEN.plusSeconds(photo), 640, 480, new Place(1.5, 2.5));
    }
  }

  /** A past: friendships, photos and many a yes. */
  List<Change> past() {
    var past = new ArrayList<Change>();
    for (int one = 1; one <= people; one++) {
      for (int other = 1; other < one; other++) {
        if (random.nextInt(5) < 2) {
          past.add(new Change.Befriended(new PersonId(one), new PersonId(other)));
        }
      }
    }
    for (int photo = 1; photo <= PHOTOS; photo++) {
      past.add(added(photo));
    }
    for (int more = 0; more < 2 * people; more++) {
      past.add(liked());
    }
    for (int more = 0; more < 8 * people; more++) {
      past.add(pair((one, other) -> new Change.RelativeNamed(one, other, "cousin")));
    }
    for (int yes = 0; yes < 6 * people * apps.size(); yes++) {
      past.add(consent(Action.GIVEN));
    }
    for (int more = 0; more < 4 * people; more++) {
      past.add(next());
    }
    return past;
  }

  Change next() {
    return switch (random.nextInt(23)) {
      case 0 -> pair(Change.Befriended::new);
      case 1 -> pair(Change.Unfriended::new);
      case 2 -> pair(Change.Blocked::new);
      case 3 -> pair(Change.Unblocked::new);
      case 4, 5 -> new Change.AudienceSet(someone(), type(), audience());
      case 6 -> pair((one, other) -> new Change.RelationshipSet(one, "married", other));
      case 7, 8 -> tagged();
      case 9 -> untagged();
      case 10 -> consent(Action.NARROWED);
      case 11 -> new Change.Stopped(someone(), app());
      case 12 -> liked();
      case 14 -> pair((one, other) -> new Change.RelativeNamed(one, other, "cousin"));
      case 15 -> pair(Change.RelativeUnnamed::new);
      case 16, 17, 18 -> {
        var type = type();
        var listing = Listing.values()[random.nextInt(Listing.values().length)];
        yield pair((one, other) -> new Change.AudienceListed(one, other, type, listing));
      }
      case 13 -> new Change.Unliked(someone(), thing());
      default -> consent(Action.GIVEN);
    };
  }

  private Change added(int photo) {
    return new Change.PhotoAdded(owner(photo), new PhotoId(photo), details[photo]);
  }

  private Change tagged() {
    int photo = 1 + random.nextInt(PHOTOS);
    return new Change.Tagged(owner(photo), new PhotoId(photo), someone());
  }

  private Change liked() {
    var thing = thing();
    var details = new LikeDetails("Thing " + thing.number(), "band", GateScene.TAKEN);
    return new Change.Liked(someone(), thing, details);
  }

  private ThingId thing() {
    return new ThingId(1 + random.nextInt(THINGS));
  }

  private Change untagged() {
    int photo = 1 + random.nextInt(PHOTOS);
    return new Change.Untagged(owner(photo), new PhotoId(photo), someone());
  }

  private PersonId owner(int photo) {
    return new PersonId(1 + photo % people);
  }

  private Change consent(Action action) {
    return new Change.Consent(
        someone(),
        app(),
        Offices.PERSONALISATION,
        action,
        Set.of(type()),
        GateScene.TAKEN.plusSeconds(1_000_000_000),
        Offices.TERMS,
        "0".repeat(64),
        "en");
  }

  GrantId grant(PersonId person, AppId app) {
    return new GrantId(1_000L * (1 + apps.indexOf(app)) + person.number());
  }

  /** A grant of everything, whose number is known beforehand. */
  Change granted(PersonId person, AppId app) {
    return new Change.GrantGiven(
        grant(person, app),
        person,
        app,
        Offices.PERSONALISATION,
        Set.copyOf(TYPES),
        GateScene.TAKEN.plusSeconds(1_000_000_000));
  }

  Caller caller(PersonId person, AppId app) {
    return new Caller(grant(person, app), app, person, Offices.PERSONALISATION, Set.copyOf(TYPES));
  }

  /** Nobody befriends, blocks or marries themselves. */
  private Change pair(BiFunction<PersonId, PersonId, Change> act) {
    int one = 1 + random.nextInt(people);
    int other = 1 + (one + random.nextInt(people - 1)) % people;
    return act.apply(new PersonId(one), new PersonId(other));
  }

  private PersonId someone() {
    return new PersonId(1 + random.nextInt(people));
  }

  private AppId app() {
    return apps.get(random.nextInt(apps.size()));
  }

  private DataTypeId type() {
    return TYPES.get(random.nextInt(TYPES.size()));
  }

  private Audience audience() {
    return Audience.values()[random.nextInt(Audience.values().length)];
  }
}
