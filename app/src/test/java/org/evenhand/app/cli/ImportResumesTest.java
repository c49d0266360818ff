package org.evenhand.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.evenhand.app.Evenhand;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An import whose process is killed, and the same command once more. */
class ImportResumesTest {
  private static final int PEOPLE = 60_000;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "reading people, 0",
    "reading friendships, 30",
    "keeping a sealed copy, 0",
    "keeping a sealed copy, 300",
    "recording, 0",
    "recording, 40",
    "recording, 400",
    "writing, 0",
    "writing, 150"
  })
  void killed_anywhere_and_run_again_it_comes_to_what_an_unbroken_one_comes_to(
      String step, long milliseconds) throws Exception {
    files();
    kill(step, milliseconds);
    boolean wasKept = Files.exists(data().resolve("imports/unfinished"));
    // On a quick machine the kill can come when all is done: then the same files are a new import.
    boolean wasDone = !wasKept && Files.exists(data().resolve("log")) && !frames().isEmpty();

    var again = Run.of(command());

    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(again.out().contains("cut short"))
        .as("it says that it goes on: " + again.out())
        .isEqualTo(wasKept);
    assertThat(frames())
        .as("one frame, whether it was recorded before the kill or after")
        .hasSize(wasDone ? 2 : 1);
    assertThat(state()).isEqualTo(unbroken());
    assertThat(data().resolve("imports/unfinished")).doesNotExist();
  }

  @Test
  void what_was_read_and_kept_is_not_read_again() throws Exception {
    files();
    kill("recording", 0);
    assertThat(data().resolve("imports/unfinished")).exists();
    // On a slow machine the kill may come when all is recorded but for the journal's end.
    boolean recorded = !frames().isEmpty();

    var again = Run.of(command());

    assertThat(again.err()).doesNotContain("reading people", "it begins anew");
    assertThat(again.err().contains("recording…")).isEqualTo(!recorded);
    assertThat(frames()).hasSize(1);
    assertThat(again.out()).contains("cut short");
    assertThat(again.out()).contains("120,100");
  }

  @Test
  void other_files_are_another_import() throws Exception {
    files();
    kill("recording", 0);
    Files.writeString(folder.resolve("people.csv"), "id,name\nnew,Newcomer\n");
    Files.writeString(folder.resolve("edges.csv"), "id1,id2\n");
    Files.writeString(folder.resolve("photos.csv"), "photo,owner,taken_at\n");

    var other = Run.of(command());

    assertThat(other.exit()).isZero();
    assertThat(other.err()).contains("reading people (stopped now, it begins anew)…");
    assertThat(other.out()).doesNotContain("cut short").contains("Imported 1 people");
  }

  private Path data() {
    return folder.resolve("platform");
  }

  private Object[] command() {
    return new Object[] {
      "import",
      "people",
      "--data",
      data(),
      "--report",
      folder.resolve("report.csv"),
      "--nodes",
      folder.resolve("people.csv"),
      "--edges",
      folder.resolve("edges.csv"),
      "--photos",
      folder.resolve("photos.csv")
    };
  }

  private void files() throws IOException {
    var people = IntStream.range(0, PEOPLE).mapToObj(i -> "p" + i + ",Person " + i);
    Files.writeString(
        folder.resolve("people.csv"),
        "id,name\n" + people.collect(Collectors.joining("\n")) + "\n");
    var edges = IntStream.range(0, PEOPLE).mapToObj(i -> "p" + i + ",p" + (i * 7 + 1) % PEOPLE);
    Files.writeString(
        folder.resolve("edges.csv"), "id1,id2\n" + edges.collect(Collectors.joining("\n")) + "\n");
    var photos =
        IntStream.rangeClosed(1, 100).mapToObj(i -> i + ",p" + i + ",2026-03-02T09:14:00Z");
    Files.writeString(
        folder.resolve("photos.csv"),
        "photo,owner,taken_at\n" + photos.collect(Collectors.joining("\n")) + "\n");
  }

  /** Runs the import in a process of its own, and kills it some time after it told a step. */
  private void kill(String step, long milliseconds) throws Exception {
    var words = new ArrayList<String>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), Evenhand.class.getName()));
    for (var word : command()) {
      words.add(word.toString());
    }
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    try (var lines = process.inputReader(UTF_8)) {
      var line = lines.readLine();
      while (line != null && !line.contains(step)) {
        line = lines.readLine();
      }
      Thread.sleep(milliseconds);
    } finally {
      process.destroyForcibly(); // SIGKILL
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }
  }

  private List<String> frames() {
    return Run.of("record", data()).outLines().stream()
        .filter(line -> line.contains("\"kind\":\"import\""))
        .toList();
  }

  /** Who is there, with whom as a friend and whose photos, by the platform's own keys. */
  private List<String> state() throws IOException {
    try (var platform =
        Platform.open(
            PlatformConfiguration.in(data()),
            InstantSource.system(),
            (message, cause) -> {
              throw new IllegalStateException(message, cause);
            })) {
      var people = platform.people();
      var keys = new java.util.HashMap<Integer, String>();
      for (int i = 0; i < PEOPLE; i++) {
        int number = people.person("p" + i).orElseThrow().number();
        assertThat(keys.put(number, "p" + i)).as("two people with one number").isNull();
      }
      try (var seen = people.snapshot()) {
        return IntStream.range(0, PEOPLE)
            .mapToObj(i ->
                "p"
                    + i
                    + ": "
                    + friends(seen.friends(people.person("p" + i).orElseThrow()).stream(), keys))
            .toList();
      }
    }
  }

  private static List<String> friends(IntStream numbers, java.util.Map<Integer, String> keys) {
    return numbers.mapToObj(keys::get).sorted().toList();
  }

  private static List<String> unbroken() {
    var friends = new ArrayList<java.util.TreeSet<String>>();
    IntStream.range(0, PEOPLE).forEach(_ -> friends.add(new java.util.TreeSet<>()));
    for (int i = 0; i < PEOPLE; i++) {
      int other = (i * 7 + 1) % PEOPLE;
      if (other != i) {
        friends.get(i).add("p" + other);
        friends.get(other).add("p" + i);
      }
    }
    return IntStream.range(0, PEOPLE)
        .mapToObj(i -> "p" + i + ": " + List.copyOf(friends.get(i)))
        .toList();
  }
}
