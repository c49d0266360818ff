package org.evenhand.app.publicregister;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.app.wiring.Server;
import org.evenhand.app.wiring.ServerConfiguration;
import org.evenhand.record.Change;
import org.evenhand.register.Actor;
import org.evenhand.register.App;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.Duties;
import org.evenhand.register.Organisation;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.RegisterJson;
import org.evenhand.register.Terms;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server of a test's own, with a register of its own, that publishes no log. */
final class Town implements AutoCloseable {
  static final Purpose PERSONALISATION = new Purpose("Personalisation");
  static final Purpose ADVERTISING = new Purpose("Advertising");
  static final Instant LONG_AGO = Instant.parse("2025-01-01T00:00:00Z");
  private static final Actor OPERATOR = new Actor(Actor.SYSTEM, "operator");
  private static final JsonMapper JSON = new JsonMapper();

  /** What the server calls itself, whatever port it has. */
  static final String BASE = "https://register.example";

  private final Platform platform;
  private final Server server;
  private final HttpClient http = HttpClient.newHttpClient();

  private Town(Platform platform, Server server) {
    this.platform = platform;
    this.server = server;
  }

  static Town open(Path folder) throws IOException {
    var platform =
        Platform.open(
            PlatformConfiguration.in(folder.resolve("data")),
            InstantSource.system(),
            (message, cause) -> {
              throw new AssertionError(message, cause);
            });
    return new Town(
        platform,
        Server.start(platform, new ServerConfiguration("127.0.0.1", 0, URI.create(BASE))));
  }

  Platform platform() {
    return platform;
  }

  long record(RegisterEvent act) {
    return platform.registerActs().record(act);
  }

  /** Many acts at once, each as the register would write it. */
  void recordAll(List<? extends RegisterEvent> acts) {
    platform.log().appendAll(acts.stream().<Change>map(Town::change).toList());
  }

  private static Change change(RegisterEvent act) {
    return new Change.RegisterAct(RegisterJson.write(act));
  }

  static RegisterEvent organisation(String id, String name) {
    return new RegisterEvent.OrganisationRegistered(
        OPERATOR,
        "Papers seen.",
        new Organisation(new OrganisationId(id), name, "AQ", "a@b.example"));
  }

  /** So many organisations, {@code org-0001} and on. */
  static List<RegisterEvent> organisations(int many) {
    return IntStream.rangeClosed(1, many)
        .mapToObj(i -> organisation(String.format(Locale.ROOT, "org-%05d", i), "Company " + i))
        .toList();
  }

  static RegisterEvent app(String id, String organisation) {
    return new RegisterEvent.AppRegistered(
        OPERATOR,
        "Form complete.",
        new App(
            new AppId(id),
            "App " + id,
            new OrganisationId(organisation),
            "games",
            Set.of(PERSONALISATION),
            List.of(URI.create("https://app.example/back")),
            URI.create("https://app.example/"),
            "Plays."));
  }

  static RegisterEvent terms(
      String version, Map<String, Set<Purpose>> offers, Limits limits, int retentionDays) {
    var byType = new java.util.HashMap<DataTypeId, Set<Purpose>>();
    offers.forEach((type, purposes) -> byType.put(new DataTypeId(type), purposes));
    return new RegisterEvent.TermsPublished(
        OPERATOR,
        "As announced.",
        new Terms(new TermsVersion(version), LONG_AGO, byType, limits, retentionDays));
  }

  /** The same terms from then on, with that notice and those duties. */
  static RegisterEvent.TermsPublished published(
      Terms same, Instant from, int noticeDays, Duties duties) {
    return new RegisterEvent.TermsPublished(
        OPERATOR,
        "As announced.",
        new Terms(
            same.version(),
            from,
            same.offers(),
            same.limits(),
            same.retentionDays(),
            same.eligibility(),
            same.unitPrices(),
            same.unitPricesByPurpose(),
            same.currency(),
            noticeDays,
            Optional.of(duties)));
  }

  static RegisterEvent accepted(String id, String app, String terms, String... types) {
    return new RegisterEvent.AgreementAccepted(
        OPERATOR,
        "Accepted online.",
        new AgreementId(id),
        new AppId(app),
        new TermsVersion(terms),
        java.util.Arrays.stream(types)
            .map(DataTypeId::new)
            .collect(java.util.stream.Collectors.toSet()),
        Set.of(PERSONALISATION));
  }

  static RegisterEvent certified(String id, String... types) {
    return new RegisterEvent.AgreementCertified(
        OPERATOR,
        "Due this year.",
        new AgreementId(id),
        java.util.Arrays.stream(types)
            .map(DataTypeId::new)
            .collect(java.util.stream.Collectors.toSet()),
        "Finds friends nearby.");
  }

  static RegisterEvent cutOff(
      String id, String reason, Target target, Instant announced, Instant effective) {
    return new RegisterEvent.CutOffAnnounced(
        OPERATOR, reason, new CutOffId(id), target, announced, effective);
  }

  HttpResponse<String> get(String path, String... headers) {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  JsonNode json(String path) {
    var answer = get(path, "Accept", "application/json");
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    server.close();
    platform.close();
  }
}
