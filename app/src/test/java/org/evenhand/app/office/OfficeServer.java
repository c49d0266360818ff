package org.evenhand.app.office;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.evenhand.app.identity.Accounts;
import org.evenhand.app.identity.Invitation;
import org.evenhand.app.identity.OfficeAccounts;
import org.evenhand.app.identity.OpenIdSettings;
import org.evenhand.app.identity.WaysIn;
import org.evenhand.app.webhooks.Destinations;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.app.wiring.Server;
import org.evenhand.app.wiring.ServerConfiguration;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.record.LogConfiguration;
import org.evenhand.record.Table;
import org.evenhand.register.Actor;
import org.evenhand.register.App;
import org.evenhand.register.CutOffNotice;
import org.evenhand.register.OfficerEvent.OfficerAppointed;
import org.evenhand.register.OfficerId;
import org.evenhand.register.Organisation;
import org.evenhand.register.RegisterEvent.AppRegistered;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.register.RegisterEvent.OrganisationRegistered;
import org.evenhand.store.rocks.RocksConfiguration;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.OfficeRole;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * A platform without people for the office's tests of a JVM. It calls itself {@code localhost}, as
 * browsers keep passkeys for names alone, and its clock can be put forward.
 */
public final class OfficeServer {
  private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);

  private final AtomicInteger invited = new AtomicInteger();
  private final AtomicInteger people = new AtomicInteger();
  private final Path folder;
  private final Platform platform;
  private final Server server;
  private final URI base;

  /** Whom something waits for. */
  static final String WAITED_FOR = "waited-for";

  /** The server's clock, which tests put forward, and what waits for one officer. */
  @Configuration(proxyBeanMethods = false)
  static class Parts {
    @Bean
    NeedsMe whatWaits() {
      return who ->
          who.id().equals(WAITED_FOR)
              ? List.of(
                  new NeedsMe.Item("Approve <b>", Instant.EPOCH.plusSeconds(60), "/office/a"),
                  new NeedsMe.Item("Rule on a request", Instant.EPOCH, "/office/b"))
              : List.of();
    }

    @Bean
    NeedsMe whatIsDue() {
      return who ->
          who.id().equals(WAITED_FOR)
              ? List.of(
                  new NeedsMe.Item("Declare ties", Instant.EPOCH.plusSeconds(30), "/office/c"))
              : List.of();
    }

    @Bean
    @Primary
    InstantSource clockThatTestsPutForward() {
      return () -> Instant.now().plus(AHEAD.get());
    }
  }

  private OfficeServer(UnaryOperator<ServerConfiguration> more) {
    try {
      folder = Files.createTempDirectory("evenhand-office");
      int port = DemoServer.freePort();
      base = URI.create("http://localhost:" + port);
      var configuration =
          new PlatformConfiguration(
              folder.resolve("p"), LogConfiguration.small(), RocksConfiguration.usual(), 1 << 20);
      platform =
          Platform.open(
              configuration,
              InstantSource.system(),
              (message, cause) -> {
                throw new IllegalStateException(message, cause);
              });
      server =
          Server.start(
              platform,
              more.apply(
                  new ServerConfiguration("127.0.0.1", port, base, new Destinations(true, true))),
              Parts.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "office-server-closing"));
  }

  private static final class Holder {
    static final OfficeServer SERVER = new OfficeServer(UnaryOperator.identity());
  }

  /** The one of this JVM. */
  public static OfficeServer shared() {
    return Holder.SERVER;
  }

  /** One with an OpenID provider. */
  public static OfficeServer with(OpenIdSettings provider) {
    return new OfficeServer(configuration -> configuration.with(provider));
  }

  /** What an operator says of who somebody is at a provider. */
  public void link(DemoServer.Person person, String issuer, String subject) {
    var ways =
        new WaysIn(
            platform.table("identity"), accounts(), InstantSource.system(), new SecureRandom());
    ways.link(person.username(), new PersonId(person.number()), issuer, subject, Instant.now());
  }

  /** What it calls itself. */
  public URI base() {
    return base;
  }

  /** A browser without eyes, which comes by the address, not by the name. */
  public WebClient browser() {
    return new WebClient(URI.create("http://127.0.0.1:" + base.getPort()));
  }

  OfficeAccounts officers() {
    return server.part(OfficeAccounts.class);
  }

  /** Invites somebody new. */
  public Invitation newcomer(OfficeRole role) {
    return officers().invite("o-" + invited.incrementAndGet(), role, false);
  }

  /** Makes the register know somebody as an officer. */
  void appoint(String officer) {
    platform
        .registerActs()
        .record(
            new OfficerAppointed(
                new Actor(Actor.SYSTEM, "operator"),
                "For a test.",
                new OfficerId(officer),
                "reviewer",
                Optional.empty()));
  }

  /** Makes the register know an organisation with an app. */
  void register(String organisation, String app) {
    var operator = new Actor(Actor.SYSTEM, "operator");
    platform
        .registerActs()
        .record(
            new OrganisationRegistered(
                operator,
                "For a test.",
                new Organisation(
                    new OrganisationId(organisation),
                    "Ferry Ltd (fictional)",
                    "AQ",
                    "a@b.example")));
    platform
        .registerActs()
        .record(
            new AppRegistered(
                operator,
                "For a test.",
                new App(
                    new AppId(app),
                    "Ferry",
                    new OrganisationId(organisation),
                    "navigation",
                    Set.of(new Purpose("Personalisation")),
                    List.of(URI.create("https://ferry.example/back")),
                    URI.create("https://ferry.example/"),
                    "Finds boats.")));
  }

  /** Cuts an app off. */
  void cutOff(String id, String app) {
    var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    platform
        .registerActs()
        .record(
            new CutOffAnnounced(
                new Actor(Actor.SYSTEM, "operator"),
                "For a test.",
                new CutOffId(id),
                new CutOffNotice.Target.OfApp(new AppId(app)),
                now,
                now.plus(Duration.ofDays(30))));
  }

  /** The ids of all proposals of the register. */
  List<String> proposals() {
    return platform.register().snapshot().statements().proposals().stream()
        .map(one -> one.id().value())
        .toList();
  }

  /** The id of an app's only request. */
  String requestOf(String app) {
    return platform.register().snapshot().requests().all().stream()
        .filter(one -> one.app().value().equals(app))
        .map(one -> one.id().value())
        .findFirst()
        .orElseThrow();
  }

  /** The id of an app's latest agreement. */
  String agreementOf(String app) {
    var latest = platform.register().snapshot().agreement(new AppId(app));
    return latest.orElseThrow().id().value();
  }

  /** The last position of the record. */
  long position() {
    return platform.log().applied();
  }

  /** The rows of accounts. */
  public Table identityTable() {
    return platform.table("identity");
  }

  /** What its clock shows. */
  public Instant now() {
    return Instant.now().plus(AHEAD.get());
  }

  /** Lets time pass. */
  public void wait(Duration passed) {
    AHEAD.accumulateAndGet(passed, Duration::plus);
  }

  /** Somebody who signs in as a person. */
  public DemoServer.Person person() {
    int number = people.incrementAndGet();
    var person =
        new DemoServer.Person("somebody-" + number, "the password of somebody " + number, number);
    accounts().put(person.username(), new PersonId(number), person.password());
    return person;
  }

  /** Invites a person to make their first passkey, or another. */
  public Invitation invite(String username, int number, boolean anew) {
    var ways =
        new WaysIn(
            platform.table("identity"),
            accounts(),
            () -> Instant.now().plus(AHEAD.get()),
            new SecureRandom());
    return ways.invite(username, new PersonId(number), anew);
  }

  /** A person who has no account yet. */
  public int nextNumber() {
    return people.incrementAndGet();
  }

  /** What has a person's account forgotten. */
  public void forget(DemoServer.Person person) {
    Accounts.erase(platform.table("identity"), new PersonId(person.number()));
  }

  /** All keys and values of the identity table, for looking whether something is left. */
  public String identityRows() {
    var all = new StringBuilder();
    platform
        .table("identity")
        .scan(
            new byte[0],
            new byte[0],
            (key, value) -> {
              all.append(new String(key, ISO_8859_1)).append(new String(value, ISO_8859_1));
              return true;
            });
    return all.toString();
  }

  private Accounts accounts() {
    return new Accounts(platform.table("identity"));
  }

  private void close() {
    server.close();
    platform.close();
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
