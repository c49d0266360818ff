package org.evenhand.app.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.evenhand.app.demo.story.Cast;
import org.evenhand.app.demo.story.Consenting;
import org.evenhand.app.demo.story.Role;
import org.evenhand.app.demo.story.Said;
import org.evenhand.app.demo.story.Tale;
import org.evenhand.app.demo.world.World;
import org.evenhand.contribution.ContributionActs;
import org.evenhand.people.People;
import org.evenhand.people.intake.PeopleImport;
import org.evenhand.people.intake.Progress;
import org.evenhand.record.Change;
import org.evenhand.record.Log;
import org.evenhand.register.RegisterActs;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;

/** Plays a world and its story into a platform: once, in the order in which it would happen. */
final class Stage {
  private static final int SIGN_INS = 12;
  private static final int HOLDERS = 24;

  private final Parts parts;
  private final Progress progress;

  /**
   * What is played into.
   *
   * @param intake brings people in
   * @param people people, as the record tells of them
   * @param acts the register's door
   * @param contributions what apps give in return
   * @param log the record
   */
  record Parts(
      PeopleImport intake,
      People people,
      RegisterActs acts,
      ContributionActs contributions,
      Log log) {}

  Stage(Parts parts, Progress progress) {
    this.parts = parts;
    this.progress = progress;
  }

  /**
   * Plays.
   *
   * @param keys each person's key, by index
   * @param graph the SHA-256 of the graph file; empty for a made graph
   * @param past what went before
   * @param photos a folder of pictures; null to draw them
   * @return what a run must know of it
   */
  Roster play(
      World world, List<String> keys, String graph, URI baseUrl, Tale past, @Nullable Path photos) {
    var said = Consenting.of(world);
    progress.at("drawing pictures", 0);
    var gallery = Gallery.of(world, signIns(world, said), photos);
    gallery.leftOut().forEach(file -> progress.at("leaving out " + file, 0));
    bring(world, keys, gallery);
    var now = parts.log().now();
    progress.at("recording consents", said.size());
    parts.log().appendAll(Consenting.changes(said, now));
    if (past == Tale.FAVOURS) {
      Reciprocity.play(said, parts.log(), parts.contributions());
    }
    return roster(world, keys, graph, baseUrl, past, said);
  }

  private void bring(World world, List<String> keys, Gallery gallery) {
    parts
        .intake()
        .run(
            new WorldSource(world, keys, gallery),
            problem -> {
              throw new IllegalStateException("the demo's own world: " + problem.text());
            },
            progress);
    for (var person : world.people()) {
      var key = keys.get(World.index(person.id()));
      if (!parts.people().person(key).equals(Optional.of(person.id()))) {
        throw new IllegalStateException("person " + key + " is not number " + person.id().number());
      }
    }
    parts
        .log()
        .appendAll(
            world.blocks().stream()
                .map(block -> (Change) new Change.Blocked(block.person(), block.other()))
                .toList());
  }

  private static Roster roster(
      World world, List<String> keys, String graph, URI baseUrl, Tale past, List<Said> said) {
    var holders = new ArrayList<Roster.Holder>();
    for (var role : Cast.roles()) {
      users(world, said, role).limit(HOLDERS).map(y -> holder(world, y)).forEach(holders::add);
    }
    var signIns = signIns(world, said).stream().map(person -> signIn(world, keys, person)).toList();
    return new Roster(
        world.seed(),
        graph,
        baseUrl.getPort(),
        "https".equals(baseUrl.getScheme()),
        world.people().size(),
        world.graph().edges(),
        past,
        signIns,
        holders);
  }

  /**
   * Who uses an app and unticked nothing, most friends first: they show most of what it can see.
   */
  private static Stream<Said> users(World world, List<Said> said, Role role) {
    return said.stream()
        .filter(yes -> yes.role().equals(role) && yes.later() == Said.Later.STANDS)
        .filter(yes -> yes.grant() != null && yes.types().equals(role.dataTypes()))
        .sorted((a, b) -> friendsOf(world, b) - friendsOf(world, a));
  }

  private static int friendsOf(World world, Said yes) {
    return world.graph().degree(World.index(yes.person()));
  }

  private static Roster.Holder holder(World world, Said yes) {
    var grant = yes.grant();
    if (grant == null) {
      throw new IllegalStateException("only who uses an app holds a grant");
    }
    return new Roster.Holder(
        yes.role().id().value(), username(world, yes.person()), grant.number());
  }

  /** Those whose tokens are given out first, then people all over the graph. */
  private static Set<PersonId> signIns(World world, List<Said> said) {
    var people = new LinkedHashSet<PersonId>();
    for (var role : Cast.roles()) {
      users(world, said, role).limit(1).forEach(yes -> people.add(yes.person()));
    }
    int all = world.people().size();
    LongStream.range(0, SIGN_INS)
        .mapToObj(i -> World.person((int) (i * all / SIGN_INS)))
        .forEach(people::add);
    return people;
  }

  private static Roster.SignIn signIn(World world, List<String> keys, PersonId person) {
    var index = World.index(person);
    var inhabitant = world.people().get(index);
    return new Roster.SignIn(
        person.number(), keys.get(index), inhabitant.username(), inhabitant.name());
  }

  private static String username(World world, PersonId person) {
    return world.people().get(World.index(person)).username();
  }
}
