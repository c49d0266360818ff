package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import java.net.URI;
import java.util.List;
import java.util.function.UnaryOperator;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Attacks of RFC 9700, section 4, that no other test shows; docs/oauth-security.md lists all. */
class OAuthAttacksTest {
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

  private static URI answered(OAuthApp.Begun begun, String answer) {
    var browser = new WebClient(server);
    var page = browser.get(maps.question(browser, server.nextPerson(), begun));
    var form = HtmlForm.in(page.body(), "/oauth2/consent").ticked().with("answer", answer);
    return URI.create(WebClient.location(browser.send(form)));
  }

  private static URI refused(UnaryOperator<AuthorizationRequest.Builder> more) {
    var browser = new WebClient(server);
    browser.signIn(server.holder(app));
    var request = maps.begin(TYPES, more).request();
    return URI.create(
        WebClient.location(browser.get(request.getRawPath() + "?" + request.getRawQuery())));
  }

  @Test
  void every_answer_to_an_authorisation_request_names_its_issuer() {
    for (var answer :
        List.of(
            answered(maps.begin(TYPES), "allow"),
            answered(maps.begin(TYPES), "refuse"),
            refused(r -> r.scope(new Scope("profile.email"))),
            refused(r -> r.codeChallenge((CodeVerifier) null, null)),
            refused(r -> r.customParameter("dpop_jkt", "short")),
            refused(r -> r.customParameter("authorization_details", "[]")))) {
      assertThat(answer.toString()).startsWith(app.redirect().toString() + "?");
      assertThat(URLUtils.parseParameters(answer.getRawQuery()))
          .containsEntry("iss", List.of(server.base().toString()));
    }
  }

  @Test
  void a_question_is_told_to_no_other_site_by_the_referer_of_its_page() {
    var browser = new WebClient(server);
    var page = browser.get(maps.question(browser, server.nextPerson(), maps.begin(TYPES)));
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "img-src 'self'");
    assertThat(page.body()).doesNotContain("src=\"http", "href=\"http");
  }

  @Test
  void a_token_in_an_address_opens_nothing() {
    var browser = new WebClient(server);
    for (var path : List.of("/v1/me?access_token=", "/v1/me?fields=id&access_token=")) {
      assertThat(browser.get(path + app.token()).statusCode()).isEqualTo(401);
    }
    assertThat(server.call("/v1/me", app.token()).statusCode()).isEqualTo(200);
  }

  @Test
  void no_answer_has_a_browser_send_a_form_on_to_somebody_else() {
    var browser = new WebClient(server);
    var person = server.nextPerson();
    var begun = maps.begin(TYPES);
    var signedIn = browser.signIn(person);
    assertThat(signedIn.statusCode()).isIn(302, 303);
    var request = begun.request();
    var question = browser.get(request.getRawPath() + "?" + request.getRawQuery());
    assertThat(question.statusCode()).isEqualTo(302);
    var page = browser.get(WebClient.location(question));
    var form = HtmlForm.in(page.body(), "/oauth2/consent").ticked().with("answer", "allow");
    assertThat(browser.send(form).statusCode()).isEqualTo(303);
  }

  @Test
  void headers_that_a_proxy_might_pass_on_change_nothing() {
    var forged =
        "evil.example\r\nX-Forwarded-Host: evil.example\r\nX-Forwarded-Proto: https\r\n"
            + "X-Forwarded-For: 10.0.0.1\r\nForwarded: host=evil.example;proto=https\r\n"
            + "X-Forwarded-Prefix: /evil";
    var request = maps.begin(TYPES).request();
    for (var path :
        List.of(
            "/.well-known/oauth-authorization-server",
            request.getRawPath() + "?" + request.getRawQuery(),
            "/me",
            "/v1/me")) {
      assertThat(server.rawGet(path, forged)).as(path).doesNotContain("evil");
    }
  }

  @Test
  void answers_come_in_the_query_of_a_redirect_and_in_no_other_way() {
    assertThat(maps.metadata().getResponseModes())
        .extracting(Object::toString)
        .containsExactly("query");
    assertThat(maps.metadata().getResponseTypes()).containsExactly(ResponseType.CODE);
    for (var mode : List.of("fragment", "form_post", "web_message")) {
      var answer =
          answered(maps.begin(TYPES, r -> r.customParameter("response_mode", mode)), "allow");
      assertThat(answer.getRawFragment()).isNull();
      assertThat(URLUtils.parseParameters(answer.getRawQuery())).containsKeys("code", "state");
    }
  }
}
