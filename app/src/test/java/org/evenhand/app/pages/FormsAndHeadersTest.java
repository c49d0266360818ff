package org.evenhand.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.http.HttpResponse;
import java.util.List;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What protects the pages: marks in forms, headers, and nothing secret in any address. */
class FormsAndHeadersTest {
  private static DemoServer server;
  private static OAuthApp maps;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
    maps = new OAuthApp(server, server.app("sunny-maps"));
  }

  @Test
  void a_form_without_its_mark_is_refused_and_changes_nothing() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    var begun = maps.begin(List.of("profile.name"));
    var consent =
        HtmlForm.in(browser.get(maps.question(browser, person, begun)).body(), "/oauth2/consent")
            .ticked()
            .with("answer", "allow");
    long before = server.position();
    for (var form : List.of(consent.without("_csrf"), consent.with("_csrf", "forged"))) {
      assertThat(browser.send(form).statusCode()).isEqualTo(403);
    }
    for (var path :
        List.of(
            "/me/apps/sunny-maps/stop",
            "/me/apps/sunny-maps/narrow",
            "/me/apps/lantern/list",
            "/me/apps/lantern/unlist",
            "/login",
            "/logout")) {
      var answer = browser.post(path, "username=a&password=b");
      assertThat(answer.statusCode()).as(path).isEqualTo(403);
      assertThat(answer.body())
          .as(path)
          .contains("This form can’t be accepted", "Nothing was changed.");
    }
    assertThat(server.changesAfter(before)).isEmpty();
    assertThat(browser.get("/me").statusCode()).as("still signed in").isEqualTo(200);
    assertThat(browser.send(consent).statusCode()).as("with its mark").isEqualTo(303);
  }

  @Test
  void the_mark_of_one_browser_is_worth_nothing_in_another() {
    var one = new WebClient(server);
    one.signIn(server.nextPerson());
    var other = new WebClient(server);
    other.signIn(server.nextPerson());
    var mark = HtmlForm.in(one.get("/me").body(), "/logout");
    assertThat(other.send(mark).statusCode()).isEqualTo(403);
    assertThat(other.get("/me").statusCode()).isEqualTo(200);
  }

  @Test
  void pages_of_a_person_lead_strangers_to_sign_in_and_acts_of_strangers_do_nothing() {
    var stranger = new WebClient(server);
    for (var path :
        List.of(
            "/me",
            "/me/",
            "/me/record",
            "/me/record/1/0/proof",
            "/me/apps/sunny-maps",
            "/oauth2/consent?state=x")) {
      var answer = stranger.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(302);
      assertThat(WebClient.location(answer)).as(path).startsWith("/login?to=%2F");
    }
    var mark = HtmlForm.in(stranger.get("/login").body(), "/login").values("_csrf").getFirst();
    long before = server.position();
    var answer = stranger.post("/me/apps/sunny-maps/stop", "_csrf=" + mark);
    assertThat(WebClient.location(answer)).isEqualTo("/login?to=%2Fme");
    assertThat(server.changesAfter(before)).isEmpty();
  }

  @Test
  void no_redirect_is_built_from_the_host_that_a_request_names() {
    for (var path :
        List.of("/me", "/me/apps/sunny-maps", "/oauth2/authorize?client_id=sunny-maps")) {
      assertThat(server.rawGet(path, "evil.example")).as(path).doesNotContain("evil.example");
    }
  }

  @Test
  void every_page_allows_no_script_no_frame_and_no_foreign_form() {
    var browser = new WebClient(server);
    browser.signIn(server.nextPerson());
    for (var path :
        List.of(
            "/",
            "/me",
            "/me/record",
            "/me/record?before=nowhere",
            "/me/record/1/0/proof",
            "/me/apps/nothing-of-the-kind",
            "/me/apps/%20",
            "/me/none",
            "/oauth2/consent",
            "/oauth2/authorize",
            "/oauth2/nowhere",
            "/oauth2/token",
            "/assets/evenhand.css",
            "/assets/none.css",
            "/error",
            "/nowhere",
            "/nowhere/at/all",
            "/robots.txt",
            "/favicon.ico",
            "/.well-known/none",
            "/.env",
            "/actuator",
            "/demo",
            "/demo/apps/sunny-maps",
            "/demo/apps/none",
            "/docs/problems/invalid-token")) {
      assertProtected(path, browser.get(path));
    }
    assertProtected("form refused", browser.post("/me/apps/sunny-maps/stop", ""));
    assertProtected("method refused", browser.post("/nowhere", ""));
  }

  @Test
  void pages_that_ask_for_a_passkey_run_the_one_script_of_ours_and_no_other() {
    var browser = new WebClient(server);
    browser.signIn(server.nextPerson());
    for (var path :
        List.of(
            "/login", "/login/invited", "/me/sign-in/passkeys/new", "/me/confirm", "/me/erase")) {
      var page = browser.get(path);
      assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'none'; script-src 'self'; ", "base-uri 'none'")
          .doesNotContain("unsafe");
      assertThat(page.body().split("<script", -1)).as(path).hasSize(2);
      assertThat(page.body()).contains("<script src=\"/assets/passkeys.js\" defer></script>");
    }
  }

  @Test
  void what_is_no_page_is_at_least_not_taken_for_one() {
    var browser = new WebClient(server);
    for (var path :
        List.of("/v1/me", "/openapi.json", "/health/live", "/docs/problems/none", "/health/none")) {
      var answer = browser.get(path);
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).as(path).contains("json");
      assertThat(answer.headers().firstValue("X-Content-Type-Options"))
          .as(path)
          .contains("nosniff");
      assertThat(answer.headers().firstValue("Server")).as(path).isEmpty();
    }
  }

  private static void assertProtected(String path, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(path).isLessThan(500);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("none at all"))
        .as(path)
        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe", "script-src");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).as(path).isPresent();
    assertThat(answer.headers().firstValue("Server")).as(path).isEmpty();
    assertThat(answer.body())
        .as(path)
        .doesNotContainIgnoringCase("<script")
        .doesNotContainIgnoringCase(" onclick")
        .doesNotContainIgnoringCase(" style=")
        .doesNotContain("Whitelabel", "Tomcat", "java.lang");
  }

  @Test
  void the_consent_page_lets_its_form_lead_to_the_apps_own_address_and_no_other() {
    var browser = new WebClient(server);
    var begun = maps.begin(List.of("profile.name"));
    var page = browser.get(maps.question(browser, server.nextPerson(), begun));
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("form-action 'self' " + server.base() + ";");
    assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
  }

  @Test
  void sign_in_leads_nowhere_but_to_our_own_pages() {
    var person = server.nextPerson();
    for (var evil :
        List.of(
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example/",
            "/me@evil.example",
            "javascript:alert(1)",
            "/me%0d%0aSet-Cookie:a=b",
            "/login")) {
      var browser = new WebClient(server);
      var page =
          browser.get(
              "/login?to="
                  + java.net.URLEncoder.encode(evil, java.nio.charset.StandardCharsets.UTF_8));
      var form = HtmlForm.in(page.body(), "/login");
      assertThat(form.values("to")).as(evil).containsExactly("/me");
      var answer =
          browser.send(
              form.with("to", evil)
                  .with("username", person.username())
                  .with("password", person.password()));
      assertThat(WebClient.location(answer)).as(evil).isEqualTo("/me");
    }
  }

  @Test
  void what_somebody_typed_comes_back_escaped() {
    var browser = new WebClient(server);
    var form = HtmlForm.in(browser.get("/login").body(), "/login");
    var typed = "\"><script>alert(1)</script>";
    var answer = browser.send(form.with("username", typed).with("password", "wrong password"));
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).doesNotContain("<script>").contains("&lt;script");
  }

  @Test
  void no_address_that_a_browser_visits_holds_a_password_a_token_or_a_session() {
    var person = server.nextPerson();
    var browser = new WebClient(server);
    maps.connect(browser, person, HtmlForm::itself);
    browser.get("/me");
    var session = browser.cookie("evenhand").orElseThrow().getValue();
    assertThat(browser.visited())
        .isNotEmpty()
        .allSatisfy(uri ->
            assertThat(uri.toString())
                .doesNotContain(
                    person.password(),
                    session,
                    "ev_at_",
                    "ev_rt_",
                    "ev_cs_",
                    "_csrf",
                    "jsessionid"));
  }

  @Test
  void no_secret_is_ever_written_to_the_log() {
    var person = server.nextPerson();
    var lines = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    lines.start();
    root.addAppender(lines);
    try {
      var browser = new WebClient(server);
      maps.connect(browser, person, HtmlForm::itself);
      server.call("/v1/me", "ev_at_made-up");
      server.call("/v1/me?access_token=ev_at_made-up", "ev_at_made-up");
      var app = server.app("sunny-maps");
      server.postAs(
          app, "ev_cs_wrong", "/oauth2/token", "grant_type=refresh_token&refresh_token=ev_rt_x");
      browser.post("/login", "username=a&password=" + person.password());
      browser.get("/nowhere?password=" + person.username() + "-secret");
      root.warn("so that the list is known to be filled");
    } finally {
      root.detachAppender(lines);
    }
    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .contains("so that the list is known to be filled")
        .allSatisfy(line ->
            assertThat(line)
                .doesNotContain(
                    person.username(), person.password(), "ev_at_", "ev_rt_", "ev_cs_", "nowhere"));
  }
}
