package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.app.wiring.DemoServer.json;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rich authorisation requests (RFC 9396), against the real server. */
class RichRequestsTest {
  private static DemoServer server;
  private static DemoServer.App app;
  private static OAuthApp maps;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
    app = server.app("sunny-maps");
    maps = new OAuthApp(server, app);
  }

  private static final String DETAILS =
      details(
          "'datatypes':['profile.name','friends'],'purpose':'Personalisation','duration':'P7D'");

  private static String details(String members) {
    return ("[{'type':'evenhand_data'," + members + "}]").replace('\'', '"');
  }

  private static UnaryOperator<AuthorizationRequest.Builder> asking(String details, Scope scope) {
    return request -> request.scope(scope).customParameter("authorization_details", details);
  }

  private static OAuthApp.Begun begun(String details) {
    return maps.begin(List.of(), asking(details, null));
  }

  private static AuthorizationCodeGrant code(OAuthApp.Begun begun, UnaryOperator<HtmlForm> choice) {
    var back = maps.answered(new WebClient(server), server.nextPerson(), begun, choice);
    return new AuthorizationCodeGrant(maps.code(back, begun), app.redirect(), begun.verifier());
  }

  private static HttpResponse<String> exchanged(AuthorizationCodeGrant code, String more) {
    return token(
        "grant_type=authorization_code&code="
            + code.getAuthorizationCode()
            + "&code_verifier="
            + code.getCodeVerifier().getValue()
            + "&redirect_uri="
            + encoded(app.redirect().toString())
            + more);
  }

  private static HttpResponse<String> refreshed(JsonNode tokens, String more) {
    return token(
        "grant_type=refresh_token&refresh_token=" + tokens.path("refresh_token").asString() + more);
  }

  private static HttpResponse<String> token(String form) {
    return server.postAs(app, app.secret(), "/oauth2/token", form);
  }

  private static String with(String details) {
    return "&authorization_details=" + encoded(details);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<String> types(JsonNode answer) {
    return answer
        .path("authorization_details")
        .path(0)
        .path("datatypes")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void what_was_granted_comes_back_with_the_token_and_in_introspection() {
    var answer = json(exchanged(code(begun(DETAILS), HtmlForm::itself), ""));
    var granted = answer.path("authorization_details").path(0);
    assertThat(answer.path("authorization_details").size()).isEqualTo(1);
    assertThat(granted.path("type").asString()).isEqualTo("evenhand_data");
    assertThat(types(answer)).containsExactly("friends", "profile.name");
    assertThat(granted.path("purpose").asString()).isEqualTo("Personalisation");
    assertThat(granted.path("duration").asString()).isEqualTo("P7D");
    assertThat(Instant.parse(granted.path("until").asString()))
        .isBetween(
            Instant.now().plus(Duration.ofDays(7)).minusSeconds(60),
            Instant.now().plus(Duration.ofDays(7)));
    assertThat(answer.path("scope").asString().split(" "))
        .containsExactlyInAnyOrder("friends", "profile.name");
    assertThat(introspected(answer).path("authorization_details"))
        .isEqualTo(answer.path("authorization_details"));
  }

  private static JsonNode introspected(JsonNode answer) {
    var form = "token=" + answer.path("access_token").asString();
    return json(server.postAs(app, app.secret(), "/oauth2/introspect", form));
  }

  @Test
  void what_a_person_left_out_is_not_in_what_comes_back() {
    var code = code(begun(DETAILS), form -> form.unticked("type", "friends"));
    var answer = json(exchanged(code, ""));
    assertThat(types(answer)).containsExactly("profile.name");
    assertThat(answer.path("scope").asString()).isEqualTo("profile.name");
    assertThat(types(introspected(answer))).containsExactly("profile.name");
  }

  @Test
  void the_page_offers_no_longer_time_than_the_app_asks_for() {
    var browser = new WebClient(server);
    var person = server.nextPerson();
    var page = browser.get(maps.question(browser, person, begun(DETAILS))).body();
    assertThat(page).contains("7 days, until").doesNotContain("30 days", "90 days", "One year");
    long before = server.position();
    var form = HtmlForm.in(page, "/oauth2/consent").ticked().with("days", "30");
    assertThat(browser.send(form.with("answer", "allow")).statusCode()).isEqualTo(409);
    assertThat(server.changesAfter(before)).isEmpty();
    var sixty = DETAILS.replace("P7D", "P60D");
    var other = new WebClient(server);
    assertThat(other.get(maps.question(other, server.nextPerson(), begun(sixty))).body())
        .contains("30 days, until", "60 days, until")
        .doesNotContain("90 days", "One year");
  }

  @Test
  void a_refresh_keeps_the_details_and_can_narrow_its_own_token() {
    var first = json(exchanged(code(begun(DETAILS), HtmlForm::itself), ""));
    var second = json(refreshed(first, ""));
    assertThat(second.path("authorization_details")).isEqualTo(first.path("authorization_details"));
    var less = details("'datatypes':['friends'],'purpose':'Personalisation'");
    var third = json(refreshed(second, with(less)));
    assertThat(types(third)).containsExactly("friends");
    assertThat(third.path("scope").asString()).isEqualTo("friends");
    assertThat(
            server.call("/v1/me?fields=name", third.path("access_token").asString()).statusCode())
        .isEqualTo(403);
    assertThat(types(json(refreshed(third, "")))).containsExactly("friends", "profile.name");
  }

  @Test
  void a_code_can_be_exchanged_for_less_and_not_for_more() {
    var code = code(begun(DETAILS), HtmlForm::itself);
    for (var more :
        List.of(
            details("'datatypes':['photos'],'purpose':'Personalisation'"),
            details("'datatypes':['friends'],'purpose':'Advertising'"),
            details("'datatypes':['friends'],'purpose':'Personalisation','duration':'P8D'"),
            "nonsense")) {
      var refused = exchanged(code, with(more));
      assertThat(refused.statusCode()).as(more).isEqualTo(400);
      assertThat(json(refused).path("error").asString()).isEqualTo("invalid_authorization_details");
    }
    var less = details("'datatypes':['friends'],'purpose':'Personalisation'");
    var answer = json(exchanged(code, with(less)));
    assertThat(types(answer)).containsExactly("friends");
    assertThat(types(json(refreshed(answer, "")))).containsExactly("friends", "profile.name");
  }

  @Test
  void a_scope_beside_the_details_at_a_refresh_must_say_the_same() {
    var tokens = json(exchanged(code(begun(DETAILS), HtmlForm::itself), ""));
    var less = details("'datatypes':['friends'],'purpose':'Personalisation'");
    assertThat(refreshed(tokens, "&scope=friends%20profile.name" + with(less)).body())
        .contains("invalid_authorization_details");
    assertThat(types(json(refreshed(tokens, "&scope=friends" + with(less)))))
        .containsExactly("friends");
  }

  @Test
  void who_asked_by_scope_alone_is_answered_by_scope_alone() {
    var answer = json(exchanged(code(maps.begin(List.of("friends")), HtmlForm::itself), ""));
    assertThat(answer.has("authorization_details")).isFalse();
    assertThat(introspected(answer).has("authorization_details")).isFalse();
  }

  private static String refusal(UnaryOperator<AuthorizationRequest.Builder> more) {
    var browser = new WebClient(server);
    browser.signIn(server.holder(app));
    var request = maps.begin(List.of(), more).request();
    var answer = browser.get(request.getRawPath() + "?" + request.getRawQuery());
    var back = URI.create(WebClient.location(answer));
    assertThat(back.toString()).startsWith(app.redirect().toString() + "?");
    var said = URLUtils.parseParameters(back.getRawQuery());
    assertThat(said).containsEntry("iss", List.of(server.base().toString()));
    return said.get("error").getFirst();
  }

  @Test
  void details_that_the_app_may_not_ask_for_are_refused_to_the_app() {
    for (var wrong :
        List.of(
            details("'datatypes':['profile.email'],'purpose':'Personalisation'"),
            details("'datatypes':['shoe_size'],'purpose':'Personalisation'"),
            details("'datatypes':['friends'],'purpose':'Advertising'"),
            details("'datatypes':['friends'],'purpose':'Personalisation','actions':['read']"),
            DETAILS.replace("evenhand_data", "other"),
            "[]",
            "x")) {
      assertThat(refusal(asking(wrong, null))).as(wrong).isEqualTo("invalid_authorization_details");
    }
  }

  @Test
  void scope_and_details_must_not_contradict_each_other() {
    var same = new Scope("friends", "profile.name");
    assertThat(refusal(asking(DETAILS, new Scope("friends"))))
        .isEqualTo("invalid_authorization_details");
    assertThat(refusal(asking(DETAILS, new Scope("friends", "profile.name", "photos"))))
        .isEqualTo("invalid_authorization_details");
    var begun = maps.begin(List.of(), asking(DETAILS, same));
    assertThat(types(json(exchanged(code(begun, HtmlForm::itself), "")))).hasSize(2);
  }

  @Test
  void the_server_says_which_type_of_details_it_knows() {
    assertThat(maps.metadata().getAuthorizationDetailsTypes())
        .extracting(Object::toString)
        .containsExactly("evenhand_data");
  }
}
