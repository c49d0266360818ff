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
import java.util.concurrent.TimeUnit;
import org.evenhand.record.ProcessStopper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A write that fails ends the real process, and what it had answered before is there again. */
class FailingDiskTest {
  @TempDir Path folder;

  /** Breaks the disk under a running process. */
  private interface Break {
    void happen(Child child) throws IOException, InterruptedException;
  }

  /** Makes the disk whole again, before the restart. */
  private interface Mending {
    void happen() throws IOException;
  }

  @Test
  void the_first_write_that_fails_ends_the_process_and_nothing_answered_is_lost() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/prlimit")), "skipped: no prlimit");
    var trial = Trial.make(folder, 400);
    // From here on every write to a file beyond its first byte fails with EFBIG.
    assertEndsAndKeeps(
        trial, child -> run("prlimit", "--pid", "" + child.pid(), "--fsize=1"), () -> {});
  }

  @Test
  void a_disk_that_fills_up_ends_the_process_and_nothing_answered_is_lost() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "skipped: only root can mount");
    var made = Trial.make(folder.resolve("made"), 400);
    var small = Files.createDirectory(folder.resolve("small"));
    assumeTrue(
        tried("mount", "-t", "tmpfs", "-o", "size=512m", "tmpfs", small.toString()) == 0,
        "skipped: no tmpfs can be mounted here");
    try {
      run("cp", "-r", made.folder() + "/.", small.toString());
      var trial = new Trial(small, made.world());
      assertEndsAndKeeps(trial, _ -> fill(small), () -> Files.delete(small.resolve("filler")));
    } finally {
      run("umount", "-l", small.toString());
    }
  }

  // Preallocated files go on taking frames until they are full; then there is no room for the next.
  private static void fill(Path disk) throws IOException {
    var zeros = new byte[1 << 12];
    try (var filler = Files.newOutputStream(disk.resolve("filler"))) {
      while (true) {
        filler.write(zeros);
      }
    } catch (IOException full) {
      assertThat(full).hasMessageContaining("No space left");
    }
  }

  @Test
  void a_sync_that_fails_ends_the_process_and_nothing_answered_is_lost() throws Exception {
    assertEndsWithFailedSync(6);
  }

  @Tag("long")
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 9, 14, 23, 40, 77})
  void whichever_sync_fails_the_process_ends_and_nothing_answered_is_lost(int nth)
      throws Exception {
    assertEndsWithFailedSync(nth);
  }

  private void assertEndsWithFailedSync(int nth) throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/strace")), "skipped: no strace");
    var trial = Trial.make(folder, 400);
    var inject = "fsync,fdatasync:error=EIO:when=" + nth;
    assertEndsAndKeeps(trial, child -> trace(child.pid(), inject), () -> {});
  }

  // It ends with the process. Only the n-th sync fails: those after it would tell no more of it.
  private static void trace(long pid, String inject) throws IOException, InterruptedException {
    var strace =
        new ProcessBuilder(
                "strace",
                "-f",
                "-qq",
                "-e",
                "trace=fsync,fdatasync",
                "-e",
                "inject=" + inject,
                "-o",
                "/dev/null",
                "-p",
                Long.toString(pid))
            .redirectErrorStream(true)
            .start();
    if (strace.waitFor(1, TimeUnit.SECONDS) && strace.exitValue() == 1) {
      assumeTrue(false, "skipped: strace may not attach: " + strace.inputReader().readLine());
    }
  }

  private static void assertEndsAndKeeps(Trial trial, Break breaking, Mending mending)
      throws Exception {
    var ledger = new Ledger(trial.platform());
    var checkpoints = new Checkpoints(trial.platform());
    Stops stops;
    List<Received> received;
    try (var child = trial.start()) {
      var holders = Holder.all(trial.world(), child);
      stops = new Stops(holders);
      try (var clients = Clients.start(child.port(), holders, 4, new Random(1))) {
        var watching = checkpoints.watch(child.port());
        var stopping = stops.start(child, new Random(2));
        while (clients.many() < 20 || stops.many() == 0) {
          Thread.sleep(20);
        }
        breaking.happen(child);
        assertThat(child.ended()).isEqualTo(ProcessStopper.EXIT_STATUS);
        stopping.join();
        watching.join();
        received = clients.ended();
        assertThatThrownBy(() -> clients.get("/v1/me", holders.getFirst().token()))
            .isInstanceOf(ConnectException.class);
      }
      System.out.println("it said: " + stopLine(child));
      assertThat(stopLine(child)).startsWith("evenhand: the process stops: ");
    }
    mending.happen();
    try (var again = trial.start();
        var client = Clients.start(again.port(), List.of(), 0, new Random(3))) {
      ledger.read();
      System.out.printf("%d answers, %d stops before it%n", received.size(), stops.many());
      assertThat(received).isNotEmpty();
      assertThat(stops.many()).isPositive();
      assertThat(ledger.faults(received)).isEmpty();
      assertThat(stops.faults(received)).isEmpty();
      assertThat(stops.faults(ledger, client, 0)).isEmpty();
      assertThat(checkpoints.faults(answered(received))).isEmpty();
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

  private static long answered(List<Received> received) {
    return received.stream().mapToLong(Received::position).max().orElse(0);
  }

  private static void run(String... command) throws IOException, InterruptedException {
    assertThat(tried(command)).as(String.join(" ", command)).isZero();
  }

  private static int tried(String... command) throws IOException, InterruptedException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }
}
