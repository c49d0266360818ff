package org.evenhand.app.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.evenhand.app.demo.story.Amounts;
import org.evenhand.app.demo.story.History;
import org.evenhand.app.demo.story.Tale;
import org.evenhand.app.demo.world.World;
import org.evenhand.app.identity.OfficeAccounts;
import org.evenhand.app.identity.Tokens;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.app.wiring.PublicLogConfiguration;
import org.evenhand.app.wiring.Server;
import org.evenhand.app.wiring.ServerConfiguration;
import org.evenhand.record.LogConfiguration;
import org.evenhand.store.rocks.RocksConfiguration;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.OfficeRole;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * A whole platform with its server, public log and people, for which months pass in no time. It
 * begins some months ago, so that what a browser keeps until later is kept until later.
 */
public final class PassingServer implements AutoCloseable {
  private static final Duration BEFORE = Duration.ofDays(150);
  private static final int PEOPLE = 400;
  private static final ThreadLocal<StoryClock> STARTING = new ThreadLocal<>();

  private final HttpClient http = HttpClient.newHttpClient();
  private final StoryClock clock;
  private final Platform platform;
  private final Roster roster;
  private final Server server;
  private final URI base;

  private PassingServer(
      StoryClock clock, Platform platform, Roster roster, Server server, URI base) {
    this.clock = clock;
    this.platform = platform;
    this.roster = roster;
    this.server = server;
    this.base = base;
  }

  /** The server's clock. */
  @Configuration(proxyBeanMethods = false)
  static class Clock {
    private final StoryClock clock = STARTING.get();

    @Bean
    @Primary
    InstantSource clockOfTheStory() {
      return clock;
    }
  }

  /** Starts one. */
  public static PassingServer start(Path folder) throws IOException {
    int port = DemoServer.freePort();
    var base = URI.create("http://localhost:" + port);
    var present = Instant.now().minus(BEFORE);
    var acts = new History(7, Tale.BARE, base, present).acts(Amounts.unkept());
    var clock = new StoryClock(acts.getFirst().at());
    var platform =
        Platform.open(
            new PlatformConfiguration(
                folder, LogConfiguration.small(), RocksConfiguration.usual(), 1 << 20),
            clock,
            clock::nanos,
            (message, cause) -> {
              throw new AssertionError(message, cause);
            });
    platform.publish(PublicLogConfiguration.of("platform.example/log", List.of()));
    Past.play(platform, clock, acts, (_, _) -> {});
    clock.skipTo(present);
    var world = World.make(7, PEOPLE);
    var keys = IntStream.rangeClosed(1, PEOPLE).mapToObj(Integer::toString).toList();
    var parts =
        new Stage.Parts(
            platform.intake(),
            platform.people(),
            platform.registerActs(),
            platform.contributionActs(),
            platform.log());
    var roster = new Stage(parts, (_, _) -> {}).play(world, keys, "", base, Tale.BARE, null);
    STARTING.set(clock);
    var server =
        Server.start(platform, new ServerConfiguration("127.0.0.1", port, base), Clock.class);
    STARTING.remove();
    return new PassingServer(clock, platform, roster, server, base);
  }

  /** The platform behind it. */
  public Platform platform() {
    return platform;
  }

  /** A part of the server. */
  public <T> T part(Class<T> type) {
    return server.part(type);
  }

  /** Where it is reached. */
  public URI base() {
    return base;
  }

  /** The time. */
  public Instant now() {
    return platform.log().now();
  }

  /** Lets time pass until a moment. */
  public void skipTo(Instant moment) {
    clock.skipTo(moment);
  }

  /** A link by which somebody new makes a passkey. */
  public String invitation(String id, OfficeRole role) {
    return base + part(OfficeAccounts.class).invite(id, role, true).path();
  }

  /** Calls the data API as an app, with the token of somebody whose authorisation still stands. */
  public HttpResponse<String> call(String app, String path) {
    var grant =
        roster.holders().stream()
            .filter(holder -> holder.app().equals(app))
            .map(holder -> new GrantId(holder.grant()))
            .filter(id -> platform.consents().grant(id).isPresent())
            .findFirst()
            .orElseThrow();
    var token = part(Tokens.class).issueFor(grant, Duration.ofHours(1));
    return send(request(path).header("Authorization", "Bearer " + token).GET());
  }

  /** What everybody reads. */
  public String get(String path) {
    return send(request(path).GET()).body();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  @Override
  public void close() {
    server.close();
    platform.close();
  }
}
