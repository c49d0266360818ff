package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.START;
import static org.evenhand.gate.Asks.likes;
import static org.evenhand.gate.Asks.list;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Asks.partner;
import static org.evenhand.gate.Asks.photos;
import static org.evenhand.gate.Asks.relationships;
import static org.evenhand.gate.Asks.tags;
import static org.evenhand.gate.Asks.who;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.evenhand.record.Change;
import org.evenhand.record.Change.LikeDetails;
import org.evenhand.record.Change.PhotoDetails;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Audience;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Selection.Expansion;
import org.evenhand.vocabulary.ThingId;
import org.evenhand.vocabulary.Told;
import org.evenhand.vocabulary.Told.ToldList;

/**
 * A town in two hours that differ only in somebody hidden: in the second, fay is ann's friend, is
 * tagged in her photos and named as her partner, but did not agree, hides, keeps her out, or
 * blocks. The app is told the same, call by call.
 */
class HiddenThingsProperties {
  private static final PersonId ANN = new PersonId(1);
  private static final PersonId FAY = new PersonId(6);
  private static final String[] OFFERED = {"profile", "friends", "relationship", "photos", "likes"};
  private static final Expansion PHOTOS = photos("taken_at", tags("name"));

  private enum Because {
    DID_NOT_AGREE,
    HIDES,
    KEEPS_OUT,
    BLOCKS,
    IS_BLOCKED
  }

  @Property(tries = 20, shrinking = ShrinkingMode.OFF)
  void who_may_not_be_seen_leaves_no_trace(@ForAll long seed, @ForAll Because because) {
    GateProperties.inTown(town -> {
      var random = new Random(seed);
      var limits = new Limits(8 + random.nextInt(20), 5 + random.nextInt(40));
      var app = town.offices.app("one", limits, OFFERED);
      var life = new RandomLife(seed, 5, List.of(app));
      town.log.appendAll(life.past());
      town.log.append(new Change.RelationshipSet(ANN, "married", null));
      var caller = caller(town, life, app);
      hide(town, app, because);
      var without = hour(town, caller);
      town.passes(Duration.ofHours(1));
      arrive(town, because);
      assertThat(hour(town, caller)).isEqualTo(without);
    });
  }

  private static Caller caller(Town town, RandomLife life, AppId app) {
    new Sayings(town).yes("ann", app, OFFERED);
    town.log.append(life.granted(ANN, app));
    return life.caller(ANN, app);
  }

  private static void hide(Town town, AppId app, Because because) {
    if (because != Because.DID_NOT_AGREE) {
      new Sayings(town).yes("fay", app, OFFERED);
    }
    switch (because) {
      case DID_NOT_AGREE -> {}
      case HIDES -> {
        for (DataType type : Town.CATALOGUE.types()) {
          town.own.setAudience(town.me("fay"), type.id(), Audience.ONLY_ME);
        }
      }
      case KEEPS_OUT -> {
        for (DataType type : Town.CATALOGUE.types()) {
          var out = new Change.AudienceListed(FAY, ANN, type.id(), Listing.KEPT_OUT);
          town.log.append(out);
        }
      }
      case BLOCKS -> town.own.block(town.me("fay"), ANN);
      case IS_BLOCKED -> town.own.block(town.me("ann"), FAY);
    }
  }

  private static void arrive(Town town, Because because) {
    town.own.befriend(town.me("ann"), FAY);
    town.own.setRelationship(town.me("ann"), "married", FAY);
    town.own.setRelationship(town.me("fay"), "married", ANN);
    town.own.nameRelative(town.me("ann"), FAY, "aunt");
    town.own.nameRelative(town.me("fay"), ANN, "niece");
    photo(town, FAY, 101);
    town.own.like(town.me("fay"), new ThingId(9), new LikeDetails("Nine", "band", GateScene.TAKEN));
    if (because == Because.DID_NOT_AGREE) {
      // A photo that she is in needs her yes; whoever only hides her tag leaves the photo itself.
      photo(town, ANN, 102);
      town.own.tag(town.me("ann"), new PhotoId(102), FAY);
    } else {
      for (int number = 1; number <= RandomLife.PHOTOS; number++) {
        town.log.append(new Change.Tagged(ANN, new PhotoId(number), FAY));
      }
    }
  }

  private static void photo(Town town, PersonId owner, int number) {
    var details = new PhotoDetails(GateScene.TAKEN, 0, 0, null);
    town.log.append(new Change.PhotoAdded(owner, new PhotoId(number), details));
  }

  /** What the app is told in an hour, until its limits end and beyond. */
  private static List<Object> hour(Town town, Caller caller) {
    var told = new ArrayList<Object>();
    for (int round = 0; round < 2; round++) {
      pages(
          town,
          caller,
          list(Edge.FRIENDS, 2, START, "name", "birthday", PHOTOS, likes("name")),
          told);
      pages(town, caller, list(Edge.PHOTOS, 2, START, "taken_at", tags("name")), told);
      pages(town, caller, list(Edge.LIKES, 2, START, "name"), told);
      pages(town, caller, list(Edge.FAMILY, 2, START, "relationship", who("name")), told);
      told.add(ask(town, caller, of(relationships("status", partner("name")))));
      for (int number = 1; number <= 6; number++) {
        told.add(
            ask(town, caller, of(new PersonId(number), "name", "birthday", PHOTOS, likes("name"))));
        told.add(ask(town, caller, of(new PersonId(number))));
      }
    }
    return told;
  }

  private static void pages(Town town, Caller caller, Expansion plan, List<Object> told) {
    var ids = town.gate.ids(caller.app());
    Cursor from = START;
    while (true) {
      var outcome = ask(town, caller, of(Answers.from(plan, from)));
      told.add(outcome);
      if (!(outcome instanceof Outcome.Answered it) || !it.told().after()) {
        return;
      }
      var last = it.told().items().getLast();
      told.add(ids.cursor(plan.edge(), it.told().owner(), caller.viewer(), last.key()));
      from = new Cursor.After(last.key());
    }
  }

  /** Without the position, which tells of all that happens on the platform. */
  private static Outcome ask(Town town, Caller caller, Query query) {
    return switch (town.gate.answer(caller, Answers.OPERATION, query)) {
      case Outcome.Answered(var _, var told, var budget, var drawn) ->
          // The hour is the clock's, which the test moves itself; what was drawn in it must not
          // differ.
          new Outcome.Answered(0, seen(told), budget, new Outcome.Drawn(0, drawn.people()));
      case Outcome.Refused(var _, var reason, var type, var budget) ->
          new Outcome.Refused(0, reason, type, budget);
    };
  }

  /** As the app sees it: who is tagged without being shown is for the record alone. */
  private static ToldList seen(ToldList list) {
    var items = list.items().stream().map(HiddenThingsProperties::seen).toList();
    return new ToldList(list.edge(), list.owner(), items, list.before(), list.after());
  }

  private static Told seen(Told told) {
    var line =
        told.line() instanceof Line.OfPhoto it
            ? new Line.OfPhoto(it.photo(), it.owner(), List.of(), it.fields())
            : told.line();
    var lists = told.lists().stream().map(HiddenThingsProperties::seen).toList();
    return new Told(line, told.key(), told.values(), lists);
  }
}
