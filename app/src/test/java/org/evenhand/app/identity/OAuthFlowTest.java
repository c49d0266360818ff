package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.app.wiring.DemoServer.json;

import com.nimbusds.oauth2.sdk.TokenIntrospectionSuccessResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.util.List;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole flow, by a library that others wrote, against the real server. */
class OAuthFlowTest {
  private static DemoServer server;
  private static OAuthApp maps;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
    maps = new OAuthApp(server, server.app("sunny-maps"));
  }

  private static Tokens connected(DemoServer.Person person) {
    return OAuthApp.tokens(
        maps.connect(new WebClient(server), person, HtmlForm::itself), tokens -> tokens);
  }

  @Test
  void the_server_says_of_itself_what_is_true() {
    var metadata = maps.metadata();
    assertThat(metadata.getIssuer().getValue()).isEqualTo(server.base().toString());
    assertThat(metadata.getCodeChallengeMethods()).containsExactly(CodeChallengeMethod.S256);
    assertThat(metadata.getGrantTypes())
        .extracting(Object::toString)
        .containsExactlyInAnyOrder("authorization_code", "refresh_token");
    assertThat(metadata.supportsAuthorizationResponseIssuerParam()).isTrue();
    assertThat(metadata.getIntrospectionEndpointAuthMethods())
        .doesNotContain(ClientAuthenticationMethod.NONE);
    assertThat(metadata.getScopes().toStringList()).contains("profile.name", "friends");
    assertThat(metadata.getJWKSetURI()).isNull();
  }

  @Test
  void a_library_not_written_here_goes_from_discovery_to_data() {
    var person = server.nextPerson();
    var tokens = connected(person);
    var access = tokens.getBearerAccessToken();
    assertThat(access.getScope().toStringList())
        .containsExactlyInAnyOrderElementsOf(server.app("sunny-maps").types());
    assertThat(access.getLifetime()).isBetween(3_500L, 3_600L);

    var me = maps.call("/v1/me?fields=id,name,location", access);
    assertThat(me.statusCode()).isEqualTo(200);
    assertThat(json(me).path("id").asString()).startsWith("p_");
    assertThat(json(me).path("name").asString()).isNotEmpty();
    assertThat(json(me).path("location").asString()).isNotEmpty();
    var friends = maps.call("/v1/me/friends?fields=id,name&limit=500", access);
    assertThat(friends.statusCode()).isEqualTo(200);
    assertThat(json(friends).path("data").isArray()).isTrue();
    assertThat(friends.headers().firstValue("Evenhand-Record")).isPresent();
  }

  @Test
  void introspection_tells_an_app_of_its_own_token_and_never_who_the_person_is() {
    var tokens = connected(server.nextPerson());
    var told = introspected(maps, tokens.getBearerAccessToken());
    assertThat(told.isActive()).isTrue();
    assertThat(told.getClientID().getValue()).isEqualTo("sunny-maps");
    assertThat(told.getScope().toStringList()).contains("friends");
    assertThat(told.getStringParameter("purpose")).isEqualTo("Personalisation");
    assertThat(told.getSubject()).isNull();
    assertThat(told.getUsername()).isNull();
    assertThat(introspected(maps, tokens.getRefreshToken()).isActive()).isTrue();
  }

  @Test
  void another_apps_token_looks_like_one_that_does_not_exist() {
    var tokens = connected(server.nextPerson());
    var phone = new OAuthApp(server, server.app("northstar-phone"));
    var told = introspected(phone, tokens.getBearerAccessToken());
    assertThat(told.toJSONObject()).containsOnlyKeys("active").containsEntry("active", false);
    var unknown = introspected(phone, new BearerAccessToken("ev_at_unknown"));
    assertThat(told.toJSONObject()).isEqualTo(unknown.toJSONObject());
  }

  private static TokenIntrospectionSuccessResponse introspected(
      OAuthApp app, com.nimbusds.oauth2.sdk.token.Token token) {
    return app.introspect(token).toSuccessResponse();
  }

  @Test
  void a_refresh_gives_new_tokens_and_the_old_access_token_lives_on_until_its_end() {
    var first = connected(server.nextPerson());
    var second = OAuthApp.tokens(maps.refresh(first.getRefreshToken()), tokens -> tokens);
    assertThat(second.getRefreshToken()).isNotEqualTo(first.getRefreshToken());
    assertThat(second.getAccessToken()).isNotEqualTo(first.getAccessToken());
    assertThat(status(second)).isEqualTo(200);
    assertThat(status(first)).isEqualTo(200);
    var third = OAuthApp.tokens(maps.refresh(second.getRefreshToken()), tokens -> tokens);
    assertThat(status(third)).isEqualTo(200);
  }

  @Test
  void an_old_refresh_token_that_comes_again_ends_the_whole_grant() {
    var first = connected(server.nextPerson());
    var second = OAuthApp.tokens(maps.refresh(first.getRefreshToken()), tokens -> tokens);
    long before = server.position();
    var again = maps.refresh(first.getRefreshToken());
    assertThat(again.toErrorResponse().getErrorObject().getCode()).isEqualTo("invalid_grant");
    assertThat(status(first)).isEqualTo(401);
    assertThat(status(second)).isEqualTo(401);
    assertThat(maps.refresh(second.getRefreshToken()).indicatesSuccess()).isFalse();
    assertThat(introspected(maps, second.getBearerAccessToken()).isActive()).isFalse();
    assertThat(server.recordAfter(before))
        .filteredOn(frame -> frame.path("act").asString("").equals("ended"))
        .singleElement()
        .satisfies(frame ->
            assertThat(frame.path("because").asString())
                .isEqualTo("a refresh token was used twice"));
  }

  @Test
  void a_revoked_access_token_is_dead_on_the_very_next_call_and_revoking_again_is_no_error() {
    var tokens = connected(server.nextPerson());
    assertThat(status(tokens)).isEqualTo(200);
    assertThat(maps.revoke(tokens.getAccessToken()).getStatusCode()).isEqualTo(200);
    var answer = maps.call("/v1/me", tokens.getBearerAccessToken());
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(answer.headers().firstValue("WWW-Authenticate"))
        .hasValueSatisfying(said -> assertThat(said).contains("error=\"invalid_token\""));
    assertThat(json(answer).path("type").asString()).isEqualTo("/docs/problems/invalid-token");
    assertThat(maps.revoke(tokens.getAccessToken()).getStatusCode()).isEqualTo(200);
    assertThat(maps.revoke(new BearerAccessToken("ev_at_never")).getStatusCode()).isEqualTo(200);
  }

  @Test
  void a_revoked_refresh_token_ends_the_grant_in_the_record() {
    var tokens = connected(server.nextPerson());
    long before = server.position();
    assertThat(maps.revoke(tokens.getRefreshToken()).getStatusCode()).isEqualTo(200);
    assertThat(status(tokens)).isEqualTo(401);
    assertThat(maps.refresh(tokens.getRefreshToken()).indicatesSuccess()).isFalse();
    assertThat(server.recordAfter(before))
        .anySatisfy(frame ->
            assertThat(frame.path("because").asString("")).isEqualTo("revoked by the app"));
  }

  @Test
  void an_app_cannot_revoke_anothers_token() {
    var tokens = connected(server.nextPerson());
    var phone = new OAuthApp(server, server.app("northstar-phone"));
    phone.revoke(tokens.getAccessToken());
    phone.revoke(tokens.getRefreshToken());
    assertThat(status(tokens)).isEqualTo(200);
  }

  @Test
  void a_refused_question_tells_the_app_so_and_changes_nothing() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    var begun = maps.begin(List.of("profile.name"));
    var page = browser.get(maps.question(browser, person, begun));
    long before = server.position();
    var form = HtmlForm.in(page.body(), "/oauth2/consent").with("answer", "refuse");
    var back = java.net.URI.create(WebClient.location(browser.send(form)));
    var said = URLUtils.parseParameters(back.getRawQuery());
    assertThat(said).containsEntry("error", List.of("access_denied"));
    assertThat(said).containsEntry("state", List.of(begun.state().getValue()));
    assertThat(said).containsEntry("iss", List.of(server.base().toString()));
    assertThat(said).doesNotContainKey("code");
    assertThat(server.changesAfter(before)).isEmpty();
  }

  private static int status(Tokens tokens) {
    return maps.call("/v1/me", tokens.getBearerAccessToken()).statusCode();
  }
}
