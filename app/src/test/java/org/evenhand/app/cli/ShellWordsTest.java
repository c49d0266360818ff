package org.evenhand.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Commands that reports print for their readers to run. */
class ShellWordsTest {
  @Test
  void what_a_shell_leaves_alone_stands_as_it_is() {
    assertThat(ShellWords.line(List.of("evenhand", "audit", "--grants", "grants-2014.csv")))
        .isEqualTo("evenhand audit --grants grants-2014.csv");
  }

  @Test
  void names_with_blanks_and_quotes_are_one_word_each() {
    assertThat(ShellWords.line(List.of("--grants", "all grants.csv", "it's.csv", "$(x).csv")))
        .isEqualTo("--grants 'all grants.csv' 'it'\\''s.csv' '$(x).csv'");
  }

  @Property(tries = 50)
  void a_shell_reads_back_every_word(
      @ForAll @Size(min = 1, max = 5)
          List<
                  @StringLength(min = 1, max = 12)
                  @Chars({
                    'a', ' ', '\'', '"', '$', '`', '\\', '*', ';', '&', '#', '~', '!', '-', 'é'
                  })
                  String>
              words)
      throws IOException {
    var process =
        new ProcessBuilder("sh", "-c", "printf '%s\\n' " + ShellWords.line(words)).start();
    try (var out = process.inputReader(UTF_8)) {
      assertThat(out.lines().toList()).isEqualTo(words);
    }
  }
}
