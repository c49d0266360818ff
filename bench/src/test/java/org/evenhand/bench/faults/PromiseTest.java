package org.evenhand.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the harness holds the verifier to, for what a kill can leave without an entry. */
class PromiseTest {
  /** SHA-256 of "named". */
  private static final String NAMED =
      "a157d36a739191c1826419da5c87aedf3dd0cd6828565ada2a38a6b68ed741e5";

  @TempDir Path folder;
  private Path whole;
  private Path copy;

  @BeforeEach
  void twoFoldersThatDifferInEachFile() throws IOException {
    whole = folder.resolve("whole");
    copy = folder.resolve("copy");
    for (var name : List.of("segments/000000000001.parquet", "public/tally/2026-01-01T00Z.csv")) {
      write(name, "named", "damaged");
    }
    for (var name :
        List.of(
            "segments/000000000900.parquet",
            "segments/000000000900.parquet.unfinished",
            "segments/000000000900.unfinished/work.db",
            "segments/000000000001.tags",
            "public/tally/2026-01-01T01Z.csv",
            "public/checkpoint.new")) {
      write(name, "not named", "damaged");
    }
    write("public/tile/entries/000.p/2", "an entry\n" + NAMED, "");
  }

  @Test
  void files_that_an_entry_names_are_promised() throws IOException {
    assertThat(isPromised("segments/000000000001.parquet", 2)).isTrue();
    assertThat(isPromised("public/tally/2026-01-01T00Z.csv", 2)).isTrue();
  }

  @Test
  void files_that_no_entry_names_yet_are_not() throws IOException {
    assertThat(isPromised("segments/000000000900.parquet", 2)).isFalse();
    assertThat(isPromised("public/tally/2026-01-01T01Z.csv", 2)).isFalse();
    assertThat(isPromised("segments/000000000001.parquet", 1))
        .as("the checkpoint does not cover the entry yet")
        .isFalse();
  }

  @Test
  void what_a_kill_left_half_made_is_not() throws IOException {
    assertThat(isPromised("segments/000000000900.parquet.unfinished", 2)).isFalse();
    assertThat(isPromised("segments/000000000900.unfinished/work.db", 2)).isFalse();
    assertThat(isPromised("segments/000000000001.tags", 2)).isFalse();
    assertThat(isPromised("public/checkpoint.new", 2)).isFalse();
  }

  private boolean isPromised(String name, long entries) throws IOException {
    return new Promise(whole, entries, 0, "log/00000000000000000001.log")
        .restsOn(new Damage(Damage.Kind.FLIP, List.of(name), 0), copy);
  }

  private void write(String name, String before, String after) throws IOException {
    Files.createDirectories(whole.resolve(name).getParent());
    Files.createDirectories(copy.resolve(name).getParent());
    Files.writeString(whole.resolve(name), before, UTF_8);
    Files.writeString(copy.resolve(name), after, UTF_8);
  }
}
