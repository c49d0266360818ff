package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StepsTest {
  private final StringWriter written = new StringWriter();
  private long seconds;

  private Steps steps(boolean terminal) {
    return new Steps(new PrintWriter(written), terminal, () -> TimeUnit.SECONDS.toNanos(seconds));
  }

  private String last() {
    var all = written.toString();
    return all.substring(all.lastIndexOf("\033[K") + 3).strip();
  }

  @Test
  void what_is_left_is_told_of_what_a_step_took_so_far() {
    var steps = steps(true);
    seconds = 100;
    steps.at("reading", 0, 1_000);
    assertThat(last()).isEqualTo("reading…");

    seconds = 101;
    steps.at("reading", 100, 1_000);
    assertThat(last()).as("too soon to tell").isEqualTo("reading: 10 %");

    seconds = 110;
    steps.at("reading", 250, 1_000);
    assertThat(last()).isEqualTo("reading: 25 %, about 30 s left");

    seconds = 900;
    steps.at("reading", 500, 1_000);
    assertThat(last()).isEqualTo("reading: 50 %, about 14 min left");

    steps.at("reading", 1_000, 1_000);
    assertThat(last()).isEqualTo("reading: 100 %");
  }

  @Test
  void each_step_is_timed_by_itself() {
    var steps = steps(true);
    steps.at("reading", 10, 100);
    seconds = 600;
    steps.at("counting", 0, 4);
    seconds = 610;
    steps.at("counting", 1, 4);

    assertThat(last()).isEqualTo("counting: 25 %, about 30 s left");
  }

  @Test
  void without_a_whole_nothing_is_said_of_what_is_left() {
    var steps = steps(true);
    steps.at("reading", 0);
    seconds = 60;
    steps.at("reading", 12_345);

    assertThat(last()).isEqualTo("reading: 12,345");
  }

  @Test
  void without_a_terminal_each_step_is_one_line() {
    var steps = steps(false);
    steps.at("reading", 0, 10);
    seconds = 60;
    steps.at("reading", 5, 10);
    steps.at("counting", 0, 0);

    assertThat(written).hasToString("  reading…\n  counting…\n");
  }
}
