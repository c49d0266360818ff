package org.evenhand.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A {@link FaultServer} in a process of its own. Its commands are for one thread. */
final class Child implements AutoCloseable {
  private static final int KILLED = 128 + 9;
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader out;
  private final Errors errors;
  private final int port;

  private Child(Process process, BufferedReader out, Errors errors, int port) {
    this.process = process;
    this.out = out;
    this.errors = errors;
    this.port = port;
  }

  /**
   * Starts one; returns when it serves.
   *
   * @param hours how far ahead of the machine its clock is
   * @throws IOException if it does not start: then it would need repair by hand
   */
  static Child start(Path platform, int hours) throws IOException {
    var process = new ProcessBuilder(command(platform, hours)).start();
    var errors = new Errors(process);
    var out = process.inputReader(UTF_8);
    for (var line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("ready ")) {
        return new Child(process, out, errors, Integer.parseInt(line.substring(6)));
      }
    }
    throw new IOException("the server did not start: " + errors.all());
  }

  // Many short lives: the quick compiler and the simple collector start fastest.
  private static List<String> command(Path platform, int hours) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Xmx512m",
        "-cp",
        System.getProperty("java.class.path"),
        FaultServer.class.getName(),
        platform.toString(),
        Integer.toString(hours));
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** A token for a grant. */
  String token(long grant) throws IOException {
    return ask("token " + grant).orElseThrow(() -> new IOException("the server has ended"));
  }

  /** Stops an app for a person; its position once it is acknowledged, empty if the process died. */
  Optional<Long> stop(int person, String app) {
    try {
      return ask("stop " + person + " " + app).map(Long::valueOf);
    } catch (IOException broken) {
      return Optional.empty(); // it died before it had told us; nothing is known of this stop
    }
  }

  private Optional<String> ask(String command) throws IOException {
    var in = process.outputWriter(UTF_8);
    in.write(command + "\n");
    in.flush();
    return Optional.ofNullable(out.readLine())
        .map(answer -> answer.substring(answer.lastIndexOf(' ') + 1));
  }

  /** SIGKILL: no handler runs, nothing is flushed. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    int status = ended();
    if (status != KILLED) {
      throw new IllegalStateException("it ended with " + status + " before it was killed");
    }
  }

  /** Its exit status, waited for. */
  int ended() throws InterruptedException {
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("process " + process.pid() + " does not end");
    }
    return process.exitValue();
  }

  /** What it said on its standard error; call it when it has ended. */
  String said() throws IOException {
    return errors.all();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Reads standard error: a pipe, not a file, since a full disk must not silence the process. */
  private static final class Errors {
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();
    private final Thread reader;

    Errors(Process process) {
      var lines = process.errorReader(UTF_8);
      this.reader =
          Thread.ofVirtual()
              .name("errors-" + process.pid())
              .start(() -> lines.lines().forEach(heard::add));
    }

    String all() throws IOException {
      try {
        reader.join();
      } catch (InterruptedException interrupted) {
        throw new InterruptedIOException("while waiting for the end of standard error");
      }
      return String.join("\n", heard);
    }
  }
}
