package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the OAuth server must not do for anybody. */
class OAuthRefusalsTest {
  private static final List<String> TYPES = List.of("profile.name", "friends");
  private static DemoServer server;
  private static DemoServer.App app;
  private static OAuthApp maps;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
    app = server.app("sunny-maps");
    maps = new OAuthApp(server, app);
  }

  private record Code(AuthorizationCode value, CodeVerifier verifier) {}

  private static Code code() {
    var begun = maps.begin(TYPES);
    var back = maps.answered(new WebClient(server), server.nextPerson(), begun, HtmlForm::itself);
    return new Code(maps.code(back, begun), begun.verifier());
  }

  /** What a signed-in person's browser is answered when an app asks so. */
  private static HttpResponse<String> asked(UnaryOperator<AuthorizationRequest.Builder> more) {
    var browser = new WebClient(server);
    browser.signIn(server.holder(app));
    var request = maps.begin(TYPES, more).request();
    return browser.get(request.getRawPath() + "?" + request.getRawQuery());
  }

  private static Map<String, List<String>> told(HttpResponse<String> answer) {
    var to = URI.create(WebClient.location(answer));
    assertThat(to.toString()).startsWith(app.redirect().toString() + "?");
    var said = URLUtils.parseParameters(to.getRawQuery());
    assertThat(said).containsEntry("iss", List.of(server.base().toString()));
    return said;
  }

  @Test
  void plain_proof_keys_are_refused() {
    var said = told(asked(r -> r.codeChallenge(new CodeVerifier(), CodeChallengeMethod.PLAIN)));
    assertThat(said).containsEntry("error", List.of("invalid_request"));
  }

  @Test
  void a_request_without_a_proof_key_is_refused() {
    var said = told(asked(r -> r.codeChallenge((CodeVerifier) null, null)));
    assertThat(said).containsEntry("error", List.of("invalid_request"));
  }

  @Test
  void a_type_that_the_terms_do_not_offer_is_refused() {
    var said = told(asked(r -> r.scope(new com.nimbusds.oauth2.sdk.Scope("profile.email"))));
    assertThat(said).containsEntry("error", List.of("invalid_scope"));
  }

  @Test
  void an_answer_to_anywhere_but_the_registered_address_is_refused_to_the_persons_face() {
    for (var elsewhere :
        List.of(
            "https://evil.example/callback",
            app.redirect() + "/",
            app.redirect() + "?x=1",
            app.redirect().toString().replace("localhost", "127.0.0.1"),
            app.redirect().toString().replace("http://", "HTTP://"),
            app.redirect().toString().replace(":" + app.redirect().getPort(), ":4"),
            app.redirect().toString().replace(":" + app.redirect().getPort(), ""),
            app.redirect().toString().replace("sunny-maps", "northstar-phone"))) {
      var answer = asked(r -> r.redirectionURI(URI.create(elsewhere)));
      assertThat(answer.statusCode()).as(elsewhere).isEqualTo(400);
      assertThat(answer.headers().firstValue("Location")).as(elsewhere).isEmpty();
      assertThat(answer.body()).contains("The app asked in a way that we can");
    }
  }

  @Test
  void an_unknown_app_is_refused_without_a_redirect() {
    var browser = new WebClient(server);
    browser.signIn(server.holder(app));
    var request = maps.begin(TYPES).request().getRawQuery().replace("sunny-maps", "nobody");
    var answer = browser.get("/oauth2/authorize?" + request);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  @Test
  void a_code_with_another_verifier_gives_nothing() {
    var code = code();
    refused(maps.exchange(code.value(), new CodeVerifier()), "invalid_grant");
  }

  @Test
  void a_code_without_a_verifier_gives_nothing() {
    var grant = new AuthorizationCodeGrant(code().value(), app.redirect());
    refused(maps.token(grant), "invalid_grant", "invalid_request", "invalid_client");
  }

  @Test
  void a_code_with_another_address_gives_nothing() {
    var code = code();
    var elsewhere = URI.create(app.redirect() + "/else");
    refused(
        maps.token(new AuthorizationCodeGrant(code.value(), elsewhere, code.verifier())),
        "invalid_grant");
  }

  @Test
  void a_code_of_another_app_gives_nothing() {
    var code = code();
    var phone = new OAuthApp(server, server.app("northstar-phone"));
    refused(phone.exchange(code.value(), code.verifier()), "invalid_grant");
  }

  @Test
  void a_code_used_twice_gives_nothing_and_ends_what_its_first_use_gave() {
    var code = code();
    var first = maps.exchange(code.value(), code.verifier());
    var token = OAuthApp.tokens(first, tokens -> tokens.getBearerAccessToken());
    assertThat(maps.call("/v1/me", token).statusCode()).isEqualTo(200);
    refused(maps.exchange(code.value(), code.verifier()), "invalid_grant");
    assertThat(maps.call("/v1/me", token).statusCode()).isEqualTo(401);
  }

  @Test
  void another_app_that_holds_a_used_code_cannot_end_what_it_gave() {
    var code = code();
    var first = maps.exchange(code.value(), code.verifier());
    var token = OAuthApp.tokens(first, tokens -> tokens.getBearerAccessToken());
    var phone = new OAuthApp(server, server.app("northstar-phone"));
    refused(phone.exchange(code.value(), code.verifier()), "invalid_grant");
    refused(phone.exchange(code.value(), new CodeVerifier()), "invalid_grant");
    assertThat(maps.call("/v1/me", token).statusCode()).isEqualTo(200);
  }

  @Test
  void another_app_that_holds_a_used_refresh_token_cannot_end_what_it_gave() {
    var code = code();
    var first = OAuthApp.tokens(maps.exchange(code.value(), code.verifier()), tokens -> tokens);
    var second = OAuthApp.tokens(maps.refresh(first.getRefreshToken()), tokens -> tokens);
    var phone = new OAuthApp(server, server.app("northstar-phone"));
    refused(phone.refresh(first.getRefreshToken()), "invalid_grant");
    assertThat(maps.call("/v1/me", second.getBearerAccessToken()).statusCode()).isEqualTo(200);
  }

  @Test
  void revocation_does_not_tell_of_other_apps_tokens() {
    var phone = server.app("northstar-phone");
    var body = "token=";
    var others = server.postAs(phone, phone.secret(), "/oauth2/revoke", body + app.token());
    var unknown = server.postAs(phone, phone.secret(), "/oauth2/revoke", body + "ev_at_never");
    assertThat(others.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(200);
    assertThat(others.body()).isEqualTo(unknown.body());
    assertThat(maps.call("/v1/me", new BearerAccessToken(app.token())).statusCode()).isEqualTo(200);
  }

  @Test
  void what_is_kept_of_a_request_until_it_is_answered_is_bounded() {
    var longest = "s".repeat(AuthorizationBounds.MOST_CHARS);
    assertThat(asked(r -> r.state(new com.nimbusds.oauth2.sdk.id.State(longest))).statusCode())
        .isEqualTo(302);
    for (UnaryOperator<AuthorizationRequest.Builder> more :
        List.<UnaryOperator<AuthorizationRequest.Builder>>of(
            r -> r.state(new com.nimbusds.oauth2.sdk.id.State(longest + "s")),
            r -> r.customParameter("nonce", longest),
            r -> r.customParameter("x", longest.substring(1_000), longest.substring(1_000)))) {
      var answer = asked(more);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.headers().firstValue("Location")).isEmpty();
    }
  }

  @Test
  void one_person_with_many_open_questions_closes_only_their_own_oldest() {
    var other = new WebClient(server);
    var theirs = maps.question(other, server.nextPerson(), maps.begin(TYPES));
    var browser = new WebClient(server);
    var oldest = maps.question(browser, server.nextPerson(), maps.begin(TYPES));
    for (int more = 0; more < Pending.OF_ONE_PERSON; more++) {
      assertThat(browser.get(oldest).statusCode()).as("before the " + more + "th").isEqualTo(200);
      var request = maps.begin(TYPES).request();
      var to = WebClient.location(browser.get(request.getRawPath() + "?" + request.getRawQuery()));
      assertThat(browser.get(to).statusCode()).isEqualTo(200);
    }
    assertThat(browser.get(oldest).statusCode()).isEqualTo(410);
    assertThat(other.get(theirs).statusCode()).isEqualTo(200);
  }

  @Test
  void no_key_is_published_that_signs_nothing() {
    var answer = new WebClient(server).get("/oauth2/jwks");
    assertThat(answer.statusCode()).isNotEqualTo(200);
    assertThat(answer.body()).doesNotContain("keys");
  }

  @Test
  void what_apps_are_answered_about_tokens_stays_out_of_caches() {
    var form = "grant_type=refresh_token&refresh_token=x&token=" + app.token();
    for (var path : List.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke")) {
      for (var secret : List.of(app.secret(), "not the secret")) {
        var token = path.equals("/oauth2/revoke") ? form.replace(app.token(), "ev_at_x") : form;
        var answer = server.postAs(app, secret, path, token);
        assertThat(answer.headers().firstValue("Cache-Control")).as(path).hasValue("no-store");
      }
    }
    var code = code();
    var body =
        "grant_type=authorization_code&code="
            + code.value().getValue()
            + "&code_verifier="
            + code.verifier().getValue()
            + "&redirect_uri="
            + app.redirect();
    var given = server.postAs(app, app.secret(), "/oauth2/token", body);
    assertThat(given.statusCode()).isEqualTo(200);
    assertThat(given.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void a_wrong_secret_opens_nothing() {
    var token = "token=" + app.token();
    for (var path : List.of("/oauth2/token", "/oauth2/introspect", "/oauth2/revoke")) {
      var body = path.endsWith("token") ? "grant_type=refresh_token&refresh_token=x" : token;
      var answer = server.postAs(app, "not the secret", path, body);
      assertThat(answer.statusCode()).as(path).isEqualTo(401);
      assertThat(answer.body()).as(path).contains("invalid_client");
      var open = server.post(path, body, request -> request);
      assertThat(open.statusCode()).as(path + " unauthenticated").isBetween(400, 401);
    }
    assertThat(maps.call("/v1/me", new BearerAccessToken(app.token())).statusCode()).isEqualTo(200);
  }

  @Test
  void a_confidential_app_cannot_name_itself_without_its_secret() {
    var body = "client_id=sunny-maps&token=" + app.token();
    assertThat(server.post("/oauth2/revoke", body, r -> r).statusCode()).isEqualTo(401);
    assertThat(maps.call("/v1/me", new BearerAccessToken(app.token())).statusCode()).isEqualTo(200);
  }

  @Test
  void other_grants_are_not_known() {
    for (var grant : List.of("client_credentials", "password", "implicit", "urn:x", "")) {
      var refused = server.postAs(app, app.secret(), "/oauth2/token", "grant_type=" + grant);
      assertThat(refused.statusCode()).as(grant).isEqualTo(400);
      assertThat(refused.body()).as(grant).doesNotContain("access_token\"");
    }
    var answer = asked(r -> r.responseType(com.nimbusds.oauth2.sdk.ResponseType.TOKEN));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  @Test
  void springs_own_unguarded_consent_answer_is_shut() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    var begun = maps.begin(TYPES);
    var state =
        HtmlForm.in(browser.get(maps.question(browser, person, begun)).body(), "/oauth2/consent")
            .values("state")
            .getFirst();
    long before = server.position();
    var answer =
        browser.post(
            "/oauth2/authorize", "client_id=sunny-maps&state=" + state + "&scope=profile.name");
    assertThat(answer.statusCode()).isBetween(400, 499);
    assertThat(server.changesAfter(before)).isEmpty();
  }

  private static void refused(TokenResponse response, String... codes) {
    assertThat(response.indicatesSuccess()).isFalse();
    assertThat(response.toErrorResponse().getErrorObject().getCode()).isIn((Object[]) codes);
  }
}
