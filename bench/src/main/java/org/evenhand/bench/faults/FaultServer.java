package org.evenhand.bench.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.evenhand.app.identity.Tokens;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.app.wiring.PublicLogConfiguration;
import org.evenhand.app.wiring.Server;
import org.evenhand.app.wiring.ServerConfiguration;
import org.evenhand.record.Change;
import org.evenhand.record.LogConfiguration;
import org.evenhand.record.ProcessStopper;
import org.evenhand.record.seal.Passphrase;
import org.evenhand.store.rocks.RocksConfiguration;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;

/**
 * The process that is broken: the product's own server on a platform's folder, and two commands on
 * its input. {@code token GRANT} answers {@code token GRANT TOKEN}; {@code stop PERSON APP} records
 * that the person stops the app and answers {@code stopped PERSON APP POSITION} when that is
 * durable, as the page does.
 */
public final class FaultServer {
  private final Platform platform;
  private final Server server;

  private FaultServer(Platform platform, Server server) {
    this.platform = platform;
    this.server = server;
  }

  /**
   * Serves and seals until its input ends; prints {@code ready PORT} when it accepts connections.
   *
   * @param arguments the platform's folder, and how many hours ahead of the machine its clock is
   */
  public static void main(String[] arguments) throws IOException {
    var configuration = configuration(Path.of(arguments[0]));
    var stopper = ProcessStopper.halting(System.err);
    var server = new ServerConfiguration("127.0.0.1", 0, URI.create("http://127.0.0.1"));
    try (var platform =
        Platform.open(configuration, ahead(Integer.parseInt(arguments[1])), stopper)) {
      platform.publish(publicLog());
      try (var served = Server.start(platform, server)) {
        System.out.println("ready " + served.port());
        new FaultServer(platform, served).obey();
      }
    }
  }

  /** A clock that runs so many hours ahead: each hour of the record brings a segment. */
  static InstantSource ahead(int hours) {
    return Clock.offset(Clock.systemUTC(), Duration.ofHours(hours));
  }

  /** The public log that the demo began. */
  static PublicLogConfiguration publicLog() {
    return new PublicLogConfiguration("demo.example/log", Passphrase.none(), List.of());
  }

  /** Small log files, so that many rounds cross from one to the next. */
  static PlatformConfiguration configuration(Path folder) {
    return new PlatformConfiguration(
        folder, LogConfiguration.small(), RocksConfiguration.usual(), 4 << 20);
  }

  private void obey() throws IOException {
    try (var in = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
      for (var line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println(obey(line.split(" ", -1)));
      }
    }
  }

  private String obey(String[] words) {
    return switch (words[0]) {
      case "token" -> "token " + words[1] + " " + token(Long.parseLong(words[1]));
      case "stop" -> "stopped " + words[1] + " " + words[2] + " " + stop(words[1], words[2]);
      default -> throw new IllegalArgumentException("there is no command " + words[0]);
    };
  }

  private String token(long grant) {
    return server.part(Tokens.class).issueFor(new GrantId(grant), Duration.ofDays(1));
  }

  private long stop(String person, String app) {
    return platform
        .log()
        .append(new Change.Stopped(new PersonId(Integer.parseInt(person)), new AppId(app)));
  }
}
