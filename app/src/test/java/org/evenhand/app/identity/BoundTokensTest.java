package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.evenhand.app.possession.Key;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.KeyedApp;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.vocabulary.AppId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tokens that only the holder of a key can use (DPoP, RFC 9449), against the real server. */
class BoundTokensTest {
  private static DemoServer server;
  private static DemoServer.App app;
  private static OAuthApp maps;

  @BeforeAll
  static void start() {
    server = DemoServer.ofItsOwn(); // what an app demands, and what it is, changes here
    app = server.app("sunny-maps");
    maps = new OAuthApp(server, app);
  }

  private static AuthorizationCodeGrant code() {
    return code(Map.of());
  }

  private static AuthorizationCodeGrant code(Map<String, String> more) {
    var begun =
        maps.begin(
            List.of("profile.name", "friends"),
            request -> {
              more.forEach((name, value) -> request.customParameter(name, value));
              return request;
            });
    var back = maps.answered(new WebClient(server), server.nextPerson(), begun, HtmlForm::itself);
    return new AuthorizationCodeGrant(maps.code(back, begun), app.redirect(), begun.verifier());
  }

  private static Tokens given(TokenResponse response) {
    return OAuthApp.tokens(response, tokens -> tokens);
  }

  private static String error(TokenResponse response) {
    assertThat(response.indicatesSuccess()).isFalse();
    return response.toErrorResponse().getErrorObject().getCode();
  }

  private static String challenge(HTTPResponse response) {
    assertThat(response.getStatusCode()).isEqualTo(401);
    return response.getHeaderValue("WWW-Authenticate");
  }

  private static int asBearer(AccessToken token) {
    return server.call("/v1/me", token.getValue()).statusCode();
  }

  @Test
  void a_token_asked_for_with_a_proof_opens_the_api_with_proofs_of_the_same_key_alone() {
    var phone = new KeyedApp(server, app);
    var access = given(phone.token(code())).getDPoPAccessToken();
    assertThat(access).as("token_type DPoP").isNotNull();
    assertThat(phone.call("/v1/me?fields=id,name", access).getStatusCode()).isEqualTo(200);
    assertThat(phone.call("/v1/me/friends?limit=3", access).getStatusCode()).isEqualTo(200);

    var thief = new KeyedApp(server, app);
    assertThat(challenge(thief.call("/v1/me", access)))
        .startsWith("DPoP ")
        .contains("error=\"invalid_token\"", "algs=\"ES256 ");
    var bearer = server.call("/v1/me", access.getValue());
    assertThat(bearer.statusCode()).isEqualTo(401);
    assertThat(bearer.headers().firstValue("WWW-Authenticate").orElseThrow())
        .contains("Bearer", "error=\"invalid_token\"", "DPoP", "algs=");
  }

  @Test
  void introspection_names_the_key_of_a_bound_token_and_none_of_others() {
    var phone = new KeyedApp(server, app);
    var access = given(phone.token(code())).getDPoPAccessToken();
    var told = maps.introspect(access).toSuccessResponse();
    assertThat(told.getTokenType().getValue()).isEqualTo("DPoP");
    assertThat(told.getJWKThumbprintConfirmation().getValue().toString())
        .isEqualTo(phone.thumbprint());
    var other = maps.introspect(new BearerAccessToken(app.token())).toSuccessResponse();
    assertThat(other.getTokenType().getValue()).isEqualTo("Bearer");
    assertThat(other.getJWKThumbprintConfirmation()).isNull();
  }

  @Test
  void a_proof_that_was_used_is_worth_nothing() throws Exception {
    var phone = new KeyedApp(server, app);
    var access = given(phone.token(code())).getDPoPAccessToken();
    var request = phone.request("/v1/me", access);
    assertThat(phone.sent(request, access).getStatusCode()).isEqualTo(200);
    assertThat(challenge(request.send())).contains("error=\"invalid_dpop_proof\"", "used before");
  }

  @Test
  void a_proof_for_another_path_method_or_token_is_worth_nothing() throws Exception {
    var phone = new KeyedApp(server, app);
    var access = given(phone.token(code())).getDPoPAccessToken();
    var other = given(phone.token(code())).getDPoPAccessToken();
    var request = phone.request("/v1/me", access);
    request.setDPoP(phone.proof(phone.request("/v1/me/friends", access), access, null));
    assertThat(challenge(request.send())).contains("invalid_dpop_proof", "htu");
    request.setDPoP(phone.proof(phone.request("/v1/me", other), other, null));
    assertThat(challenge(request.send())).contains("invalid_dpop_proof", "ath");
    request.setDPoP(phone.proof(phone.request("/v1/me", access), null, null));
    assertThat(challenge(request.send())).contains("invalid_dpop_proof", "ath");
  }

  @Test
  void an_old_proof_is_answered_with_a_nonce_with_which_the_next_one_counts() throws Exception {
    var key = Key.ofEs256();
    var old = Instant.now().minusSeconds(600).getEpochSecond();
    var form = "grant_type=refresh_token&refresh_token=ev_rt_x";
    var uri = server.at("/oauth2/token").toString();
    var claims = Key.claims("POST", uri, "", old);
    var first = post(form, key.signed(claims));
    assertThat(first.body()).contains("use_dpop_nonce");
    claims.put("nonce", first.headers().firstValue("DPoP-Nonce").orElseThrow());
    assertThat(post(form, key.signed(claims)).body()).contains("invalid_grant");
  }

  private static java.net.http.HttpResponse<String> post(String form, String... proofs) {
    var pair = app.id() + ":" + app.secret();
    var basic = java.util.Base64.getEncoder().encodeToString(pair.getBytes());
    return server.post(
        "/oauth2/token",
        form,
        request -> {
          List.of(proofs).forEach(proof -> request.header("DPoP", proof));
          return request.header("Authorization", "Basic " + basic);
        });
  }

  @Test
  void a_wrong_proof_at_the_token_endpoint_is_refused_and_the_code_stays_good() {
    var phone = new KeyedApp(server, app);
    var code = code();
    var form =
        "grant_type=authorization_code&code="
            + code.getAuthorizationCode()
            + "&code_verifier="
            + code.getCodeVerifier().getValue()
            + "&redirect_uri="
            + app.redirect();
    var here = server.at("/oauth2/token").toString();
    var now = Instant.now().getEpochSecond();
    var key = Key.ofEs256();
    for (var claims :
        List.of(
            Key.claims("GET", here, "", now),
            Key.claims("POST", here.replace("localhost", "evil.example"), "", now),
            Key.claims("POST", here + "s", "", now))) {
      assertThat(post(form, key.signed(claims)).body()).contains("\"invalid_dpop_proof\"");
    }
    var right = key.signed(Key.claims("POST", here, "", now));
    assertThat(post(form, right, right).body()).contains("\"invalid_dpop_proof\"");
    assertThat(post(form + "&dpop_proof=" + right, "nonsense").body())
        .contains("\"invalid_dpop_proof\"");
    assertThat(given(phone.token(code)).getDPoPAccessToken()).isNotNull();
  }

  @Test
  void a_proof_sent_as_a_parameter_binds_nothing() {
    var here = server.at("/oauth2/token").toString();
    var proof = Key.ofEs256().signed(Key.claims("POST", here, "", Instant.now().getEpochSecond()));
    var code = code();
    var answer =
        post(
            "grant_type=authorization_code&code="
                + code.getAuthorizationCode()
                + "&code_verifier="
                + code.getCodeVerifier().getValue()
                + "&redirect_uri="
                + app.redirect()
                + "&dpop_method=POST&dpop_target_uri=https://x&dpop_proof="
                + proof);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("\"token_type\":\"Bearer\"");
  }

  @Test
  void a_code_bound_to_a_key_buys_nothing_without_it() {
    var phone = new KeyedApp(server, app);
    var code = code(Map.of("dpop_jkt", phone.thumbprint()));
    assertThat(error(maps.token(code))).isEqualTo("invalid_dpop_proof");
    assertThat(error(new KeyedApp(server, app).token(code))).isEqualTo("invalid_grant");
    assertThat(given(phone.token(code)).getDPoPAccessToken()).isNotNull();
  }

  @Test
  void what_was_bound_is_never_refreshed_into_something_unbound() {
    var phone = new KeyedApp(server, app);
    var tokens = given(phone.token(code()));
    assertThat(error(maps.refresh(tokens.getRefreshToken()))).isEqualTo("invalid_dpop_proof");
    var next = given(phone.token(new RefreshTokenGrant(tokens.getRefreshToken())));
    assertThat(phone.call("/v1/me", next.getDPoPAccessToken()).getStatusCode()).isEqualTo(200);
    assertThat(asBearer(next.getAccessToken())).isEqualTo(401);
  }

  @Test
  void an_app_with_a_secret_may_change_its_key_when_it_refreshes() {
    var tokens = given(new KeyedApp(server, app).token(code()));
    var phone = new KeyedApp(server, app);
    var next = given(phone.token(new RefreshTokenGrant(tokens.getRefreshToken())));
    assertThat(phone.call("/v1/me", next.getDPoPAccessToken()).getStatusCode()).isEqualTo(200);
  }

  @Test
  void a_refresh_token_used_twice_ends_bound_tokens_too_and_the_record_tells_of_it() {
    var phone = new KeyedApp(server, app);
    var first = given(phone.token(code()));
    var refresh = new RefreshTokenGrant(first.getRefreshToken());
    var second = given(phone.token(refresh));
    long before = server.position();
    assertThat(error(phone.token(refresh))).isEqualTo("invalid_grant");
    for (var dead : List.of(first, second)) {
      assertThat(challenge(phone.call("/v1/me", dead.getDPoPAccessToken())))
          .contains("error=\"invalid_token\"");
    }
    assertThat(error(phone.token(new RefreshTokenGrant(second.getRefreshToken()))))
        .isEqualTo("invalid_grant");
    assertThat(server.recordAfter(before))
        .filteredOn(frame -> frame.path("act").asString("").equals("ended"))
        .singleElement()
        .satisfies(frame ->
            assertThat(frame.path("because").asString())
                .isEqualTo("a refresh token was used twice"));
  }

  private static AppCredentials credentials() {
    return new AppCredentials(server.platform().table("identity"), new SecureRandom());
  }

  @Test
  void an_app_that_demands_bound_tokens_gets_no_others() {
    var demanded = new AppCredentials.Demands(false, true);
    credentials().demand(new AppId(app.id()), demanded);
    try {
      var code = code();
      assertThat(error(maps.token(code))).isEqualTo("invalid_dpop_proof");
      assertThat(given(new KeyedApp(server, app).token(code)).getDPoPAccessToken()).isNotNull();
    } finally {
      credentials().demand(new AppId(app.id()), AppCredentials.Demands.NONE);
    }
  }

  @Test
  void a_public_apps_refresh_token_is_bound_to_its_key() {
    var open = server.app("northstar-phone");
    credentials().declarePublic(new AppId(open.id()));
    var asked = new OAuthApp(server, open);
    var begun = asked.begin(open.types());
    var back = asked.answered(new WebClient(server), server.nextPerson(), begun, HtmlForm::itself);
    var code =
        new AuthorizationCodeGrant(asked.code(back, begun), open.redirect(), begun.verifier());
    var phone = new KeyedApp(server, open);
    var tokens = given(phone.tokenOfPublic(code));
    var refresh = new RefreshTokenGrant(tokens.getRefreshToken());
    assertThat(error(new KeyedApp(server, open).tokenOfPublic(refresh))).isEqualTo("invalid_grant");
    var next = given(phone.tokenOfPublic(refresh));
    assertThat(phone.call("/v1/me", next.getDPoPAccessToken()).getStatusCode()).isEqualTo(200);
  }

  @Test
  void the_server_says_which_signatures_it_takes() {
    assertThat(maps.metadata().getDPoPJWSAlgs()).extracting(Object::toString).contains("ES256");
  }
}
