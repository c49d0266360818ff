package org.evenhand.audit.validation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossCheckTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream table = new ByteArrayOutputStream();
  private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

  @Test
  void figures_within_the_tolerance_agree_and_undefined_ones_with_undefined_ones()
      throws IOException {
    file("x", "ours.csv", "1,p,0.5\n2,p,NaN\n3,p,1.0E7\n4,p,Infinity\n");
    file("x", "theirs.csv", "1,\"p\",0.5000009\n2,p,NA\n3,p,10000009\n4,p,Inf\n");

    assertThat(compare()).isTrue();
    assertThat(table.toString(UTF_8)).contains("| x | p | 4 | 4 | 9.0e-07 |  |");
  }

  @Test
  void figures_that_differ_or_stand_on_one_side_only_fail() throws IOException {
    file("x", "ours.csv", "1,p,0.5\n2,p,NaN\n3,p,1\n5,p,Infinity\n");
    file("x", "theirs.csv", "1,p,0.500002\n2,p,0\n4,p,1\n5,p,7\n");

    assertThat(compare()).isFalse();
    assertThat(table.toString(UTF_8)).contains("| x | p | 5 | 0 | 0.0e+00 | **5 without a reason");
    assertThat(complaints.toString(UTF_8)).contains("x p, table 1: ours 0.5, theirs 0.500002");
  }

  @Test
  void a_stated_reason_excuses_its_own_figure_and_is_counted() throws IOException {
    file("x", "ours.csv", "1,p,0.5\n2,p,0.25\n");
    file("x", "theirs.csv", "1,p,0.6\n2,p,0.25\n");
    file("x", "reasons.csv", "1,p,\"stops early, at 100\"\n2,p,not needed\n");

    assertThat(compare()).isTrue();
    assertThat(table.toString(UTF_8)).contains("| 2 | 1 | 0.0e+00 | 1: stops early, at 100 |");
  }

  @Test
  void a_family_is_summed_up_in_a_line() throws IOException {
    file("x", "ours.csv", "1,p,0.5\n2,p,0.25\n1,q,3\n2,q,4\n");
    file("x", "theirs.csv", "1,p,0.6\n2,p,0.25\n1,q,3\n2,q,5\n");
    file("x", "reasons.csv", "1,p,stops early\n");

    CrossCheck.summary(folder, new PrintStream(table, true, UTF_8));
    assertThat(table.toString(UTF_8)).contains("| x | 2 | 4 | 2 | 1 | 1 | 0.0e+00 |");
  }

  @Test
  void a_family_whose_script_has_not_run_fails() throws IOException {
    file("x", "ours.csv", "1,p,0.5\n");

    assertThat(compare()).isFalse();
    assertThat(complaints.toString(UTF_8)).contains("no theirs.csv");
  }

  @Test
  void every_family_writes_the_same_figures_for_the_same_seed() throws IOException {
    assertThat(write("a")).isTrue();
    assertThat(write("b")).isTrue();

    for (Family family : Families.ALL) {
      String ours = family.name() + "/ours.csv";
      assertThat(folder.resolve("a").resolve(ours))
          .hasSameTextualContentAs(folder.resolve("b").resolve(ours))
          .isNotEmptyFile();
    }
  }

  private boolean write(String into) throws IOException {
    return CrossCheck.write(folder.resolve(into), 3, 7, List.of(), System.err);
  }

  private boolean compare() throws IOException {
    return CrossCheck.compare(
        folder, new PrintStream(table, true, UTF_8), new PrintStream(complaints, true, UTF_8));
  }

  private void file(String family, String name, String lines) throws IOException {
    Path own = Files.createDirectories(folder.resolve(family));
    Files.writeString(own.resolve(name), "table,figure,value\n" + lines);
  }
}
