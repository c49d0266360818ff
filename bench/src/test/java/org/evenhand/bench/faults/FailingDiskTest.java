package org.evenhand.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.evenhand.record.ProcessStopper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A write that fails ends the real process, and what it had answered before is there again. */
class FailingDiskTest {
  @TempDir Path folder;

  /** Breaks the disk under a running process. */
  private interface Break {
    void happen(Child child) throws IOException, InterruptedException;
  }

  @Test
  void the_first_write_that_fails_ends_the_process_and_nothing_answered_is_lost() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "skipped: no prlimit");
    var trial = Trial.make(folder, 400);
    // From here on every write to a file beyond its first byte fails with EFBIG.
    assertEndsAndKeeps(trial, child -> run("prlimit", "--pid", "" + child.pid(), "--fsize=1"));
  }

  private static void assertEndsAndKeeps(Trial trial, Break breaking) throws Exception {
    var ledger = new Ledger(trial.platform());
    Stops stops;
    List<Received> received;
    try (var child = trial.start()) {
      var holders = Holder.all(trial.world(), child);
      stops = new Stops(holders);
      try (var clients = Clients.start(child.port(), holders, 4, new Random(1))) {
        var stopping = stops.start(child, new Random(2));
        Thread.sleep(700);
        breaking.happen(child);
        assertThat(child.ended()).isEqualTo(ProcessStopper.EXIT_STATUS);
        stopping.join();
        received = clients.ended();
        assertThatThrownBy(() -> clients.get("/v1/me", holders.getFirst().token()))
            .isInstanceOf(ConnectException.class);
      }
      System.out.println("it said: " + stopLine(child));
      assertThat(stopLine(child)).startsWith("evenhand: the process stops: ");
    }
    try (var again = trial.start();
        var client = Clients.start(again.port(), List.of(), 0, new Random(3))) {
      ledger.read();
      System.out.printf("%d answers, %d stops before it%n", received.size(), stops.many());
      assertThat(received).isNotEmpty();
      assertThat(stops.many()).isPositive();
      assertThat(ledger.faults(received)).isEmpty();
      assertThat(stops.faults(received)).isEmpty();
      assertThat(stops.faults(ledger, client, 0)).isEmpty();
    }
  }

  private static String stopLine(Child child) throws IOException {
    return child
        .said()
        .lines()
        .filter(l -> l.startsWith("evenhand:"))
        .findFirst()
        .orElse("nothing");
  }

  private static void run(String... command) throws IOException, InterruptedException {
    int status = new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
    assertThat(status).as(String.join(" ", command)).isZero();
  }
}
