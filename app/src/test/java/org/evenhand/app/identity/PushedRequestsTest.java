package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.app.wiring.DemoServer.json;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;
import org.evenhand.app.possession.Key;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.KeyedApp;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.vocabulary.AppId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pushed authorisation requests (RFC 9126), against the real server. */
class PushedRequestsTest {
  private static final List<String> TYPES = List.of("profile.name", "friends");
  private static DemoServer server;
  private static DemoServer.App app;
  private static OAuthApp maps;

  @BeforeAll
  static void start() {
    server = DemoServer.ofItsOwn(); // what an app demands, and what it is, changes here
    app = server.app("sunny-maps");
    maps = new OAuthApp(server, app);
  }

  private static HttpResponse<String> push(String form, String... proofs) {
    var basic = Base64.getEncoder().encodeToString((app.id() + ":" + app.secret()).getBytes());
    return server.post(
        "/oauth2/par",
        form,
        request -> {
          List.of(proofs).forEach(proof -> request.header("DPoP", proof));
          return request.header("Authorization", "Basic " + basic);
        });
  }

  private static String form(OAuthApp.Begun begun) {
    return begun.request().getRawQuery();
  }

  private static String pushed(OAuthApp.Begun begun) {
    var answer = push(form(begun));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).path("request_uri").asString();
  }

  /** What the browser is sent to. */
  private static String path(String requestUri, String client) {
    return "/oauth2/authorize?client_id=" + client + "&request_uri=" + requestUri;
  }

  private static HttpResponse<String> asked(String path) {
    var browser = new WebClient(server);
    browser.signIn(server.holder(app));
    return browser.get(path);
  }

  private static void refusedToTheFace(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Location")).isEmpty();
  }

  @Test
  void a_pushed_request_leads_through_sign_in_and_consent_to_a_token() {
    var begun = maps.begin(TYPES);
    var answer = push(form(begun));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(json(answer).path("expires_in").asInt()).isBetween(200, 300);
    var at = server.at(path(json(answer).path("request_uri").asString(), app.id()));
    var shorter = new OAuthApp.Begun(at, begun.state(), begun.verifier());
    var back = maps.answered(new WebClient(server), server.nextPerson(), shorter, HtmlForm::itself);
    var answered = maps.exchange(maps.code(back, begun), begun.verifier());
    var tokens = OAuthApp.tokens(answered, all -> all);
    assertThat(tokens.getAccessToken().getScope().toStringList())
        .containsExactlyInAnyOrderElementsOf(TYPES);
  }

  @Test
  void a_request_uri_is_for_one_use_and_for_the_app_that_pushed_it() {
    var uri = pushed(maps.begin(TYPES));
    assertThat(WebClient.location(asked(path(uri, app.id())))).contains("/oauth2/consent");
    refusedToTheFace(asked(path(uri, app.id())));
    refusedToTheFace(asked(path(pushed(maps.begin(TYPES)), "northstar-phone")));
    refusedToTheFace(asked(path(uri.substring(0, uri.length() - 1) + "0", app.id())));
  }

  @Test
  void what_stands_beside_a_request_uri_is_passed_over() {
    var uri = pushed(maps.begin(TYPES));
    var question = asked(path(uri, app.id()) + "&scope=photos&redirect_uri=https://evil.example");
    assertThat(WebClient.location(question)).contains("/oauth2/consent").doesNotContain("photos");
  }

  @Test
  void request_objects_and_addresses_elsewhere_are_refused() {
    for (var uri :
        List.of(
            "https://app.example/request.jwt",
            "urn:x",
            "",
            "urn:ietf:params:oauth:request_uri:x")) {
      refusedToTheFace(asked(path(uri, app.id())));
    }
    var browserRequest = maps.begin(TYPES).request();
    refusedToTheFace(
        asked(
            browserRequest.getRawPath() + "?" + browserRequest.getRawQuery() + "&request=ey.J.x"));
    assertThat(push(form(maps.begin(TYPES)) + "&request=ey.J.x").body())
        .contains("request_not_supported");
    assertThat(push(form(maps.begin(TYPES)) + "&request_uri=" + pushed(maps.begin(TYPES))).body())
        .contains("invalid_request");
  }

  @Test
  void a_push_is_checked_as_the_request_itself_would_be() {
    for (UnaryOperator<String> change :
        List.<UnaryOperator<String>>of(
            f -> f.replace("code_challenge=", "x="),
            f -> f.replace("S256", "plain"),
            f ->
                f.replace("sunny-maps%2F", "evil%2F")
                    .replace("redirect_uri=http", "redirect_uri=httpx"),
            f -> f.replace("scope=", "scope=profile.email+"),
            f -> f.replace("client_id=sunny-maps", "client_id=northstar-phone"),
            f -> f.replace("client_id=", "client_id=sunny-maps&client_id="),
            f -> f + "&authorization_details=%5B%5D",
            f -> f + "&dpop_jkt=short",
            f -> f + "&x=" + "y".repeat(3_000))) {
      var answer = push(change.apply(form(maps.begin(TYPES))));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(json(answer).path("error").asString()).isNotEmpty();
    }
  }

  @Test
  void nobody_pushes_in_the_name_of_an_app_with_a_secret() {
    var answer = server.post("/oauth2/par", form(maps.begin(TYPES)), request -> request);
    assertThat(answer.statusCode()).isEqualTo(401);
    var wrong = server.postAs(app, "wrong", "/oauth2/par", form(maps.begin(TYPES)));
    assertThat(wrong.statusCode()).isEqualTo(401);
  }

  @Test
  void a_proof_that_comes_with_a_push_binds_the_code_to_its_key() {
    var key = Key.ofEs256();
    var proof = proof(key, nonce(key));
    var begun = maps.begin(TYPES);
    var uri = json(push(form(begun), proof)).path("request_uri").asString();
    var at = new OAuthApp.Begun(server.at(path(uri, app.id())), begun.state(), begun.verifier());
    var back = maps.answered(new WebClient(server), server.nextPerson(), at, HtmlForm::itself);
    var code = new AuthorizationCodeGrant(maps.code(back, begun), app.redirect(), begun.verifier());
    assertThat(maps.token(code).toErrorResponse().getErrorObject().getCode())
        .isEqualTo("invalid_dpop_proof");
    assertThat(new KeyedApp(server, app).token(code).toErrorResponse().getErrorObject().getCode())
        .isEqualTo("invalid_grant");
    var other = form(maps.begin(TYPES)) + "&dpop_jkt=" + Key.ofEs256().thumbprint();
    assertThat(push(other, proof(key, nonce(key))).body()).contains("invalid_dpop_proof");
  }

  private static String proof(Key key, String nonce) {
    var uri = server.at("/oauth2/par").toString();
    var claims = Key.claims("POST", uri, "", Instant.EPOCH.getEpochSecond());
    claims.put("nonce", nonce);
    return key.signed(claims);
  }

  /** What the server answers to a proof that is not fresh. */
  private static String nonce(Key key) {
    var answer = push(form(maps.begin(TYPES)), proof(key, "none"));
    assertThat(answer.body()).contains("use_dpop_nonce");
    return answer.headers().firstValue("DPoP-Nonce").orElseThrow();
  }

  private static AppCredentials credentials() {
    return new AppCredentials(server.platform().table("identity"), new SecureRandom());
  }

  @Test
  void an_app_that_demands_pushed_requests_is_asked_in_no_other_way() {
    var id = new AppId(app.id());
    credentials().demand(id, new AppCredentials.Demands(true, false));
    try {
      var begun = maps.begin(TYPES);
      var refused =
          URI.create(WebClient.location(asked(begun.request().getRawPath() + "?" + form(begun))));
      var said = URLUtils.parseParameters(refused.getRawQuery());
      assertThat(said).containsEntry("error", List.of("invalid_request"));
      assertThat(said).containsEntry("iss", List.of(server.base().toString()));
      // Nor does the mark by which we know a pushed one count when a browser brings it.
      var marked = form(begun) + "&" + AuthorizationRequests.VIA + "=PUSHED";
      assertThat(WebClient.location(asked(begun.request().getRawPath() + "?" + marked)))
          .contains("error=invalid_request");
      assertThat(WebClient.location(asked(path(pushed(begun), app.id()))))
          .contains("/oauth2/consent");
    } finally {
      credentials().demand(id, AppCredentials.Demands.NONE);
    }
  }

  @Test
  void a_public_app_pushes_by_naming_itself() {
    var open = server.app("northstar-phone");
    credentials().declarePublic(new AppId(open.id()));
    var begun = new OAuthApp(server, open).begin(open.types());
    var answer = server.post("/oauth2/par", form(begun), request -> request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  @Test
  void the_server_says_that_requests_can_be_pushed_and_need_not_be() {
    assertThat(maps.metadata().getPushedAuthorizationRequestEndpointURI())
        .isEqualTo(server.at("/oauth2/par"));
    assertThat(maps.metadata().requiresPushedAuthorizationRequests()).isFalse();
    assertThat(maps.metadata().supportsRequestURIParam()).isFalse();
  }
}
