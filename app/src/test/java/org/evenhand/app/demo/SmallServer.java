package org.evenhand.app.demo;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.app.demo.story.Consenting;
import org.evenhand.app.demo.story.History;
import org.evenhand.app.demo.story.Said;
import org.evenhand.app.demo.story.Tale;
import org.evenhand.app.identity.Tokens;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.app.wiring.PublicLogConfiguration;
import org.evenhand.app.wiring.Server;
import org.evenhand.app.wiring.ServerConfiguration;
import org.evenhand.record.Change;
import org.evenhand.record.LogConfiguration;
import org.evenhand.store.rocks.RocksConfiguration;

/** A world and what was said in it, played into a real platform and served by the real server. */
final class SmallServer implements AutoCloseable {
  /** What both of two servers call themselves, whatever port they have. */
  private static final URI BASE = URI.create("https://platform.example");

  private final Platform platform;
  private final Server server;

  private SmallServer(Platform platform, Server server) {
    this.platform = platform;
    this.server = server;
  }

  static SmallServer start(Path folder, TwinWorlds.Played played, InstantSource clock, Instant now)
      throws IOException {
    var platform = open(folder, clock);
    say(platform, played, now);
    return new SmallServer(
        platform, Server.start(platform, new ServerConfiguration("127.0.0.1", 0, BASE)));
  }

  private static Platform open(Path folder, InstantSource clock) throws IOException {
    return Platform.open(configuration(folder), clock, SmallServer::stop);
  }

  private static PlatformConfiguration configuration(Path folder) {
    return new PlatformConfiguration(
        folder, LogConfiguration.small(), RocksConfiguration.usual(), 1 << 20);
  }

  private static void stop(String message, Throwable cause) {
    throw new AssertionError(message, cause);
  }

  /** Has a world's people move in, before its server is started. */
  static void settle(Path folder, TwinWorlds.Played played, InstantSource clock)
      throws IOException {
    var history = new History(7, Tale.BARE, BASE, clock.instant());
    var log = PublicLogConfiguration.of("platform.example/log", List.of());
    Past.play(configuration(folder), history, log, (_, _) -> {}, SmallServer::stop);
    try (var platform = open(folder, clock)) {
      settle(platform, played);
    }
  }

  private static void settle(Platform platform, TwinWorlds.Played played) {
    var world = played.world();
    var keys = IntStream.rangeClosed(1, world.people().size()).mapToObj(Integer::toString).toList();
    platform
        .intake()
        .run(
            new WorldSource(world, keys, Gallery.of(world, List.of(), null)),
            problem -> {
              throw new AssertionError(problem.text());
            },
            (_, _) -> {});
  }

  private static void say(Platform platform, TwinWorlds.Played played, Instant now) {
    var log = platform.log();
    log.appendAll(
        played.world().blocks().stream()
            .<Change>map(b -> new Change.Blocked(b.person(), b.other()))
            .toList());
    log.appendAll(Consenting.changes(played.said(), now));
  }

  /**
   * Gives another folder, whose people moved in, this one's keys: ids, cursors and tags come out of
   * them. Not before: a number whose key was made is never given to a newcomer.
   */
  static void copyKeys(Path from, Path to) throws IOException {
    for (var file : List.of("installation.key", "people.keys")) {
      var there = to.resolve("vault").resolve(file);
      Files.copy(from.resolve("vault").resolve(file), there, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  String token(Said said) {
    return server.part(Tokens.class).issueFor(said.grant(), Duration.ofHours(2));
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  Platform platform() {
    return platform;
  }

  @Override
  public void close() {
    server.close();
    platform.close();
  }
}
