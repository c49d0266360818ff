package org.evenhand.bench.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the load and prints the table of {@code docs/performance.md}. Arguments: a folder for the
 * demo's data, a port (the next one is used too), seconds for each measurement, and how many people
 * to make (4039 unless told).
 */
public final class LoadHarness {
  private static final int ROUNDS = 3;
  private static final int[] CONNECTIONS = {64, 256};

  private final PrintStream out;
  private final int port;
  private final Duration measured;
  private final List<String> tokens;

  private LoadHarness(PrintStream out, int port, Duration measured, List<String> tokens) {
    this.out = out;
    this.port = port;
    this.measured = measured;
    this.tokens = tokens;
  }

  /** Runs it. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (arguments.length < 3) {
      throw new IllegalArgumentException("expected: FOLDER PORT SECONDS [PEOPLE]");
    }
    int port = Integer.parseInt(arguments[1]);
    var people = arguments.length > 3 ? arguments[3] : "4039";
    var server = start(Path.of(arguments[0]), port, people);
    try {
      var ready =
          new BufferedReader(
              new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
      var line = ready.readLine();
      while (line != null && !line.startsWith("{")) {
        line = ready.readLine(); // what the virtual machine itself has to say
      }
      if (line == null) {
        throw new IOException("the server ended before it was ready");
      }
      var json = new JsonMapper().readTree(line);
      var tokens = new ArrayList<String>();
      json.path("tokens").forEach(token -> tokens.add(token.asString()));
      var seconds = Duration.ofSeconds(Integer.parseInt(arguments[2]));
      new LoadHarness(System.out, port, seconds, tokens).run();
    } finally {
      server.getOutputStream().close();
      if (!server.waitFor(20, TimeUnit.SECONDS)) {
        server.destroyForcibly();
      }
    }
  }

  /** The same virtual machine with the launcher's options. */
  private static Process start(Path folder, int port, String people) throws IOException {
    var command =
        new ArrayList<String>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseG1GC",
                "-XX:InitialRAMPercentage=2",
                "-XX:MaxRAMPercentage=40"));
    var further = Objects.requireNonNullElse(System.getenv("EVENHAND_JAVA_OPTS"), "").strip();
    if (!further.isEmpty()) {
      command.addAll(List.of(further.split("\\s+", -1)));
    }
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            LoadServer.class.getName(),
            folder.toString(),
            Integer.toString(port),
            people));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private void run() throws InterruptedException {
    out.println(
        "| what | connections | bytes | static/s | undecided/s | whole/s | undecided ÷ whole"
            + " | whole p50 ms | p99 ms | p99.9 ms |");
    out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (int connections : CONNECTIONS) {
      row("/v1/me", "/v1/me?fields=id,name", connections);
      for (int limit : new int[] {25, 100, 500}) {
        row(
            "friends, page of " + limit,
            "/v1/me/friends?fields=id,name&limit=" + limit,
            connections);
      }
    }
  }

  /** The three take turns, so that what the machine does meanwhile meets all alike. */
  private void row(String what, String path, int connections) throws InterruptedException {
    var requests = tokens.stream().map(token -> request(path, token)).toList();
    var whole = new Sum();
    var undecided = new Sum();
    var bare = new Sum();
    var warmup = Duration.ofSeconds(2);
    long bytes = 0;
    for (int round = 0; round < ROUNDS; round++) {
      whole.add(new LoadClient(port).run(requests, connections, warmup, measured));
      bytes = whole.bytesEach();
      undecided.add(new LoadClient(port + 1).run(requests, connections, warmup, measured));
      var fixed = List.of(request("/static-bytes/" + bytes, tokens.getFirst()));
      bare.add(new LoadClient(port + 1).run(fixed, connections, warmup, measured));
    }
    out.printf(
        Locale.ROOT,
        "| %s | %d | %,d | %,.0f | %,.0f | %,.0f | %.2f | %.2f | %.2f | %.2f |%n",
        what,
        connections,
        bytes,
        bare.perSecond(),
        undecided.perSecond(),
        whole.perSecond(),
        undecided.perSecond() / whole.perSecond(),
        whole.millis(50),
        whole.millis(99),
        whole.millis(99.9));
    out.flush();
  }

  private static byte[] request(String path, String token) {
    return ("GET "
            + path
            + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
            + token
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Several rounds together. */
  private static final class Sum {
    private final org.HdrHistogram.Histogram micros = new org.HdrHistogram.Histogram(60_000_000, 3);
    private long answers;
    private long bytes;
    private double seconds;

    void add(LoadClient.Result result) {
      micros.add(result.micros());
      answers += result.answers();
      bytes += result.bytes();
      seconds += result.seconds();
    }

    double perSecond() {
      return answers / seconds;
    }

    long bytesEach() {
      return answers == 0 ? 0 : bytes / answers;
    }

    double millis(double percentile) {
      return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
  }
}
