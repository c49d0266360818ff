package org.evenhand.app.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.app.wiring.DemoServer.json;

import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.consent.Wording;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.SignedIn;
import org.evenhand.vocabulary.TermsVersion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a person ticks, takes back and stops, and what the app is told on its very next call. */
class ConsentOverHttpTest {
  private static final String ALL = "/v1/me?fields=id,name,location,photos.limit(1)%7Bid%7D";
  private static DemoServer server;
  private static DemoServer.App app;
  private static OAuthApp maps;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
    app = server.app("sunny-maps");
    maps = new OAuthApp(server, app);
  }

  private static BearerAccessToken token(
      WebClient browser, DemoServer.Person person, UnaryOperator<HtmlForm> choice) {
    return OAuthApp.tokens(
        maps.connect(browser, person, choice), tokens -> tokens.getBearerAccessToken());
  }

  private static List<JsonNode> acts(long after, String act) {
    return server.recordAfter(after).stream()
        .filter(frame -> frame.path("act").asString("").equals(act))
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(text -> texts.add(text.asString()));
    return texts;
  }

  @Test
  void one_type_unticked_gives_the_app_exactly_the_rest() {
    var person = server.nextPerson();
    long before = server.position();
    var token =
        token(new WebClient(server), person, form -> form.unticked("type", "profile.location"));
    assertThat(token.getScope().toStringList())
        .containsExactlyInAnyOrder("profile.name", "friends", "photos");

    var me = maps.call("/v1/me?fields=id,name,photos.limit(1)%7Bid%7D", token);
    assertThat(me.statusCode()).isEqualTo(200);
    assertThat(json(me).path("name").asString()).isNotEmpty();
    assertThat(problem(maps.call("/v1/me?fields=location", token), 403)).endsWith("token-scope");
    assertThat(maps.call("/v1/me", token).body()).doesNotContain("location");

    assertThat(acts(before, "given"))
        .filteredOn(frame -> frame.has("grant"))
        .singleElement()
        .satisfies(frame -> {
          assertThat(frame.path("person").asInt()).isEqualTo(person.number());
          assertThat(texts(frame.path("data_types")))
              .containsExactly("friends", "photos", "profile.name");
        });
  }

  @Test
  void a_yes_to_more_than_being_listed_is_told_in_words_and_not_by_its_code() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    token(browser, person, HtmlForm::itself);
    var who = new SignedIn(new PersonId(person.number()));
    // In the demo's story they may have said yes to it already.
    server.platform().consentActs().stop(who, new AppId("lantern"));
    server
        .platform()
        .log()
        .append(
            new Change.Consent(
                new PersonId(person.number()),
                new AppId("lantern"),
                new Purpose("ServiceProvision"),
                Change.Consent.Action.GIVEN,
                Set.of(new DataTypeId("friends"), new DataTypeId("relationship.partner")),
                Instant.now().plus(Duration.ofDays(9)),
                new TermsVersion("2026-09"),
                new Wording("Yes.", "en").sha256(),
                "en"));
    assertThat(browser.get("/me").body())
        .contains("that you are their friend and your partner")
        .doesNotContain("relationship.partner");
  }

  @Test
  void the_consent_in_the_record_names_the_hash_of_the_words_that_were_on_the_page() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    var begun = maps.begin(app.types());
    var form = form(browser, person, begun);
    long before = server.position();
    browser.send(form.with("answer", "allow"));
    assertThat(acts(before, "given"))
        .filteredOn(frame -> frame.has("wording_sha256"))
        .isNotEmpty()
        .allSatisfy(frame ->
            assertThat(frame.path("wording_sha256").asString())
                .isEqualTo(form.values("wording").getFirst()));
  }

  @Test
  void what_is_narrowed_on_the_page_is_gone_on_the_next_call_with_the_same_token() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    var token = token(browser, person, HtmlForm::itself);
    assertThat(json(maps.call(ALL, token)).has("location")).isTrue();

    long before = server.position();
    var page = browser.get("/me/apps/sunny-maps");
    var form =
        HtmlForm.in(page.body(), "/me/apps/sunny-maps/narrow").unticked("keep", "profile.location");
    var done = browser.send(form);
    assertThat(done.statusCode()).isEqualTo(303);
    assertThat(browser.get(WebClient.location(done)).body())
        .contains("Sunny Maps may no longer see: The town you live in. Recorded on ");

    var after = maps.call("/v1/me", token);
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(json(after).has("location")).isFalse();
    assertThat(maps.call("/v1/me?fields=location", token).body()).doesNotContain("\"location\":");
    assertThat(acts(before, "narrowed"))
        .singleElement()
        .satisfies(frame -> {
          assertThat(frame.path("person").asInt()).isEqualTo(person.number());
          assertThat(texts(frame.path("data_types"))).containsExactly("profile.location");
        });
  }

  @Test
  void a_stopped_app_gets_a_problem_on_its_next_call() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    var response = maps.connect(browser, person, HtmlForm::itself);
    var token = OAuthApp.tokens(response, tokens -> tokens.getBearerAccessToken());
    assertThat(maps.call("/v1/me", token).statusCode()).isEqualTo(200);

    long before = server.position();
    var stop = HtmlForm.in(browser.get("/me").body(), "/me/apps/sunny-maps/stop");
    var done = browser.get(WebClient.location(browser.send(stop)));
    assertThat(done.body()).contains("You stopped Sunny Maps. Its tokens are worth nothing now");
    assertThat(done.body()).contains("Apps that had access");
    assertThat(problem(maps.call("/v1/me", token), 401)).endsWith("invalid-token");
    var refresh = OAuthApp.tokens(response, tokens -> tokens.getRefreshToken());
    assertThat(maps.refresh(refresh).indicatesSuccess()).isFalse();
    assertThat(acts(before, "stopped"))
        .singleElement()
        .satisfies(frame -> assertThat(frame.path("person").asInt()).isEqualTo(person.number()));
  }

  @Test
  void after_stop_the_record_holds_no_access_for_that_person_by_that_app() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    var token = token(browser, person, HtmlForm::itself);
    browser.send(HtmlForm.in(browser.get("/me").body(), "/me/apps/sunny-maps/stop"));
    long stopped = server.position();
    for (var path : List.of("/v1/me", "/v1/me/friends", "/v1/me/photos")) {
      assertThat(maps.call(path, token).statusCode()).isEqualTo(401);
    }
    assertThat(server.recordAfter(stopped))
        .filteredOn(frame -> frame.path("kind").asString().equals("access"))
        .isEmpty();
  }

  @Test
  void no_box_is_ticked_beforehand_but_for_what_the_person_allows_already() {
    var person = server.nextPerson();
    server.platform().consentActs().stop(signedIn(person), new AppId("sunny-maps"));
    var browser = new WebClient(server);
    var question = maps.question(browser, person, maps.begin(app.types()));
    var form = HtmlForm.in(browser.get(question).body(), "/oauth2/consent");
    assertThat(form.values("type")).isEmpty();
    assertThat(form.ticked().values("type")).containsExactlyInAnyOrderElementsOf(app.types());

    browser.send(form.with("type", "friends").with("answer", "allow"));
    var again = browser.get(maps.question(new WebClient(server), person, maps.begin(app.types())));
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(HtmlForm.in(again.body(), "/oauth2/consent").values("type"))
        .containsExactly("friends");
  }

  @Test
  void an_old_token_never_regains_what_was_taken_back() {
    var person = server.nextPerson();
    var old = token(new WebClient(server), person, HtmlForm::itself);
    server
        .platform()
        .consentActs()
        .narrow(
            signedIn(person),
            new AppId("sunny-maps"),
            new Purpose("Personalisation"),
            Set.of(new DataTypeId("profile.location")));
    assertThat(json(maps.call("/v1/me?fields=location", old)).has("location")).isFalse();

    var anew = token(new WebClient(server), person, HtmlForm::itself);

    assertThat(json(maps.call("/v1/me?fields=location", anew)).has("location")).isTrue();
    assertThat(problem(maps.call("/v1/me?fields=location", old), 403)).endsWith("token-scope");
    assertThat(maps.call("/v1/me?fields=name", old).statusCode()).isEqualTo(200);
  }

  private static SignedIn signedIn(DemoServer.Person person) {
    return new SignedIn(new PersonId(person.number()));
  }

  @Test
  void nothing_ticked_is_asked_again_and_allows_nothing() {
    var browser = new WebClient(server);
    var form = form(browser, server.nextPerson(), maps.begin(app.types()));
    long before = server.position();
    var answer = browser.send(form.without("type").with("answer", "allow"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("No box is ticked, so nothing was changed.");
    assertThat(server.changesAfter(before)).isEmpty();
  }

  @Test
  void a_type_that_was_never_asked_cannot_be_smuggled_into_the_answer() {
    var browser = new WebClient(server);
    var begun = maps.begin(List.of("profile.name"));
    var form = form(browser, server.nextPerson(), begun);
    long before = server.position();
    var body = form.with("answer", "allow").encoded() + "&type=friends&type=profile.email";
    assertThat(browser.post("/oauth2/consent", body).statusCode()).isEqualTo(303);
    assertThat(acts(before, "given"))
        .isNotEmpty()
        .allSatisfy(
            frame -> assertThat(texts(frame.path("data_types"))).containsExactly("profile.name"));
  }

  @Test
  void other_words_or_another_length_than_those_on_the_page_allow_nothing() {
    var browser = new WebClient(server);
    var form = form(browser, server.nextPerson(), maps.begin(app.types())).with("answer", "allow");
    long before = server.position();
    assertThat(browser.send(form.with("wording", "0".repeat(64))).statusCode()).isEqualTo(409);
    assertThat(browser.send(form.with("days", "36500")).statusCode()).isEqualTo(409);
    assertThat(browser.send(form.with("days", "-1")).statusCode()).isEqualTo(409);
    assertThat(browser.send(form.with("days", "x")).statusCode()).isEqualTo(400);
    assertThat(server.changesAfter(before)).isEmpty();
  }

  @Test
  void a_question_can_be_answered_once_and_only_by_whom_it_was_put_to() {
    var browser = new WebClient(server);
    var form = form(browser, server.nextPerson(), maps.begin(app.types())).with("answer", "allow");
    var other = new WebClient(server);
    other.signIn(server.nextPerson());
    long before = server.position();
    var mark = HtmlForm.in(other.get("/me").body(), "/logout").values("_csrf").getFirst();
    assertThat(other.send(form.with("_csrf", mark)).statusCode()).isEqualTo(410);
    assertThat(server.changesAfter(before)).isEmpty();
    assertThat(browser.send(form).statusCode()).isEqualTo(303);
    long answered = server.position();
    assertThat(browser.send(form).statusCode()).isEqualTo(410);
    assertThat(server.changesAfter(answered)).isEmpty();
  }

  private static HtmlForm form(WebClient browser, DemoServer.Person person, OAuthApp.Begun begun) {
    var page = browser.get(maps.question(browser, person, begun));
    assertThat(page.statusCode()).isEqualTo(200);
    return HtmlForm.in(page.body(), "/oauth2/consent").ticked();
  }

  private static String problem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    return json(answer).path("type").asString();
  }
}
