package org.evenhand.app.wiring;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.evenhand.app.identity.OwnClient;
import org.evenhand.app.identity.Tokens;
import org.evenhand.consent.Wording;
import org.evenhand.people.intake.Arrival;
import org.evenhand.people.intake.Gathered;
import org.evenhand.people.intake.Problem;
import org.evenhand.record.LogConfiguration;
import org.evenhand.register.Actor;
import org.evenhand.register.App;
import org.evenhand.register.Organisation;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.Terms;
import org.evenhand.store.rocks.RocksConfiguration;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.SignedIn;
import org.evenhand.vocabulary.TermsVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A platform with its server: ann, her friend ben, a stranger cay, two apps, the platform's own,
 * photos.
 */
final class PhotoServer implements AutoCloseable {
  static final Arrival.Origin HERE = new Arrival.Origin("test", 0, 0);
  private static final Purpose PURPOSE = new Purpose("Personalisation");
  private static final TermsVersion TERMS = new TermsVersion("2026-02");
  private static final Actor OPERATOR = new Actor(Actor.SYSTEM, "operator");
  private static final Limits AMPLE = new Limits(1_000_000, 1_000_000);
  private static final Duration LONG = Duration.ofDays(90);
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, PersonId> people = new HashMap<>();
  private Platform platform;
  private Server server;

  PhotoServer(Path folder, List<Arrival.Photo> photos, List<Problem> problems) throws IOException {
    this.folder = folder;
    platform = platform();
    publish();
    come(photos, problems);
    server = server();
  }

  private Platform platform() throws IOException {
    var configuration =
        new PlatformConfiguration(
            folder, LogConfiguration.small(), RocksConfiguration.usual(), 1 << 20, 0);
    return Platform.open(
        configuration,
        InstantSource.system(),
        (message, cause) -> {
          throw new AssertionError(message, cause);
        });
  }

  private Server server() {
    var base = URI.create("https://platform.example");
    var own = new OwnClient(Optional.of(new AppId("own-app")));
    return Server.start(platform, new ServerConfiguration("127.0.0.1", 0, base).with(own));
  }

  void reopen() throws IOException {
    close();
    platform = platform();
    server = server();
  }

  private static Set<DataTypeId> types(String... names) {
    return Arrays.stream(names).map(DataTypeId::new).collect(Collectors.toSet());
  }

  private void publish() {
    var offers = new HashMap<DataTypeId, Set<Purpose>>();
    var types = types("profile", "friends", "photos", "photos.location");
    types.forEach(type -> offers.put(type, Set.of(PURPOSE)));
    var terms = new Terms(TERMS, Instant.now(), Map.copyOf(offers), AMPLE, 30);
    platform.registerActs().record(new RegisterEvent.TermsPublished(OPERATOR, "Test.", terms));
    app("sunny-maps", types);
    app("quiz-box", types);
    app("own-app", types);
  }

  private void app(String id, Set<DataTypeId> types) {
    var owner = new OrganisationId("org-" + id);
    var organisation = new Organisation(owner, "Org GmbH", "DE", "https://example.org");
    var app =
        new App(
            new AppId(id),
            id,
            owner,
            "navigation",
            Set.of(PURPOSE),
            List.of(URI.create("https://app.example/cb")),
            URI.create("https://app.example/"),
            "An app.");
    var acts = platform.registerActs();
    acts.record(new RegisterEvent.OrganisationRegistered(OPERATOR, "Test.", organisation));
    acts.record(new RegisterEvent.AppRegistered(OPERATOR, "Test.", app));
    acts.record(
        new RegisterEvent.AgreementAccepted(
            OPERATOR,
            "Test.",
            new AgreementId("agreement-" + id),
            app.id(),
            TERMS,
            types,
            Set.of(PURPOSE)));
  }

  private void come(List<Arrival.Photo> photos, List<Problem> problems) {
    var everybody =
        List.of("ann", "ben", "cay").stream()
            .map(id -> new Arrival.Someone(HERE, id, Map.of("name", id)))
            .toList();
    var friends = List.of(new Arrival.Friendship(HERE, "ann", "ben"));
    var source =
        new Gathered(
            "test", everybody, friends, photos, List.of(), List.of(), List.of(), List.of());
    platform.intake().run(source, problems::add, (_, _) -> {});
    for (var id : List.of("ann", "ben", "cay")) {
      people.put(id, platform.people().person(id).orElseThrow());
    }
  }

  Platform open() {
    return platform;
  }

  SignedIn me(String id) {
    return new SignedIn(people.get(id));
  }

  PersonId person(String id) {
    return people.get(id);
  }

  /** Says yes, and gives a token of exactly these types. */
  String token(String person, String app, String... types) {
    var grant =
        platform
            .consentActs()
            .authorise(
                me(person),
                new AppId(app),
                PURPOSE,
                types(types),
                Instant.now().plus(LONG),
                TERMS,
                new Wording("The app asks to see …", "en"));
    return server.part(Tokens.class).issueFor(grant, Duration.ofHours(2));
  }

  /** Says yes without a token. */
  void yes(String person, String app, String... types) {
    platform
        .consentActs()
        .agreeToBeListed(
            me(person),
            new AppId(app),
            PURPOSE,
            types(types),
            Instant.now().plus(LONG),
            TERMS,
            new Wording("The app asks to see …", "en"));
  }

  HttpResponse<byte[]> get(String token, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
            .header("Authorization", "Bearer " + token);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  HttpResponse<byte[]> send(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  JsonNode json(String token, String path) {
    var answer = get(token, path);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + ": " + answer.statusCode() + " " + new String(answer.body()));
    }
    return JSON.readTree(answer.body());
  }

  /** The app's ids of the viewer's photos by the second at which they were taken. */
  Map<Long, String> photos(String token) {
    var ids = new HashMap<Long, String>();
    for (var photo : json(token, "/v1/me/photos?limit=500&fields=id,taken_at").path("data")) {
      ids.put(
          Instant.parse(photo.path("taken_at").asString()).getEpochSecond(),
          photo.path("id").asString());
    }
    return ids;
  }

  /** The position of an answer. */
  static long position(HttpResponse<?> answer) {
    return Long.parseLong(answer.headers().firstValue("Evenhand-Record").orElseThrow());
  }

  @Override
  public void close() {
    server.close();
    platform.close();
  }
}
