package org.evenhand.bench;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.evenhand.decide.Decision;
import org.evenhand.decide.Rule;
import org.evenhand.people.CatalogueFile;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Page;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Selection;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The rule alone: one friend list decided, with id, name and birthday of each. A page of everyone
 * decides friends × 3 fields.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DecideBenchmark {
  /** How many friends the viewer has; a page of as many is asked for. */
  @Param({"25", "100", "500"})
  public int friends = 500;

  /** Among how many people. */
  @Param({"4000", "2000000"})
  public int population = 4000;

  private Request request = ask(500);
  private FriendListFacts facts = new FriendListFacts(CatalogueFile.builtIn(), 1, 4, 0.5);

  /** Makes the world once for each combination. */
  @Setup
  public void world() {
    facts = new FriendListFacts(CatalogueFile.builtIn(), friends, population, 0.7);
    request = ask(friends);
  }

  static Request ask(int limit) {
    var catalogue = CatalogueFile.builtIn();
    long fields = Field.ID;
    for (var name : List.of("name", "birthday")) {
      fields |= catalogue.field(ObjectKind.PERSON, name).orElseThrow().bit();
    }
    var list =
        new Selection.Expansion(
            Edge.FRIENDS,
            new Page(limit, new Cursor.Start()),
            new Selection(ObjectKind.PERSON, fields, List.of()));
    return new Request(
        new AppId("sunny-maps"),
        FriendListFacts.VIEWER,
        FriendListFacts.PURPOSE,
        Set.of(new DataTypeId("profile"), new DataTypeId("friends")),
        "GET /v1/me/friends",
        new Query.Many(list),
        Instant.parse("2026-11-24T12:00:00Z"));
  }

  /** One decision. */
  @Benchmark
  public Decision friendList() {
    return Rule.decide(request, facts);
  }
}
