package org.evenhand.app.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Malformed and hostile requests against the whole platform, with a live token. */
class RealServerRequestsTest {
  private static DemoServer server;
  private static DemoServer.App app;
  private static GatePort.Ids own;
  private static GatePort.Ids foreign;
  private static PersonId me;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
    app = server.app("sunny-maps");
    var gate = server.platform().gate();
    own = new AppIds(gate.ids(new AppId("sunny-maps")));
    foreign = new AppIds(gate.ids(new AppId("northstar-phone")));
    me = new PersonId(server.holder(app).number());
  }

  private static ApiServer.Answer sent(String request) {
    return ApiServer.raw(server.base().getPort(), request.getBytes(ISO_8859_1));
  }

  @Test
  @Timeout(120)
  void every_malformed_request_is_a_problem_and_nothing_but_its_refusal_is_recorded() {
    var cases = new MalformedRequests(own, foreign, me, app.token()).all();
    assertThat(cases).hasSizeGreaterThan(300);
    var counts = counts();
    long before = server.position();
    var wrong = new ArrayList<String>();
    for (var malformed : cases) {
      var answer = sent(malformed.bytes());
      if (!MalformedRequestsTest.isProblem(answer, app.token())) {
        wrong.add(malformed + " → " + MalformedRequestsTest.printable(answer.whole()));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(refusalsAfter(before))
        .allSatisfy(frame ->
            assertThat(frame.path("kind").asString())
                .as(frame.toString())
                .isIn("refusal", "refusals"));
    assertThat(counts()).isEqualTo(counts);
    assertThat(server.call("/v1/me", app.token()).statusCode()).isEqualTo(200);
  }

  /** What was refused in a second that had its first refusal is one frame, a second later. */
  private static List<JsonNode> refusalsAfter(long position) {
    var frames = server.recordAfter(position);
    while (frames.isEmpty()) {
      LockSupport.parkNanos(20_000_000);
      // What @Timeout sends; parking alone would leave it set and go on for ever.
      assertThat(Thread.interrupted()).as("the test's time is over").isFalse();
      frames = server.recordAfter(position);
    }
    return frames;
  }

  /** How many frames of each kind there are that can change what anybody may see. */
  private static TreeMap<String, Integer> counts() {
    var counts = new TreeMap<String, Integer>();
    server
        .changesAfter(0)
        .forEach(frame -> counts.merge(frame.path("kind").asString(), 1, Integer::sum));
    return counts;
  }

  @Test
  void a_cursor_is_worth_nothing_to_another_app_or_for_another_list() {
    var phone = server.app("northstar-phone");
    var page = DemoServer.json(server.call("/v1/me/friends?limit=1", app.token()));
    var cursor = page.path("paging").path("cursors").path("after").asString();
    assertThat(server.call("/v1/me/friends?after=" + cursor, app.token()).statusCode())
        .isEqualTo(200);
    for (var path :
        List.of("/v1/me/friends?after=", "/v1/me/friends?before=", "/v1/me/photos?after=")) {
      assertThat(server.call(path + cursor, phone.token()).statusCode())
          .as(path)
          .isBetween(400, 403);
    }
    assertThat(server.call("/v1/me/photos?after=" + cursor, app.token()).statusCode())
        .isEqualTo(400);
    var flipped = cursor.substring(0, cursor.length() - 2) + (cursor.endsWith("AA") ? "BB" : "AA");
    assertThat(server.call("/v1/me/friends?after=" + flipped, app.token()).statusCode())
        .isEqualTo(400);
    var made = foreign.cursor(Edge.FRIENDS, me.number(), me, 1);
    assertThat(server.call("/v1/me/friends?after=" + made, app.token()).statusCode())
        .isEqualTo(400);
  }

  @Test
  void an_id_of_another_app_a_stranger_and_nobody_are_answered_alike() {
    var friend =
        DemoServer.json(server.call("/v1/me/friends?limit=1", app.token()))
            .path("data")
            .path(0)
            .path("id")
            .asString();
    assertThat(server.call("/v1/people/" + friend, app.token()).statusCode()).isEqualTo(200);
    var person = own.person(friend).orElseThrow();
    var answers = new ArrayList<String>();
    for (var id : List.of(foreign.person(person), own.person(stranger()), "p_" + "A".repeat(22))) {
      var answer = server.call("/v1/people/" + id, app.token());
      assertThat(answer.statusCode()).as(id).isEqualTo(404);
      answers.add(withoutPosition(answer.body()));
    }
    assertThat(Set.copyOf(answers)).hasSize(1);
  }

  /** Of refusals in one second, the first has a position of its own and the rest are counted. */
  private static String withoutPosition(String body) {
    return body.replaceAll(",\"record\":\\d+", "").replaceAll(",\"fbtrace_id\":\"\\w+\"", "");
  }

  /** Somebody who never said yes to this app. */
  private static PersonId stranger() {
    var consenting = new HashSet<Integer>();
    for (var frame : server.recordAfter(0)) {
      if (frame.path("app").asString("").equals(app.id())) {
        consenting.add(frame.path("person").asInt(-1));
      }
    }
    return IntStream.rangeClosed(1, 400)
        .mapToObj(Integer::toString)
        .flatMap(key -> server.platform().people().person(key).stream())
        .filter(person -> !consenting.contains(person.number()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_app_reads_no_frame_of_another_and_cannot_tell_it_from_none() {
    var phone = server.app("northstar-phone");
    var position =
        server.call("/v1/me", app.token()).headers().firstValue("Evenhand-Record").orElseThrow();
    assertThat(server.call("/v1/records/" + position, app.token()).statusCode()).isEqualTo(200);
    var foreignFrame = server.call("/v1/records/" + position, phone.token());
    var none = server.call("/v1/records/999999999", phone.token());
    assertThat(foreignFrame.statusCode()).isEqualTo(404);
    assertThat(withoutPosition(foreignFrame.body())).isEqualTo(withoutPosition(none.body()));
  }

  @Test
  void bodies_that_are_too_large_are_refused_everywhere_and_change_nothing() {
    var browser = new WebClient(server);
    browser.signIn(server.nextPerson());
    var mark = HtmlForm.in(browser.get("/me").body(), "/logout").values("_csrf").getFirst();
    long before = server.position();
    var large = "x".repeat(3_000_000);
    for (var path :
        List.of(
            "/oauth2/token",
            "/oauth2/introspect",
            "/oauth2/revoke",
            "/oauth2/authorize",
            "/oauth2/consent",
            "/login",
            "/logout",
            "/me/apps/sunny-maps/stop",
            "/nowhere",
            "/demo/apps/sunny-maps")) {
      var answer =
          sent(
              "POST "
                  + path
                  + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                  + "Content-Length: 3000100\r\nConnection: close\r\n\r\n_csrf="
                  + mark
                  + "&a="
                  + large);
      // Tomcat may reset the connection of a client that goes on sending: then there is no answer.
      assertThat(answer.status()).as(path).isIn(0, 302, 400, 401, 403, 404, 405, 413);
      assertThat(answer.whole()).as(path).doesNotContain("Exception:", "Tomcat");
      var many = "a=1&".repeat(2_000);
      assertThat(browser.post(path, "_csrf=" + mark + "&" + many).statusCode())
          .as(path + " with many parameters")
          .isBetween(300, 499);
    }
    assertThat(server.changesAfter(before)).isEmpty();
    assertThat(server.call("/v1/me", app.token()).statusCode()).isEqualTo(200);
  }

  @Test
  void oauth_answers_what_it_cannot_read_with_a_refusal_and_never_a_failure() {
    long before = server.position();
    for (var body :
        List.of(
            "",
            "=",
            "&&&",
            "grant_type",
            "grant_type=refresh_token",
            "grant_type=refresh_token&refresh_token=",
            "grant_type=refresh_token&refresh_token=a&refresh_token=b",
            "grant_type=refresh_token&refresh_token=%00",
            "grant_type=refresh_token&refresh_token=%FF%FE",
            "grant_type=refresh_token&refresh_token=" + "a".repeat(10_000),
            "grant_type=refresh_token&refresh_token=" + app.token(),
            "grant_type=authorization_code",
            "grant_type=authorization_code&code=x",
            "grant_type=authorization_code&code=%00&code_verifier=%00",
            "grant_type=authorization_code&code=x&code_verifier=y&redirect_uri=z",
            "grant_type=authorization_code&code=x&code=y",
            "token",
            "token=",
            "token=a&token=b",
            "token=%00",
            "token=" + "a".repeat(10_000),
            "token=ev_at_x&token_type_hint=nonsense",
            "%",
            "%zz=1",
            "client_id=sunny-maps&client_secret=x",
            "client_id=" + "a".repeat(5_000),
            "client_id=%00&grant_type=refresh_token&refresh_token=x",
            "client_id=../..&grant_type=refresh_token&refresh_token=x")) {
      for (var path : List.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke")) {
        var known = server.postAs(app, app.secret(), path, body);
        assertThat(known.statusCode()).as(path + " " + body).isBetween(200, 499);
        assertThat(known.body())
            .as(path + " " + body)
            .doesNotContain("access_token\"", "Exception:", "java.");
        var unknown = server.post(path, body, request -> request);
        assertThat(unknown.statusCode()).as("open " + path + " " + body).isBetween(400, 499);
      }
    }
    for (var credentials :
        List.of("Basic", "Basic !!", "Basic Og==", "Basic OjpPOg==", "Bearer x")) {
      var answer =
          server.post(
              "/oauth2/token",
              "grant_type=x",
              request -> request.header("Authorization", credentials));
      assertThat(answer.statusCode()).as(credentials).isBetween(400, 401);
    }
    assertThat(server.changesAfter(before)).isEmpty();
    assertThat(server.call("/v1/me", app.token()).statusCode()).isEqualTo(200);
  }
}
