package org.evenhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.evenhand.app.demo.AppCalls.Drawn;
import org.evenhand.app.demo.PlainReckoning.Missing;
import org.evenhand.app.demo.story.Cast;
import org.evenhand.app.demo.story.Consenting;
import org.evenhand.app.demo.story.Said;
import org.evenhand.app.demo.world.EdgeList;
import org.evenhand.app.demo.world.Graph;
import org.evenhand.app.demo.world.GraphMaker;
import org.evenhand.app.demo.world.World;
import org.evenhand.app.identity.Tokens;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole of what apps get, drawn over HTTP by every token that there can be, against a reckoning
 * that shares no line with the rooms that answer.
 */
class EveryFriendListTest {
  private static final long SEED = 2026;
  private static final int AT_ONCE = 4;

  @TempDir Path folder;

  @Test
  void on_a_made_graph_every_app_gets_exactly_the_friends_who_consented_for_every_person()
      throws Exception {
    var world = World.make(SEED, GraphMaker.PEOPLE);
    var friends = new HashMap<PersonId, Set<PersonId>>();
    world.people().forEach(person -> friends.put(person.id(), new HashSet<>()));
    for (long pair : world.graph().pairs()) {
      befriend(friends, Graph.one(pair) + 1, Graph.other(pair) + 1);
    }

    var found = compare(null, world, friends);

    assertThat(found.lists()).isGreaterThan(1_000);
    assertThat(found.shown()).isGreaterThan(10_000);
    assertThat(found.missing().keySet()).containsExactlyInAnyOrder(Missing.values());
  }

  @Test
  void on_ego_facebook_every_app_gets_exactly_the_friends_who_consented_for_every_person()
      throws Exception {
    var file = real("ego-facebook/facebook_combined.txt");
    var world = World.around(SEED, EdgeList.read(file).graph());

    var found = compare(file, world, edges(file));

    assertThat(found.lists()).isGreaterThan(1_000);
    assertThat(found.shown()).isGreaterThan(10_000);
    assertThat(found.missing().keySet()).containsExactlyInAnyOrder(Missing.values());
  }

  /** Read here anew, by no code of the product. Person n has the n-th number of the file. */
  private static Map<PersonId, Set<PersonId>> edges(Path file) throws IOException {
    var lines = Files.readAllLines(file);
    var numbers = new TreeSet<Long>();
    lines.forEach(line -> List.of(line.split(" ", -1)).forEach(n -> numbers.add(Long.valueOf(n))));
    var rank = new HashMap<Long, Integer>();
    numbers.forEach(n -> rank.put(n, rank.size() + 1));
    var friends = new HashMap<PersonId, Set<PersonId>>();
    rank.values().forEach(n -> friends.put(new PersonId(n), new HashSet<>()));
    for (var line : lines) {
      var ends = line.split(" ", -1);
      befriend(friends, rank.get(Long.valueOf(ends[0])), rank.get(Long.valueOf(ends[1])));
    }
    return friends;
  }

  private static void befriend(Map<PersonId, Set<PersonId>> friends, int one, int other) {
    friends.get(new PersonId(one)).add(new PersonId(other));
    friends.get(new PersonId(other)).add(new PersonId(one));
  }

  /** How much was compared; so that nobody takes an empty comparison for a good one. */
  private record Found(int lists, int refused, long shown, int pages, Map<Missing, Long> missing) {}

  private Found compare(@Nullable Path graph, World world, Map<PersonId, Set<PersonId>> friends)
      throws Exception {
    var said = Consenting.of(world);
    var reckoning = new PlainReckoning(friends, world, said);
    long start = System.nanoTime();
    var settings =
        new Demo.Settings(
            folder.resolve("demo"), DemoServer.freePort(), SEED, GraphMaker.PEOPLE, graph, false);
    try (var demo = Demo.start(settings, (_, _) -> {}, EveryFriendListTest::stopped);
        var calls = new AppCalls()) {
      long started = System.nanoTime();
      var found = drawAll(demo, calls, said, reckoning);
      System.out.printf(
          "%d lists equal (%,d friends shown on %,d pages), %d refused; missing %s; start %.1f s,"
              + " calls %.1f s%n",
          found.lists(),
          found.shown(),
          found.pages(),
          found.refused(),
          found.missing(),
          (started - start) / 1e9,
          (System.nanoTime() - started) / 1e9);
      return found;
    }
  }

  private static Found drawAll(Demo demo, AppCalls calls, List<Said> said, PlainReckoning reckoning)
      throws Exception {
    var tasks = new ArrayList<Callable<Found>>();
    for (var yes : said) {
      if (yes.grant() != null) {
        tasks.add(() -> draw(demo, calls, yes, reckoning));
      }
    }
    var missing = new EnumMap<Missing, Long>(Missing.class);
    var sum = new Found(0, 0, 0, 0, missing);
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (var future : threads.invokeAll(tasks)) {
        var one = future.get();
        one.missing().forEach((why, many) -> missing.merge(why, many, Long::sum));
        sum =
            new Found(
                sum.lists() + one.lists(),
                sum.refused() + one.refused(),
                sum.shown() + one.shown(),
                sum.pages() + one.pages(),
                missing);
      }
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof AssertionError wrong) {
        throw wrong;
      }
      throw failure;
    }
    return sum;
  }

  private static Found draw(Demo demo, AppCalls calls, Said yes, PlainReckoning reckoning) {
    var tokens = demo.part(Tokens.class);
    var none = new Found(0, 1, 0, 0, Map.of());
    if (yes.later() == Said.Later.STOPPED) {
      assertThatThrownBy(() -> tokens.issueFor(yes.grant(), Duration.ofHours(1)))
          .as("%s stopped %s", yes.person(), yes.role().id())
          .isInstanceOf(IllegalArgumentException.class);
      return none;
    }
    var token = tokens.issueFor(yes.grant(), Duration.ofHours(1));
    boolean names = yes.types().contains(PlainReckoning.NAME);
    if (!names) {
      assertRefused(calls.friends(demo.baseUrl(), token, "id,name", 100), yes);
    }
    var drawn = calls.friends(demo.baseUrl(), token, names ? "id,name" : "id", 100);
    if (!yes.types().contains(PlainReckoning.FRIENDS) || yes.role().id().equals(Cast.SUSPENDED)) {
      assertRefused(drawn, yes);
      return none;
    }
    var whole = (Drawn.Whole) drawn;
    assertThat(byPerson(demo, yes, whole))
        .as("%s by %s", yes.person(), yes.role().id())
        .isEqualTo(expected(yes, reckoning, names));
    return new Found(1, 0, whole.names().size(), whole.pages(), missing(yes, reckoning));
  }

  private static void assertRefused(Drawn drawn, Said yes) {
    assertThat(drawn)
        .as("%s by %s", yes.person(), yes.role().id())
        .isInstanceOf(Drawn.Refused.class);
    assertThat(((Drawn.Refused) drawn).status()).isEqualTo(403);
  }

  private static Map<PersonId, Optional<String>> expected(
      Said yes, PlainReckoning reckoning, boolean names) {
    var list = reckoning.list(yes.person(), yes.role());
    if (!names) {
      list.replaceAll((_, _) -> Optional.empty());
    }
    return list;
  }

  /**
   * The ids are of the app's own making, so somebody must translate them. The gate's table of ids
   * is used for that and for nothing else; names, which are compared too, come from the world.
   */
  private static Map<PersonId, Optional<String>> byPerson(Demo demo, Said yes, Drawn.Whole whole) {
    var ids = demo.platform().gate().ids(yes.role().id());
    var people = new TreeMap<PersonId, Optional<String>>();
    whole.names().forEach((id, name) -> people.put(ids.person(id).orElseThrow(), name));
    return people;
  }

  private static Map<Missing, Long> missing(Said yes, PlainReckoning reckoning) {
    var missing = new EnumMap<Missing, Long>(Missing.class);
    for (var friend : reckoning.friends(yes.person())) {
      reckoning
          .missing(yes.person(), friend, yes.role())
          .ifPresent(why -> missing.merge(why, 1L, Long::sum));
    }
    return missing;
  }

  private static void stopped(String message, Throwable cause) {
    throw new AssertionError(message, cause);
  }

  // In CI the data must be there: without the assumption the test then fails at the missing file.
  private static Path real(String name) {
    var file = Path.of(System.getProperty("evenhand.data", "absent"), name);
    assumeTrue(System.getenv("CI") != null || Files.exists(file), "skipped: no data");
    return file;
  }
}
