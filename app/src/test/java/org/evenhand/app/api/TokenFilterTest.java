package org.evenhand.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenFilterTest {
  private static ApiServer server;

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
  }

  static Stream<String> spellings() {
    var first =
        List.of(
            "/v1",
            "//v1",
            "///v1",
            "/./v1",
            "/x/../v1",
            "/%2e/v1",
            "/x/%2e%2e/v1",
            "/x/..%2fv1",
            "/%76%31",
            "/%761",
            "/v%31",
            "/;/v1",
            "/;a=b/v1",
            "/v1;jsessionid=1",
            "/v1;",
            "/V1",
            "/v1%2f",
            "/v1%5c",
            "/v1\\",
            "/%c0%afv1",
            "/\u00efv1",
            "/%ef%bc%8fv1",
            "/v1/x/..",
            "/v1/.",
            "/health/../v1",
            "/docs/problems/../../v1",
            "/docs/problems/..;/..;/v1",
            "/openapi.json/../v1",
            "http://a/v1",
            "http://b:80/v1",
            "/v23.0",
            "/v1/v23.0",
            "//v23.0",
            "/./v23.0",
            "/x/../v23.0",
            "/%7623.0",
            "/v23%2e0",
            "/v23.0;x=1",
            "/v23.0%2f",
            "/V23.0",
            "/v1/v1.0",
            "/v1/v23.0/v23.0",
            "/v99.99",
            "/v1.0/../v23.0",
            "/health/../v23.0",
            "http://a/v23.0");
    var second =
        List.of(
            "/me", "/me/friends", "//me", "/./me", "/me/", "/%6de", "/me;x", "/me%00", "/ME", "");
    return first.stream().flatMap(a -> second.stream().map(b -> a + b));
  }

  @ParameterizedTest
  @MethodSource("spellings")
  void no_spelling_of_a_path_gets_round_the_filter(String path) {
    var answer = server.raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(server.gate.asked).isEmpty();
    assertThat(server.gate.refused).isEmpty();
  }

  @Test
  void without_a_token_every_path_of_the_api_has_the_same_answer() {
    var one = server.raw("GET /v1/me HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    var other = server.raw("GET /v1/none?x=1 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    assertThat(one.status()).isEqualTo(401);
    assertThat(one.header("www-authenticate"))
        .isEqualTo("Bearer realm=\"evenhand\", DPoP realm=\"evenhand\", algs=\"ES256 PS256\"");
    assertThat(other.trace()).isEqualTo(one.trace());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/v23.0", "/v23.0/", "/v1.0/me", "/v23.0/me/friends", "/v1/v23.0/me", "/v2.10/x"})
  void under_a_version_of_graph_the_same_filter_stands_before_every_path(String path) {
    var none = server.raw("GET /v1/me HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    for (var method : List.of("GET", "POST", "DELETE", "OPTIONS", "PROPFIND")) {
      var answer =
          server.raw(method + " " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertThat(answer.trace()).isEqualTo(none.trace());
    }
  }

  @Test
  void a_token_that_is_not_live_is_told_so() {
    var answer =
        server.raw(
            "GET /v1/me HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer gone\r\nConnection: close\r\n\r\n");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate"))
        .isEqualTo(
            "Bearer realm=\"evenhand\", error=\"invalid_token\","
                + " error_description=\"the token is unknown or was revoked\"");
    assertThat(answer.body()).contains("\"/docs/problems/invalid-token\"", "\"code\":190");
  }

  @Test
  void what_to_do_about_a_token_fits_what_is_wrong_with_it() {
    var end = " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    assertThat(server.raw("GET /v1/me" + end + "\r\n").body())
        .contains("no token was sent. An app gets one at /oauth2/token");
    assertThat(server.raw("GET /v1/me?access_token=x" + end + "\r\n").body())
        .contains("Send it in that header alone.");
    assertThat(server.raw("GET /v1/me" + end + "Authorization: Bearer gone\r\n\r\n").body())
        .contains("Use the one that your last refresh gave")
        .doesNotContain("header alone");
    assertThat(TokenFilter.problem(TokenFilter.ENDED).detail())
        .contains("A refresh gives nothing; ask the person anew");
    assertThat(TokenFilter.problem("the access token has expired").detail())
        .contains("with your refresh token");
  }

  @Test
  void a_failing_check_of_tokens_lets_nobody_in() {
    var answer =
        server.raw(
            "GET /v1/me HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer boom\r\nConnection: close\r\n\r\n");
    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).contains("\"/docs/problems/our-fault\"").doesNotContain("boom");
    assertThat(server.gate.asked).isEmpty();
  }

  private static ApiServer.Answer call(String token, String... headers) {
    var more = String.join("", java.util.Arrays.stream(headers).map(h -> h + "\r\n").toList());
    return server.raw(
        "GET /v1/me/friends?fields=id HTTP/1.1\r\nHost: evil.example\r\nAuthorization: "
            + token
            + "\r\n"
            + more
            + "Connection: close\r\n\r\n");
  }

  private static final String BOUND = "DPoP " + ApiServer.BOUND_TOKEN;

  @Test
  void a_bound_token_opens_with_a_right_proof_of_the_method_and_our_own_address() {
    server.shown.clear();
    assertThat(call(BOUND, "DPoP: right").status()).isEqualTo(200);
    assertThat(call("dpop  " + ApiServer.BOUND_TOKEN, "dpop: right").status()).isEqualTo(200);
    assertThat(server.shown)
        .containsOnly(
            new TokenCheck.Possession("right", "GET", "https://data.example.org/v1/me/friends"));
  }

  @Test
  void a_bound_token_sent_as_bearer_is_refused_with_both_ways_named() {
    var answer = call("Bearer " + ApiServer.BOUND_TOKEN, "DPoP: right");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate"))
        .isEqualTo(
            "Bearer realm=\"evenhand\", error=\"invalid_token\", error_description=\""
                + TokenFilter.BOUND
                + "\", DPoP realm=\"evenhand\", algs=\"ES256 PS256\"");
    assertThat(answer.body()).contains("/docs/problems/invalid-token");
    assertThat(server.gate.asked).isEmpty();
  }

  @Test
  void an_unbound_token_sent_as_bound_is_refused() {
    var answer = call("DPoP " + ApiServer.TOKEN, "DPoP: right");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate"))
        .isEqualTo(
            "DPoP realm=\"evenhand\", error=\"invalid_token\","
                + " error_description=\"the token is bound to no key\", algs=\"ES256 PS256\"");
    assertThat(server.gate.asked).isEmpty();
  }

  @Test
  void a_bound_token_without_exactly_one_right_proof_is_refused() {
    for (var headers :
        List.of(
            new String[] {},
            new String[] {"DPoP: wrong"},
            new String[] {"DPoP: right", "DPoP: right"})) {
      var answer = call(BOUND, headers);
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("www-authenticate"))
          .startsWith("DPoP realm=\"evenhand\", error=\"invalid_dpop_proof\"")
          .endsWith("algs=\"ES256 PS256\"");
      assertThat(answer.body()).contains("/docs/problems/invalid-dpop-proof");
    }
    assertThat(server.gate.asked).isEmpty();
  }

  @Test
  void a_proof_that_is_not_fresh_is_answered_with_a_nonce() {
    var answer = call(BOUND, "DPoP: stale");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.header("www-authenticate")).contains("error=\"use_dpop_nonce\"");
    assertThat(answer.header("dpop-nonce")).isEqualTo("n-1");
    assertThat(server.gate.asked).isEmpty();
  }

  @Test
  void a_nonce_that_ages_is_replaced_with_the_answer() {
    var answer = call(BOUND, "DPoP: aged");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("dpop-nonce")).isEqualTo("n-2");
  }
}
