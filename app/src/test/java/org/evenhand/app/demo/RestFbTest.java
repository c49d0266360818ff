package org.evenhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.restfb.Connection;
import com.restfb.DefaultFacebookClient;
import com.restfb.Parameter;
import com.restfb.Version;
import com.restfb.exception.FacebookNetworkException;
import com.restfb.exception.FacebookOAuthException;
import com.restfb.json.JsonObject;
import com.restfb.types.User;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.evenhand.app.api.GraphServer;
import org.evenhand.app.demo.pages.TrustedCertificate;
import org.evenhand.app.demo.story.Tale;
import org.evenhand.app.wiring.DemoServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * restfb, as it is on Maven Central, calls the demo over TLS: endpoint set, token in the header, no
 * app secret, and nothing else told.
 */
class RestFbTest {
  private static final int HUBS = 24;
  private static final int PEOPLE = 1_200;

  @TempDir private static Path folder;
  private static Demo demo;
  private static JsonNode secrets;
  private static SSLContext trust;
  private static SSLSocketFactory before;

  @BeforeAll
  static void start() throws Exception {
    var settings =
        new Demo.Settings(
            folder.resolve("demo"),
            DemoServer.freePort(),
            7,
            PEOPLE,
            hubs(),
            false,
            Tale.BARE,
            null,
            true);
    demo = Demo.start(settings, (_, _) -> {}, (message, _) -> assertThat(message).isNull());
    secrets = new JsonMapper().readTree(Files.readString(demo.secretsFile()));
    trust = TrustedCertificate.alone(demo.certificate().orElseThrow());
    before = HttpsURLConnection.getDefaultSSLSocketFactory();
    HttpsURLConnection.setDefaultSSLSocketFactory(trust.getSocketFactory());
  }

  /** Some people are friends with everybody, so that a list is long. */
  private static Path hubs() throws Exception {
    var edges = new StringBuilder();
    for (int hub = 1; hub <= HUBS; hub++) {
      for (int friend = hub + 1; friend <= PEOPLE; friend++) {
        edges.append(hub).append(' ').append(friend).append('\n');
      }
    }
    return Files.writeString(folder.resolve("hubs.txt"), edges);
  }

  @AfterAll
  static void stop() {
    HttpsURLConnection.setDefaultSSLSocketFactory(before);
    demo.close();
  }

  private static String token(String app) {
    for (var one : secrets.path("apps")) {
      if (one.path("client_id").asString().equals(app)) {
        return one.path("token").asString();
      }
    }
    throw new IllegalArgumentException(app);
  }

  private static DefaultFacebookClient client(String app) {
    return client("", token(app), Version.LATEST);
  }

  private static DefaultFacebookClient client(String below, String token, Version version) {
    var client = new DefaultFacebookClient(token, version);
    client.setFacebookEndpointUrls(new GraphServer(demo.baseUrl() + below));
    client.setHeaderAuthorization(true);
    return client;
  }

  @ParameterizedTest
  @CsvSource({"'',LATEST", "'',VERSION_23_0", "/v1,VERSION_23_0", "/v1,UNVERSIONED"})
  void it_reads_me_whatever_version_it_puts_before_it(String below, Version version) {
    var me = client(below, token("sunny-maps"), version).fetchObject("me", User.class);
    assertThat(me.getId()).startsWith("p_");
    assertThat(me.getName()).isNotBlank();
  }

  @Test
  void it_reads_the_fields_that_it_asks_for() {
    var me =
        client("northstar-phone")
            .fetchObject("me", User.class, Parameter.withFields("id,name,birthday"));
    assertThat(me.getBirthday()).matches("\\d{4}-\\d\\d-\\d\\d");
  }

  @Test
  void it_reads_a_person_by_the_id_alone() {
    var client = client("sunny-maps");
    var me = client.fetchObject("me", User.class);
    var same = client.fetchObject(me.getId(), User.class, Parameter.withFields("id,name"));
    assertThat(same.getName()).isEqualTo(me.getName());
  }

  @ParameterizedTest
  @CsvSource({"'',LATEST", "/v1,UNVERSIONED"})
  void it_pages_through_all_friends_and_sees_each_once(String below, Version version)
      throws Exception {
    var friends =
        client(below, token("sunny-maps"), version)
            .fetchConnection(
                "me/friends", User.class, Parameter.withFields("id,name"), Parameter.withLimit(25));
    var seen = new ArrayList<String>();
    int pages = 0;
    for (List<User> page : friends) {
      page.forEach(friend -> seen.add(friend.getId()));
      pages++;
    }
    assertThat(seen).hasSizeGreaterThan(200).doesNotHaveDuplicates().isEqualTo(atOnce());
    assertThat(pages).isEqualTo((seen.size() + 24) / 25);
  }

  /** The same list on one page, by another client. */
  private static List<String> atOnce() throws Exception {
    var ids = new ArrayList<String>();
    try (var http = HttpClient.newBuilder().sslContext(trust).build()) {
      var next = demo.baseUrl() + "/v1/me/friends?fields=id&limit=500";
      while (!next.isEmpty()) {
        var request =
            HttpRequest.newBuilder(URI.create(next))
                .header("Authorization", "Bearer " + token("sunny-maps"))
                .build();
        var page =
            new JsonMapper()
                .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        page.path("data").forEach(friend -> ids.add(friend.path("id").asString()));
        next = page.path("paging").path("next").asString("");
      }
    }
    return ids;
  }

  @Test
  void it_goes_back_by_the_links_that_it_is_given() {
    var first =
        client("sunny-maps").fetchConnection("me/friends", User.class, Parameter.withLimit(10));
    var pages = first.iterator();
    pages.next();
    pages.next();
    var second = pages.snapshot();
    var back =
        client("sunny-maps").fetchConnectionPage(second.getPreviousPageUrl(), User.class).getData();
    assertThat(back).extracting(User::getId).isEqualTo(ids(first));
  }

  private static List<String> ids(Connection<User> page) {
    return page.getData().stream().map(User::getId).toList();
  }

  @Test
  void it_reads_photos_and_what_is_nested() {
    var client = client("photo-frame");
    var photos =
        client.fetchConnection("me/photos", JsonObject.class, Parameter.withFields("id,taken_at"));
    assertThat(photos.getData()).isNotEmpty();
    photos
        .getData()
        .forEach(photo -> {
          assertThat(photo.getString("id", "")).startsWith("ph_");
          assertThat(photo.getString("taken_at", "")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
        });

    var me =
        client.fetchObject(
            "me", JsonObject.class, Parameter.withFields("id,name,photos.limit(3){id,taken_at}"));
    var nested = new Connection<>(client, me.get("photos").toString(), JsonObject.class);
    assertThat(nested.getData()).hasSizeBetween(1, 3);
    assertThat(nested.getData().getFirst()).isEqualTo(photos.getData().getFirst());
    if (nested.hasNext()) {
      var rest = client.fetchConnectionPage(nested.getNextPageUrl(), JsonObject.class);
      assertThat(rest.getData().getFirst()).isEqualTo(photos.getData().get(3));
    }
  }

  @Test
  void what_it_may_not_have_is_its_own_exception_with_the_code() {
    assertThat(refused(client("", "ev_at_none", Version.LATEST), "me", "id").getErrorCode())
        .isEqualTo(190);
    assertThat(refused(client("sunny-maps"), "me", "id,birthday").getErrorCode()).isEqualTo(200);
    assertThat(refused(client("sunny-maps"), "me", "id,shoe_size").getErrorCode()).isEqualTo(100);
    assertThat(refused(client("sunny-maps"), "p_AAAAAAAAAAAAAAAAAAAAAA", "id").getErrorCode())
        .isEqualTo(100);
    assertThat(refused(client("sunny-maps"), "nothing", "id").getHttpStatusCode()).isEqualTo(404);
  }

  private static FacebookOAuthException refused(
      DefaultFacebookClient client, String object, String fields) {
    return catchThrowableOfType(
        FacebookOAuthException.class,
        () -> client.fetchObject(object, User.class, Parameter.withFields(fields)));
  }

  @Test
  void a_certificate_that_it_was_not_told_to_trust_ends_the_call() throws Exception {
    var strict = SSLContext.getInstance("TLS");
    strict.init(null, null, null);
    HttpsURLConnection.setDefaultSSLSocketFactory(strict.getSocketFactory());
    try {
      var refused =
          catchThrowableOfType(
              FacebookNetworkException.class,
              () -> client("sunny-maps").fetchObject("me", User.class));
      assertThat(refused)
          .hasRootCauseMessage("unable to find valid certification path to requested target");
    } finally {
      HttpsURLConnection.setDefaultSSLSocketFactory(trust.getSocketFactory());
    }
  }
}
