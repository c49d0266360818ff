package org.evenhand.app.webhooks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.app.wiring.Server;
import org.evenhand.app.wiring.ServerConfiguration;
import org.evenhand.record.LogConfiguration;
import org.evenhand.register.Actor;
import org.evenhand.register.App;
import org.evenhand.register.Commitment;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.Effect;
import org.evenhand.register.ExceptionEvent.ExceptionApproved;
import org.evenhand.register.ExceptionEvent.ExceptionProposed;
import org.evenhand.register.ExceptionEvent.ExceptionRevoked;
import org.evenhand.register.ExceptionTerms;
import org.evenhand.register.OfficerEvent.OfficerAppointed;
import org.evenhand.register.OfficerEvent.TieDeclared;
import org.evenhand.register.OfficerId;
import org.evenhand.register.Organisation;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.Terms;
import org.evenhand.register.Tie;
import org.evenhand.register.TieId;
import org.evenhand.store.rocks.RocksConfiguration;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * A server of a test's own that can be stopped and started, whose clock can be put forward, and
 * that resolves names as the test says.
 */
final class Village implements AutoCloseable {
  static final URI BASE = URI.create("https://gateway.example");
  static final Destinations ANYWHERE = new Destinations(true, true);

  private static final Actor OPERATOR = new Actor(Actor.SYSTEM, "operator");
  private static final Purpose PERSONALISATION = new Purpose("Personalisation");
  private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);
  private static final AtomicReference<Network> NETWORK =
      new AtomicReference<>(Network.ofThisMachine());

  private final Path folder;
  private final Destinations destinations;
  private volatile Optional<Platform> platform = Optional.empty();
  private volatile Optional<Server> server = Optional.empty();

  /** What tests set. */
  @Configuration(proxyBeanMethods = false)
  static class Parts {
    @Bean
    @Primary
    InstantSource clockThatTestsPutForward() {
      return () -> Instant.now().plus(AHEAD.get());
    }

    @Bean
    Network networkOfTests() {
      return NETWORK.get();
    }
  }

  private Village(Path folder, Destinations destinations) {
    this.folder = folder;
    this.destinations = destinations;
  }

  static Village open(Path folder, Destinations destinations) throws IOException {
    return open(folder, destinations, Network.ofThisMachine());
  }

  /** One with terms for names and friends. */
  static Village open(Path folder, Destinations destinations, Network network) throws IOException {
    AHEAD.set(Duration.ZERO);
    NETWORK.set(network);
    var village = new Village(folder, destinations);
    village.openPlatform();
    village.publishesTerms("1");
    village.serve();
    return village;
  }

  long publishesTerms(String version) {
    return record(
        new RegisterEvent.TermsPublished(
            OPERATOR,
            "As announced.",
            new Terms(
                new TermsVersion(version),
                Instant.now().minus(Duration.ofDays(1)),
                Map.of(
                    new DataTypeId("profile.name"), Set.of(PERSONALISATION),
                    new DataTypeId("friends"), Set.of(PERSONALISATION)),
                new Limits(100, 1000),
                30)));
  }

  synchronized void openPlatform() throws IOException {
    platform =
        Optional.of(
            Platform.open(
                new PlatformConfiguration(
                    folder.resolve("data"),
                    LogConfiguration.small(),
                    RocksConfiguration.usual(),
                    1 << 20),
                InstantSource.system(),
                (message, cause) -> {
                  throw new AssertionError(message, cause);
                }));
  }

  void serve() {
    var configuration = new ServerConfiguration("127.0.0.1", 0, BASE, destinations);
    server = Optional.of(Server.start(platform.orElseThrow(), configuration, Parts.class));
  }

  /** Stops the server, and the platform with it. */
  synchronized void stop() {
    server.ifPresent(Server::close);
    server = Optional.empty();
    platform.ifPresent(Platform::close);
    platform = Optional.empty();
  }

  boolean stopped() {
    return server.isEmpty();
  }

  long record(RegisterEvent event) {
    return platform.orElseThrow().registerActs().record(event);
  }

  /** An app with an agreement to those data types, told at that address. */
  AppId app(String name, String url, String... types) {
    record(
        new RegisterEvent.OrganisationRegistered(
            OPERATOR,
            "Papers seen.",
            new Organisation(
                new OrganisationId(name + "-org"), "Company (fictional)", "AQ", "a@b.example")));
    record(
        new RegisterEvent.AppRegistered(
            OPERATOR,
            "Form complete.",
            new App(
                new AppId(name),
                "App " + name,
                new OrganisationId(name + "-org"),
                "games",
                Set.of(PERSONALISATION),
                List.of(URI.create("https://app.example/back")),
                URI.create("https://app.example/"),
                "Plays.")));
    record(
        new RegisterEvent.AgreementAccepted(
            OPERATOR,
            "Accepted online.",
            new AgreementId("agr-" + name),
            new AppId(name),
            new TermsVersion("1"),
            java.util.Arrays.stream(types)
                .map(DataTypeId::new)
                .collect(java.util.stream.Collectors.toSet()),
            Set.of(PERSONALISATION)));
    var app = new AppId(name);
    if (!url.isEmpty()) {
      if (webhooks().set(app, url).isPresent()) {
        throw new AssertionError(url + " is refused");
      }
    }
    return app;
  }

  long cutsOff(String id, String type) {
    return cutsOff(id, new Target.OfDataType(new DataTypeId(type)));
  }

  long cutsOff(String id, Target target) {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return record(
        new RegisterEvent.CutOffAnnounced(
            OPERATOR,
            "Nobody needs it.",
            new CutOffId(id),
            target,
            now,
            now.plus(Duration.ofDays(30)),
            Optional.of(now.plus(Duration.ofDays(60))),
            Optional.empty()));
  }

  long suspends(AppId app) {
    return record(
        new RegisterEvent.AgreementSuspended(
            OPERATOR, "It does not answer.", new AgreementId("agr-" + app)));
  }

  long resumes(AppId app) {
    return record(
        new RegisterEvent.AgreementResumed(
            OPERATOR, "It answers again.", new AgreementId("agr-" + app)));
  }

  long ends(AppId app) {
    return record(
        new RegisterEvent.AgreementEnded(OPERATOR, "It closed.", new AgreementId("agr-" + app)));
  }

  long withdraws(String cutOff) {
    return record(
        new RegisterEvent.CutOffWithdrawn(OPERATOR, "It is needed.", new CutOffId(cutOff)));
  }

  /** Two officers favour an app, and everybody could know of it. */
  void favours(AppId app, String exception) {
    for (var id : List.of("ada", "ben", "cleo")) {
      record(
          new OfficerAppointed(
              OPERATOR, "For a test.", new OfficerId(id), "reviewer", Optional.empty()));
    }
    var from = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(60);
    var ada = new Actor(Actor.OFFICER, "ada");
    record(
        new ExceptionProposed(
            ada,
            "They asked nicely.",
            new ExceptionTerms(
                new ExceptionId(exception),
                new OrganisationId(app + "-org"),
                Set.of(app),
                new Effect.OtherLimits(new Limits(1_000, 1_000)),
                from,
                from.plus(Duration.ofDays(9)),
                ada,
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty())));
    for (var id : List.of("ben", "cleo")) {
      record(
          new ExceptionApproved(
              new Actor(Actor.OFFICER, id), "It harms nobody.", new ExceptionId(exception)));
    }
    platform.orElseThrow().registerActs().published(Long.MAX_VALUE, 9);
  }

  long ties(String officer, AppId app) {
    return record(
        new TieDeclared(
            new Actor(Actor.OFFICER, "ada"),
            "Seen in the papers.",
            new TieId("tie-" + officer),
            new OfficerId(officer),
            new OrganisationId(app + "-org"),
            Tie.Kind.FRIENDSHIP,
            LocalDate.parse("2020-01-01"),
            Commitment.to(new byte[Commitment.SALT_BYTES], "for a test")));
  }

  long revokes(String exception) {
    return record(
        new ExceptionRevoked(
            new Actor(Actor.OFFICER, "ada"), "It was a favour.", new ExceptionId(exception)));
  }

  Webhooks webhooks() {
    return server.orElseThrow().part(Webhooks.class);
  }

  /** Lets time pass. */
  static void wait(Duration passed) {
    AHEAD.accumulateAndGet(passed, Duration::plus);
  }

  /** Waits until something has happened. */
  static void until(BooleanSupplier happened) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!happened.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it does not happen");
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** The newest event of an app, once it was tried so often. */
  Delivery tried(AppId app, int attempts) {
    until(() ->
        webhooks().deliveries(app).stream()
            .findFirst()
            .filter(one -> one.attempts() >= attempts)
            .isPresent());
    return webhooks().deliveries(app).getFirst();
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    var address = URI.create("http://127.0.0.1:" + server.orElseThrow().port() + path);
    try (var http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  /** A network where every name is what the test says. */
  static Network names(Network.Names names) {
    return new Network(names, Network.ofThisMachine().trust());
  }

  static InetAddress address(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (java.net.UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
