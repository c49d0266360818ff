package org.evenhand.app.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.evenhand.app.demo.Demo;
import org.evenhand.app.identity.Accounts;
import org.evenhand.record.frame.FrameJson;
import org.evenhand.vocabulary.PersonId;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One whole platform with its server for all tests of a JVM: four hundred fictional people, real
 * tokens. Tests share it, so each takes a person of its own.
 */
public final class DemoServer {
  private static final int PEOPLE = 400;
  private static final JsonMapper JSON = new JsonMapper();

  private final Path folder;
  private final Demo demo;
  private final JsonNode file;
  private final Accounts accounts;
  private final Set<String> named = new HashSet<>();
  private final AtomicInteger taken = new AtomicInteger();
  private final HttpClient http = HttpClient.newHttpClient();

  private DemoServer() {
    try {
      folder = Files.createTempDirectory("evenhand-demo");
      demo =
          Demo.start(
              new Demo.Settings(folder.resolve("demo"), freePort(), 7, PEOPLE, null, false),
              (_, _) -> {},
              (message, cause) -> {
                throw new IllegalStateException(message, cause);
              });
      file = JSON.readTree(Files.readString(demo.secretsFile()));
      accounts = new Accounts(demo.platform().table("identity"));
      file.path("people").forEach(person -> named.add(person.path("id").asString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "demo-server-closing"));
  }

  private static final class Holder {
    static final DemoServer SERVER = new DemoServer();
  }

  /** The one of this JVM. */
  public static DemoServer shared() {
    return Holder.SERVER;
  }

  /** One for a test that does to apps what others must not see. */
  public static DemoServer ofItsOwn() {
    return new DemoServer();
  }

  /** The link by which an officer makes a passkey. */
  public String invitation(String officer) {
    for (var one : file.path("officers")) {
      if (one.path("id").asString().equals(officer)) {
        return one.path("invitation").asString();
      }
    }
    throw new IllegalStateException("there is no officer " + officer);
  }

  /** A port that was free just now. */
  public static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /**
   * Somebody who can sign in.
   *
   * @param username their name
   * @param password theirs
   * @param number as the record tells of them
   */
  public record Person(String username, String password, int number) {}

  /**
   * An app, with a live token.
   *
   * @param id its client id
   * @param name what people call it
   * @param secret its client secret
   * @param redirect where its sign-in returns to
   * @param types what it asks for
   * @param token a live one
   * @param tokenOf whose
   */
  public record App(
      String id,
      String name,
      String secret,
      URI redirect,
      List<String> types,
      String token,
      String tokenOf) {
    /** Keeps a copy. */
    public App {
      types = List.copyOf(types);
    }
  }

  /** Somebody with an account whom neither another test was given nor the demo's own file. */
  public Person nextPerson() {
    String key;
    do {
      key = Integer.toString(taken.incrementAndGet());
    } while (named.contains(key));
    var id = demo.platform().people().person(key).orElseThrow();
    var person = new Person("tester-" + key, "the password of tester " + key, id.number());
    accounts.put(person.username(), id, person.password());
    return person;
  }

  /** Somebody of the world, with an account of their own for one more test. */
  public Person personOf(int number) {
    var person = new Person("known-" + number, "the password of known " + number, number);
    accounts.put(person.username(), new PersonId(number), person.password());
    return person;
  }

  /** Whose ready token it is. */
  public Person holder(App app) {
    for (var person : file.path("people")) {
      if (person.path("username").asString().equals(app.tokenOf())) {
        return person(person);
      }
    }
    throw new IllegalStateException("nobody can sign in as " + app.tokenOf());
  }

  private Person person(JsonNode person) {
    var id = demo.platform().people().person(person.path("id").asString()).orElseThrow();
    return new Person(
        person.path("username").asString(), person.path("password").asString(), id.number());
  }

  /** An app by its id. */
  public App app(String id) {
    for (var app : file.path("apps")) {
      if (app.path("client_id").asString().equals(id)) {
        var types = new ArrayList<String>();
        app.path("data_types").forEach(type -> types.add(type.asString()));
        return new App(
            id,
            app.path("name").asString(),
            app.path("client_secret").asString(),
            URI.create(app.path("redirect_uri").asString()),
            types,
            app.path("token").asString(),
            app.path("token_of").asString());
      }
    }
    throw new IllegalArgumentException("the demo has no app " + id);
  }

  /** Where it is reached. */
  public URI base() {
    return demo.baseUrl();
  }

  /** A path of it. */
  public URI at(String path) {
    return URI.create(demo.baseUrl() + path);
  }

  /** The platform behind it. */
  public Platform platform() {
    return demo.platform();
  }

  /** The demo's folder. */
  public Path folder() {
    return folder.resolve("demo");
  }

  /** Calls the data API. */
  public HttpResponse<String> call(String path, String token) {
    return send(request(path).header("Authorization", "Bearer " + token).GET());
  }

  /** Posts a form as an app that proves itself with its secret. */
  public HttpResponse<String> postAs(App app, String secret, String path, String form) {
    var pair =
        java.util.Base64.getEncoder().encodeToString((app.id() + ":" + secret).getBytes(UTF_8));
    return post(path, form, request -> request.header("Authorization", "Basic " + pair));
  }

  /** Posts a form. */
  public HttpResponse<String> post(
      String path, String form, UnaryOperator<HttpRequest.Builder> more) {
    var request =
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    return send(more.apply(request));
  }

  /** Everything that comes back when a path is asked for under another host's name. */
  public String rawGet(String path, String host) {
    var request = "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), base().getPort())) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(at(path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A body as JSON. */
  public static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  /** The position that the record has reached. */
  public long position() {
    return platform().log().applied();
  }

  /** What the record holds after a position, frame by frame. */
  public List<JsonNode> recordAfter(long position) {
    var printer = new FrameJson(platform().catalogue());
    var frames = new ArrayList<JsonNode>();
    platform()
        .log()
        .scan(
            position + 1,
            Long.MAX_VALUE,
            frame ->
                frames.add(JSON.readTree(printer.oneLine(frame, platform().codec().body(frame)))));
    return frames;
  }

  /** What changed after a position: all but accesses, and refusals, which may be told late. */
  public List<JsonNode> changesAfter(long position) {
    return recordAfter(position).stream()
        .filter(frame ->
            !Set.of("access", "refusal", "refusals").contains(frame.path("kind").asString()))
        .toList();
  }

  private void close() {
    demo.close();
    try (var all = Files.walk(folder)) {
      for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
