package org.evenhand.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.people.PeopleWorld.p;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evenhand.people.facts.PeopleSnapshot;
import org.evenhand.people.intake.Arrival;
import org.evenhand.people.intake.Gathered;
import org.evenhand.people.intake.PeopleFiles;
import org.evenhand.people.intake.Problem;
import org.evenhand.people.intake.StoppedAtProblem;
import org.evenhand.people.owner.OwnRelative;
import org.evenhand.people.owner.OwnView;
import org.evenhand.record.Change;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.SignedIn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {
  @TempDir Path folder;
  private final PeopleWorld world = new PeopleWorld(new MemoryTable());
  private final List<Problem> problems = new ArrayList<>();

  @Test
  void a_bad_line_is_told_by_file_line_and_column_and_skipped() throws IOException {
    var nodes =
        file(
            "people.csv",
            "id,name,birthday",
            "a,\"Calloway, Ines\",1984-03-02",
            "b,Tomas Verhey,1984-13-02",
            "c,Ada");
    var edges = file("friends.csv", "one,other", "a,b", "a,a");

    var report = world.intake().run(files(nodes, edges), problems::add, (_, _) -> {});

    assertThat(problems.stream().map(Problem::text))
        .containsExactly(
            "people.csv:3:16: birthday '1984-13-02' is not a date (expected YYYY-MM-DD)",
            "people.csv:4:1: 2 cells (expected 3 cells, as in the header)",
            "friends.csv:2:1: there is no person 'b' (expected the id of a person)");
    assertThat(report.people()).isEqualTo(1);
    assertThat(report.skippedPeople()).isEqualTo(2);
    assertThat(report.skippedOthers()).isEqualTo(1);
    assertThat(report.selfLoops()).isEqualTo(1);
    assertThat(new OwnView(world.table, PeopleWorld.CATALOGUE).name(new SignedIn(p(1))))
        .contains("Calloway, Ines");
  }

  @Test
  void a_strict_import_stops_at_the_first_problem_with_nothing_written() throws IOException {
    var nodes = file("people.csv", "id,birthday", "a,1984-03-02", "b,never");
    assertThatThrownBy(() ->
            world
                .intake()
                .run(
                    files(nodes, file("none.csv")),
                    problem -> {
                      throw new StoppedAtProblem(problem);
                    },
                    (_, _) -> {}))
        .isInstanceOf(StoppedAtProblem.class)
        .hasMessageStartingWith("people.csv:3:3: birthday 'never'");
    assertThat(world.people.person("a")).isEmpty();
    assertThat(world.entries).isEmpty();
    assertThat(world.keysMade).isEmpty();
  }

  @Test
  void keys_are_made_and_the_frame_is_there_before_anybody_is_visible() {
    world
        .intake()
        .run(
            Gathered.graph("test", List.of(someone("a"), someone("b")), List.of(edge("a", "b"))),
            problems::add,
            (_, _) -> {});
    assertThat(world.keysMade).containsExactly(1, 2);
    var imported = (Change.Imported) world.entries.getFirst().change();
    assertThat(imported.sha256()).hasSize(64);
    assertThat(imported.counts()).containsEntry("people", 2L).containsEntry("friendships", 1L);
    var page = new OwnView(world.table, PeopleWorld.CATALOGUE).friends(new SignedIn(p(1)), 0, 10);
    assertThat(page.friends().getFirst().since()).isEqualTo(1);
  }

  @Test
  void an_import_cut_short_by_a_crash_is_completed_by_running_it_again() {
    var source =
        Gathered.graph("test", List.of(someone("a"), someone("b")), List.of(edge("a", "b")));
    // The frame is recorded, the process dies, and a restart gives it to the fold without the rows.
    world.append(new Change.Imported("test", source.sha256(), Map.of()));
    assertThat(world.people.person("a")).isEmpty();

    world.intake().run(source, problems::add, (_, _) -> {});
    world.intake().run(source, problems::add, (_, _) -> {});

    assertThat(world.keysMade).containsExactly(1, 2);
    try (var now = world.people.snapshot()) {
      assertThat(everybody(now)).containsExactly(1, 2);
      assertThat(now.friends(p(2)).toArray()).containsExactly(1);
    }
    var page = new OwnView(world.table, PeopleWorld.CATALOGUE).friends(new SignedIn(p(1)), 0, 10);
    assertThat(page.friends().getFirst().since()).isEqualTo(2);
  }

  @Test
  void an_erased_persons_number_is_never_given_again() {
    var source = Gathered.graph("test", List.of(someone("a"), someone("b")), List.of());
    world.intake().run(source, problems::add, (_, _) -> {});
    world.append(new Change.Erased(p(2)));
    world.intake().run(source, problems::add, (_, _) -> {});

    assertThat(world.people.person("b")).contains(p(3));
    try (var reopened = new People(world.table)) {
      assertThat(reopened.lastNumber()).isEqualTo(3);
    }
  }

  @Test
  void photos_come_from_a_file_with_their_place_and_tags() throws IOException {
    var nodes = file("people.csv", "id", "a", "b");
    var photos =
        file(
            "photos.csv",
            "photo,owner,taken_at,width,height,latitude,longitude,tagged",
            "7,a,2026-03-02T09:14:00Z,640,480,48.2,16.37,a;b",
            "8,a,yesterday,,,,,",
            "9,a,2026-03-02T09:14:00Z,,,91,0,");
    var source = new PeopleFiles(List.of(nodes), List.of(), List.of(photos), PeopleWorld.CATALOGUE);
    world.intake().run(source, problems::add, (_, _) -> {});

    assertThat(problems.stream().map(Problem::text))
        .containsExactly(
            "photos.csv:3:5: taken_at 'yesterday' is not an instant"
                + " (expected such as 2026-03-02T09:14:00Z)",
            "photos.csv:4:28: latitude '91' is not a latitude (expected degrees from -90 to 90)");
    var photo =
        new OwnView(world.table, PeopleWorld.CATALOGUE).photos(new SignedIn(p(1)), 5).getFirst();
    assertThat(photo.id()).isEqualTo(new PhotoId(7));
    assertThat(photo.tagged()).containsExactly(p(1), p(2));
    assertThat(photo.details().place()).isEqualTo(new Change.Place(48.2, 16.37));
  }

  @Test
  void relatives_come_from_a_file_and_a_bad_line_says_why() throws IOException {
    var nodes = file("people.csv", "id", "a", "b");
    var family =
        file(
            "family.csv",
            "person,relative,relationship",
            "a,b,mother",
            "b,a,daughter",
            "a,a,self",
            "a,b,",
            "a,c,uncle");
    var source =
        new PeopleFiles(List.of(nodes), List.of(), List.of(), PeopleWorld.CATALOGUE)
            .withFamily(List.of(family));
    var report = world.intake().run(source, problems::add, (_, _) -> {});

    assertThat(report.relatives()).isEqualTo(2);
    assertThat(problems.stream().map(Problem::text))
        .containsExactly(
            "family.csv:4:3: a person names themselves (expected somebody else)",
            "family.csv:5:5: relationship '' is not a relationship"
                + " (expected 1 to 40 characters, such as mother)",
            "family.csv:6:3: there is no person 'c' (expected the id of a person)");
    var view = new OwnView(world.table, PeopleWorld.CATALOGUE);
    assertThat(view.family(new SignedIn(p(1))))
        .containsExactly(new OwnRelative(p(2), "mother", true));
  }

  @Test
  void likes_come_from_a_file_and_a_bad_line_says_why() throws IOException {
    var nodes = file("people.csv", "id", "a", "b");
    var likes =
        file(
            "likes.csv",
            "person,thing,name,category,liked_at",
            "a,7,Low Tide,band,2026-03-02T09:14:00Z",
            "b,7,Low Tide,band,2026-03-03T09:14:00Z",
            "b,7,High Tide,band,2026-03-03T09:14:00Z",
            "b,0,Low Tide,band,2026-03-03T09:14:00Z",
            "b,8,,band,2026-03-03T09:14:00Z",
            "b,8,Nine,band,yesterday",
            "c,8,Nine,band,2026-03-03T09:14:00Z");
    var source =
        new PeopleFiles(List.of(nodes), List.of(), List.of(), PeopleWorld.CATALOGUE)
            .withLikes(List.of(likes));
    var report = world.intake().run(source, problems::add, (_, _) -> {});

    assertThat(report.likes()).isEqualTo(2);
    assertThat(problems.stream().map(Problem::text))
        .containsExactly(
            "likes.csv:4:3: thing 7 is 'Low Tide' (band) in an earlier line"
                + " (expected one name and category for one number)",
            "likes.csv:5:3: thing '0' is not a number (expected 1 or more)",
            "likes.csv:6:5: name '' is not a name (expected 1 to 200 characters)",
            "likes.csv:7:15: liked_at 'yesterday' is not an instant"
                + " (expected such as 2026-03-02T09:14:00Z)",
            "likes.csv:8:3: there is no person 'c' (expected the id of a person)");
    var liked =
        new OwnView(world.table, PeopleWorld.CATALOGUE).likes(new SignedIn(p(1)), 5).getFirst();
    assertThat(liked.thing().number()).isEqualTo(7);
    assertThat(liked.details().name()).isEqualTo("Low Tide");
  }

  @Test
  void a_photos_number_is_one_photos_alone() throws IOException {
    var nodes = file("people.csv", "id", "a", "b");
    var first = file("first.csv", "photo,owner,taken_at", "7,a,2026-03-02T09:14:00Z");
    var second =
        file(
            "second.csv",
            "photo,owner,taken_at",
            "7,b,2026-03-02T09:14:00Z",
            "7,a,2026-03-03T09:14:00Z",
            "8,b,2026-03-02T09:14:00Z",
            "8,a,2026-03-02T09:14:00Z");
    for (var photos : List.of(first, second)) {
      var source =
          new PeopleFiles(List.of(nodes), List.of(), List.of(photos), PeopleWorld.CATALOGUE);
      world.intake().run(source, problems::add, (_, _) -> {});
    }

    assertThat(problems.stream().map(Problem::text))
        .containsExactly(
            "second.csv:2:1: photo 7 is there already (expected a number that no other photo has)",
            "second.csv:5:1: photo 8 is there already (expected a number that no other photo has)");
    var view = new OwnView(world.table, PeopleWorld.CATALOGUE);
    assertThat(view.photos(new SignedIn(p(1)), 5)).hasSize(1);
    assertThat(view.photos(new SignedIn(p(2)), 5)).hasSize(1);
    world.append(new Change.PhotoRemoved(p(1), new PhotoId(7)));
    assertThat(world.people.owner(new PhotoId(7))).isEmpty();
  }

  @Test
  void what_stood_before_is_told_from_what_was_named_twice() throws IOException {
    var nodes = file("people.csv", "id", "a", "b", "c");
    world.intake().run(files(nodes, file("one.csv", "a,b")), problems::add, (_, _) -> {});
    var report =
        world
            .intake()
            .run(
                files(nodes, file("two.csv", "a,b", "b,c", "c,b", "b,c")),
                problems::add,
                (_, _) -> {});

    assertThat(report.friendships()).isEqualTo(1);
    assertThat(report.stood()).isEqualTo(1);
    assertThat(report.duplicates()).isEqualTo(2);
    assertThat(problems).isEmpty();
  }

  @Test
  void a_byte_order_mark_is_no_part_of_the_first_line() throws IOException {
    var edges = file("graph.csv", "\uFEFFa,b", "b,c");
    var headed = file("headed.csv", "\uFEFFone,other", "c,a");
    world
        .intake()
        .run(
            new PeopleFiles(List.of(), List.of(edges, headed), List.of(), PeopleWorld.CATALOGUE),
            problems::add,
            (_, _) -> {});

    assertThat(problems).isEmpty();
    assertThat(world.people.lastNumber()).isEqualTo(3);
    assertThat(world.people.person("a")).isPresent();
  }

  @Test
  void an_edge_list_alone_makes_the_people_whom_it_names() throws IOException {
    var edges = file("graph.txt", "# a comment", "0 1", "1\t2", "2 2", "1 0", "3");
    world
        .intake()
        .run(
            new PeopleFiles(List.of(), List.of(edges), List.of(), PeopleWorld.CATALOGUE),
            problems::add,
            (_, _) -> {});
    assertThat(problems.stream().map(Problem::text))
        .containsExactly(
            "graph.txt:6:1: the line does not name two people"
                + " (expected two ids, parted by a comma or blanks)");
    try (var now = world.people.snapshot()) {
      assertThat(everybody(now)).containsExactly(1, 2, 3);
      assertThat(now.friends(world.people.person("1").orElseThrow()).toArray())
          .containsExactly(1, 3);
    }
  }

  private int[] everybody(PeopleSnapshot now) {
    return IntStream.rangeClosed(1, world.people.lastNumber())
        .filter(number -> now.exists(p(number)))
        .toArray();
  }

  private PeopleFiles files(Path nodes, Path edges) {
    return new PeopleFiles(List.of(nodes), List.of(edges), List.of(), PeopleWorld.CATALOGUE);
  }

  private Path file(String name, String... lines) throws IOException {
    return Files.write(folder.resolve(name), List.of(lines));
  }

  private static Arrival.Someone someone(String id) {
    return new Arrival.Someone(PeopleWorld.HERE, id, Map.of("name", "Name " + id));
  }

  private static Arrival.Friendship edge(String one, String other) {
    return new Arrival.Friendship(PeopleWorld.HERE, one, other);
  }
}
