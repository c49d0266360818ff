package org.evenhand.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.evenhand.gate.Outcome;
import org.evenhand.vocabulary.Cursor;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Told;
import org.evenhand.vocabulary.Told.ToldList;
import org.evenhand.vocabulary.Value;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiAnswersTest {
  private static ApiServer server;
  private static final PersonId ME = new PersonId(1);

  @BeforeAll
  static void start() {
    server = new ApiServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void forget() {
    server.gate.asked.clear();
    server.gate.refused.clear();
    server.gate.answer = (_, query) -> server.gate.nobody(query);
  }

  private static GatePort.Ids ids() {
    return server.gate.ids(ApiServer.CALLER.app());
  }

  private static Field field(ObjectKind of, String name) {
    return Catalogues.small().field(of, name).orElseThrow();
  }

  private static Told person(int number, String name, ToldList... lists) {
    return new Told(
        new Line.OfPerson(new PersonId(number), 3),
        number,
        List.of(new Value.Text(field(ObjectKind.PERSON, "name"), name)),
        List.of(lists));
  }

  private static ToldList photoOf(int owner, boolean more) {
    var taken =
        new Value.Moment(
            field(ObjectKind.PHOTO, "taken_at"), Instant.parse("2026-03-02T09:14:00Z"));
    var line = new Line.OfPhoto(new PhotoId(9), new PersonId(owner), List.of(), 3);
    return new ToldList(
        Edge.PHOTOS, owner, List.of(new Told(line, 9, List.of(taken), List.of())), false, more);
  }

  private static void tell(ToldList list) {
    server.gate.answer = (_, _) -> server.gate.told(list);
  }

  @Test
  void a_page_of_friends_has_the_published_shape() {
    tell(
        new ToldList(
            Edge.FRIENDS,
            1,
            List.of(person(2, "Ines Calloway", photoOf(2, false)), person(3, "Tomas \"T\" Verhey")),
            false,
            true));

    var answer =
        server.get(
            "/v1/me/friends?fields=id,name,photos.limit(1){id,taken_at}&limit=2&format=json");

    var ids = ids();
    String photoCursor = ids.cursor(Edge.PHOTOS, 2, ME, 9);
    String after = ids.cursor(Edge.FRIENDS, 1, ME, 3);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body())
        .isEqualTo(
            "{\"data\":[{\"id\":\""
                + ids.person(new PersonId(2))
                + "\",\"name\":\"Ines Calloway\",\"photos\":{\"data\":[{\"id\":\""
                + ids.photo(new PhotoId(9))
                + "\",\"taken_at\":\"2026-03-02T09:14:00Z\"}],\"paging\":{\"cursors\":{\"before\":\""
                + photoCursor
                + "\",\"after\":\""
                + photoCursor
                + "\"}}}},{\"id\":\""
                + ids.person(new PersonId(3))
                + "\",\"name\":\"Tomas \\\"T\\\" Verhey\"}],\"paging\":{\"cursors\":{\"before\":\""
                + ids.cursor(Edge.FRIENDS, 1, ME, 2)
                + "\",\"after\":\""
                + after
                + "\"},\"next\":\"https://data.example.org/v1/me/friends"
                + "?fields=id,name,photos.limit(1)%7Bid,taken_at%7D&limit=2&after="
                + after
                + "\"}}");
    assertThat(answer.headers())
        .containsEntry("content-type", "application/json")
        .containsEntry("cache-control", "no-store")
        .containsEntry("x-content-type-options", "nosniff")
        .containsEntry("evenhand-record", Long.toString(server.gate.position.get()))
        .containsEntry("ratelimit-policy", "\"app\";q=200000;w=3600, \"people\";q=5000;w=3600")
        .containsEntry("ratelimit", "\"app\";r=199842;t=1800, \"people\";r=4711;t=1800")
        .containsEntry("content-length", Integer.toString(answer.body().length()))
        .doesNotContainKey("server");
  }

  @Test
  void the_next_link_asks_for_what_follows_the_last_thing_shown() {
    tell(new ToldList(Edge.FRIENDS, 1, List.of(person(2, "Ines")), true, true));
    String body = server.get("/v1/me/friends").body();
    String next = body.replaceAll(".*\"next\":\"https://data.example.org([^\"]*)\".*", "$1");
    String previous =
        body.replaceAll(".*\"previous\":\"https://data.example.org([^\"]*)\".*", "$1");

    server.get(next);
    server.get(previous);

    assertThat(((Query.Many) server.gate.asked.get(1)).list().page().from())
        .isEqualTo(new Cursor.After(2));
    assertThat(((Query.Many) server.gate.asked.get(2)).list().page().from())
        .isEqualTo(new Cursor.Before(2));
  }

  @Test
  void a_list_within_that_the_limit_cut_to_nothing_is_empty_and_leads_to_itself() {
    var nothing = new ToldList(Edge.PHOTOS, 2, List.of(), false, true);
    var ines = person(2, "Ines");
    var cut = new Told(ines.line(), ines.key(), ines.values(), List.of(nothing));
    tell(new ToldList(Edge.FRIENDS, 1, List.of(cut), false, false));
    assertThat(server.get("/v1/me/friends?fields=photos.limit(2){taken_at}").body())
        .contains(
            "\"photos\":{\"data\":[],\"paging\":{\"next\":\"https://data.example.org/v1/people/"
                + ids().person(new PersonId(2))
                + "?fields=photos.limit(2)%7Bid,taken_at%7D\"}}");
    assertThat(
            server
                .get("/v1/me?fields=photos.limit(2).after(c1." + "x".repeat(22) + "){taken_at}")
                .status())
        .as("a cursor that is nobody's")
        .isEqualTo(400);
    assertThat(server.gate.refused).containsExactly("GET /v1/me malformed");
  }

  @Test
  void the_links_of_lists_within_a_person_lead_on() {
    tell(new ToldList(Edge.FRIENDS, 1, List.of(person(1, "Me", photoOf(1, true))), false, false));
    String own = server.get("/v1/me?fields=photos.limit(1){taken_at}").body();
    assertThat(own)
        .contains(
            "\"next\":\"https://data.example.org/v1/me/photos?fields=id,taken_at&limit=1&after=c1.");

    tell(new ToldList(Edge.FRIENDS, 1, List.of(person(2, "Ines", photoOf(2, true))), false, false));
    String id = ids().person(new PersonId(2));
    String body = server.get("/v1/people/" + id + "?fields=photos.limit(1){taken_at}").body();
    String next = body.replaceAll(".*\"next\":\"https://data.example.org([^\"]*)\".*", "$1");
    server.get(next);
    var again = (Query.One) server.gate.asked.getLast();
    assertThat(again.selection().expansions().getFirst().page().from())
        .isEqualTo(new Cursor.After(9));
  }

  @Test
  void an_empty_list_has_neither_cursors_nor_a_count() {
    assertThat(server.get("/v1/me/friends").body()).isEqualTo("{\"data\":[]}");
  }

  @Test
  void one_person_is_the_object_itself() {
    var told =
        new Told(
            new Line.OfPerson(ME, 7),
            0,
            List.of(
                new Value.Text(field(ObjectKind.PERSON, "name"), "Ümit"),
                new Value.Day(field(ObjectKind.PERSON, "birthday"), LocalDate.of(1984, 3, 1))),
            List.of());
    tell(new ToldList(Edge.FRIENDS, 1, List.of(told), false, false));

    assertThat(server.get("/v1/me?fields=id,name,birthday").body())
        .isEqualTo(
            "{\"id\":\"" + ids().person(ME) + "\",\"name\":\"Ümit\",\"birthday\":\"1984-03-01\"}");
  }

  @Test
  void a_long_answer_streams_out_whole() {
    var many = new java.util.ArrayList<Told>();
    for (int number = 2; number <= 501; number++) {
      many.add(person(number, "x".repeat(2000)));
    }
    tell(new ToldList(Edge.FRIENDS, 1, many, false, false));
    var answer = server.get("/v1/me/friends?limit=500");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.whole()).hasSizeGreaterThan(1_000_000);
    assertThat(answer.whole()).contains("\"paging\"");
  }

  @Test
  void somebody_hidden_is_answered_like_somebody_who_never_was() {
    var hidden = server.get("/v1/people/" + ids().person(new PersonId(7)));
    var never = server.get("/v1/people/p_AAAAAAAAAAAAAAAAAAAAAA");
    var nonsense = server.get("/v1/people/7");

    assertThat(hidden.status()).isEqualTo(404);
    assertThat(never.trace()).isEqualTo(hidden.trace());
    assertThat(nonsense.trace()).isEqualTo(hidden.trace());
  }

  @Test
  void head_is_get_without_a_body() {
    tell(new ToldList(Edge.FRIENDS, 1, List.of(person(1, "Me")), false, false));
    var get = server.get("/v1/me");
    var head =
        server.raw(
            "HEAD /v1/me HTTP/1.1\r\nHost: a\r\nAuthorization: bearer  ev_at_live\r\nConnection: close\r\n\r\n");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("content-length")).isEqualTo(get.header("content-length"));
  }

  @Test
  void an_unknown_field_is_a_recorded_problem_with_both_faces() {
    var answer = server.get("/v1/me?fields=id,shoe_size");
    long position = server.gate.position.get();

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
    assertThat(answer.header("evenhand-record")).isEqualTo(Long.toString(position));
    assertThat(answer.body())
        .isEqualTo(
            "{\"error\":{\"message\":\"(#100) 'shoe_size' is not a field of a person\","
                + "\"type\":\"OAuthException\",\"code\":100,\"fbtrace_id\":\""
                + position
                + "\"},\"type\":\"/docs/problems/unknown-field\",\"title\":\"There is no such field\","
                + "\"status\":400,\"detail\":\"'shoe_size' (at character 4 of fields) is not a field"
                + " of a person. Fields: id, name, birthday, location, friends, photos, likes,"
                + " relationships, family.\",\"instance\":\"/v1/me\",\"record\":"
                + position
                + "}");
    assertThat(server.gate.refused).containsExactly("GET /v1/me unknown_field");
    assertThat(server.gate.asked).isEmpty();
  }

  @Test
  void a_refusal_that_is_counted_with_others_says_so_and_names_no_position() {
    server.gate.counting = true;
    try {
      var answer = server.get("/v1/me?fields=id,shoe_size");
      assertThat(answer.header("evenhand-record")).isEmpty();
      assertThat(answer.body()).contains("\"fbtrace_id\":\"counted\"").doesNotContain("\"record\"");
    } finally {
      server.gate.counting = false;
    }
    var nobody = server.raw("GET /v1/me HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertThat(nobody.body()).contains("\"fbtrace_id\":\"unrecorded\"");
  }

  @ParameterizedTest
  @CsvSource({
    "TOKEN_SCOPE,403,200,token-scope",
    "NO_AGREEMENT,403,10,no-agreement",
    "AGREEMENT_SUSPENDED,403,201,agreement-suspended",
    "CUT_OFF,403,202,cut-off",
    "NOT_ELIGIBLE,403,203,not-eligible",
    "NOT_OFFERED,403,204,not-offered",
    "OVER_LIMIT,429,17,over-limit"
  })
  void a_refusal_names_its_reason(Reason reason, int status, int code, String page) {
    server.gate.answer =
        (_, _) -> new Outcome.Refused(99, reason, new DataTypeId("photos"), ToldGate.BUDGET);
    var answer = server.get("/v1/me/friends");
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body())
        .contains("\"/docs/problems/" + page + "\"", "\"code\":" + code, "\"record\":99");
    assertThat(answer.header("retry-after")).isEqualTo(status == 429 ? "1800" : "");
  }

  @Test
  void an_authorisation_that_ended_while_the_call_was_under_way_is_a_dead_token() {
    server.gate.answer =
        (_, _) ->
            new Outcome.Refused(99, Reason.TOKEN_SCOPE, new DataTypeId("friends"), ToldGate.BUDGET);
    var answer = server.get("/v1/me/friends");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate")).contains("error=\"invalid_token\"");
    assertThat(answer.body()).contains("/docs/problems/invalid-token", "\"record\":99");
  }

  @Test
  void an_app_reads_its_own_frame_and_no_other() {
    assertThat(server.get("/v1/records/77").body()).isEqualTo("{\"position\":77}");
    assertThat(server.get("/v1/records/78").status()).isEqualTo(404);
    assertThat(server.get("/v1/records/077").status()).isEqualTo(404);
    assertThat(server.get("/v1/records/99999999999999999999").status()).isEqualTo(404);
  }

  @Test
  void health_tells_what_is_missing() {
    assertThat(server.get("/health/live").status()).isEqualTo(200);
    server.ready = Map.of("record", false);
    var answer = server.get("/health/ready");
    server.ready = Map.of("record", true);
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("{\"status\":\"DOWN\",\"checks\":{\"record\":\"DOWN\"}}");
    assertThat(server.get("/health/ready").status()).isEqualTo(200);
  }

  @Test
  void every_problem_type_leads_to_a_page() {
    for (var type : ProblemType.values()) {
      var page = server.get("/docs/problems/" + type.page());
      assertThat(page.status()).as(type.page()).isEqualTo(200);
      assertThat(page.body()).contains("<h1>", "<p>");
    }
    assertThat(server.get("/docs/problems/none").status()).isEqualTo(404);
  }

  @Test
  void the_description_names_every_route_field_and_list() throws Exception {
    var answer = server.get("/openapi.json");
    assertThat(answer.status()).isEqualTo(200);
    var document = new tools.jackson.databind.ObjectMapper().readTree(answer.body());
    assertThat(document.get("openapi").asString()).isEqualTo("3.1.0");
    assertThat(document.get("paths").propertyNames())
        .containsExactlyInAnyOrder(
            java.util.Arrays.stream(Route.values())
                .map(Route::template)
                .distinct()
                .toArray(String[]::new));
    var schemas = document.get("components").get("schemas");
    for (var field : Catalogues.small().fields()) {
      assertThat(schemas.get(field.of().name()).get("properties").has(field.name())).isTrue();
    }
    for (var edge : Edge.values()) {
      assertThat(schemas.get(edge.from().name()).get("properties").has(edge.apiName())).isTrue();
    }
  }
}
