package org.evenhand.app.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.words.Language;
import org.evenhand.app.words.LeftInEnglish;
import org.evenhand.vocabulary.OfficeRole;
import org.junit.jupiter.api.Test;

/** An organisation that nobody knew comes, and asks, and is told no, and objects. */
final class DevelopersOverHttpTest {
  private static final Pattern SECRET = Pattern.compile("<code>(ev_cs_[^<]+)</code>");
  private static final Pattern FORM = Pattern.compile("href=\"(/developers/acts/[^\"/?]+)\"");
  private static final String TERMS =
      """
      version: '%s'
      effective_from: %s
      offers:
        profile.name:
          purposes: [Personalisation]
          price: 0
        friends:
          purposes: [Personalisation]
          eligible: 'review_state == "approved"'
      currency: EUR
      limits: {calls_per_hour: 100, people_per_hour: 1000}
      retention_days: 30
      notice_days: 0
      """;

  private final OfficeServer server = OfficeServer.shared();

  private OfficeVisitor officer() {
    var visitor = OfficeVisitor.at(server);
    var invitation = server.newcomer(OfficeRole.OFFICER);
    visitor.enrol(invitation);
    server.appoint(invitation.id());
    return visitor;
  }

  private OfficeVisitor developer(String organisation) {
    var visitor = OfficeVisitor.at(server);
    visitor.enrol(server.officers().invite(organisation, OfficeRole.DEVELOPER, false));
    return visitor;
  }

  private static HttpResponse<String> looks(
      OfficeVisitor who, String path, Map<String, String> values) {
    var form = HtmlForm.in(who.browser().get(path).body(), action(path)).with("step", "look");
    for (var one : values.entrySet()) {
      form = form.with(one.getKey(), one.getValue());
    }
    return who.browser().send(form.with("reason", "For a test."));
  }

  private static String action(String path) {
    return path.replaceAll("(/acts/[^/]+)/.*", "$1");
  }

  private static void records(OfficeVisitor who, String path, Map<String, String> values) {
    var look = looks(who, path, values);
    assertThat(look.body()).contains("Record it, publicly");
    var done = who.browser().send(HtmlForm.in(look.body(), action(path)).with("step", "record"));
    assertThat(done.body()).contains("it is in the record, for good");
  }

  private void publishes(OfficeVisitor officer, String version) {
    // Other tests put the server's clock forward; the record's stays what it is.
    var from = Instant.now().plusSeconds(60);
    var terms = String.format(java.util.Locale.ROOT, TERMS, version, from);
    records(officer, "/office/acts/publish-terms", Map.of("terms", terms));
  }

  private static void settles(OfficeVisitor developer, String app, String terms) {
    records(
        developer,
        "/developers/acts/register-organisation",
        Map.of(
            "legal_name", "Brook Ltd (fictional)", "country", "AQ", "contact", "a@brook.example"));
    records(
        developer,
        "/developers/acts/register-app",
        Map.of(
            "id", app,
            "name", "Brook",
            "category", "navigation",
            "purposes", "Personalisation",
            "redirects", "https://brook.example/back",
            "homepage", "https://brook.example/",
            "description", "Finds water."));
    records(
        developer,
        "/developers/acts/accept-terms",
        Map.of(
            "app",
            app,
            "terms",
            terms,
            "datatypes",
            "profile.name",
            "purposes",
            "Personalisation"));
  }

  @Test
  void an_organisation_registers_itself_and_its_app_agrees_and_gets_a_secret_once() {
    publishes(officer(), "dev-1");
    var brook = developer("brook");
    assertThat(brook.browser().get("/developers").body())
        .contains("does not know your organisation");
    settles(brook, "brook-app", "dev-1");

    var page = brook.browser().get("/developers");
    assertThat(page.body()).contains("Brook Ltd (fictional)", "Terms dev-1", "brook-app");
    var form = HtmlForm.in(page.body(), "/developers/apps/brook-app/secret");
    var secret = SECRET.matcher(brook.browser().send(form).body());
    assertThat(secret.find()).isTrue();
    assertThat(brook.browser().get("/developers").body()).doesNotContain(secret.group(1));
    server.wait(Duration.ofMinutes(6));
    assertThat(brook.browser().send(form).headers().firstValue("Location"))
        .contains("/office/confirm?to=/developers");
  }

  @Test
  void an_organisation_says_what_its_app_demands_and_nobody_elses() {
    publishes(officer(), "dev-9");
    var reed = developer("reed");
    settles(reed, "reed-app", "dev-9");
    var action = "/developers/apps/reed-app/demands";
    var page = reed.browser().get("/developers").body();
    assertThat(page).contains("Require pushed requests of", "Require DPoP-bound tokens of");

    var form = HtmlForm.in(page, action);
    assertThat(reed.browser().send(form).statusCode()).isEqualTo(303);
    assertThat(reed.browser().get("/developers").body())
        .contains("must be pushed first", "Require DPoP-bound tokens of");
    assertThat(reed.browser().send(form.with("demand", "bound")).statusCode()).isEqualTo(303);
    assertThat(reed.browser().get("/developers").body())
        .contains("must be pushed first", "only with a proof of a key");
    assertThat(reed.browser().send(form.with("value", "off")).statusCode()).isEqualTo(303);
    assertThat(reed.browser().get("/developers").body()).contains("need not be");

    for (var wrong : List.of(form.with("demand", "x"), form.with("value", ""))) {
      assertThat(reed.browser().send(wrong).statusCode()).isEqualTo(404);
    }
    assertThat(developer("marsh").browser().send(form).statusCode()).isIn(403, 404);
    server.wait(Duration.ofMinutes(6));
    assertThat(reed.browser().send(form).headers().firstValue("Location"))
        .contains("/office/confirm?to=/developers");
  }

  @Test
  void a_request_is_refused_appealed_and_granted_by_another_officer() {
    var first = officer();
    var second = officer();
    publishes(first, "dev-2");
    var pond = developer("pond");
    settles(pond, "pond-app", "dev-2");
    records(
        pond,
        "/developers/acts/request-access",
        Map.of("app", "pond-app", "datatypes", "friends", "purposes", "Personalisation"));
    var request = server.requestOf("pond-app");
    assertThat(first.browser().get("/office").body()).contains("Rule on a request of pond-app");

    records(
        first,
        "/office/acts/rule-on-request/" + request,
        Map.of("request", request, "outcome", "REFUSED"));
    assertThat(pond.browser().get("/developers").body()).contains("refused: For a test.");
    records(pond, "/developers/acts/appeal/" + request, Map.of("request", request));
    assertThat(first.browser().get("/office").body())
        .doesNotContain("Rule on an appeal of pond-app");
    var own =
        looks(
            first,
            "/office/acts/rule-on-appeal/" + request,
            Map.of("request", request, "outcome", "GRANTED"));
    assertThat(own.body()).contains("another officer rules on an appeal");
    records(
        second,
        "/office/acts/rule-on-appeal/" + request,
        Map.of("request", request, "outcome", "GRANTED"));
    assertThat(pond.browser().get("/developers").body()).contains("granted: For a test.");
  }

  @Test
  void terms_that_name_money_or_what_nobody_knows_are_refused_with_the_place() {
    var officer = officer();
    var from = Instant.now().plusSeconds(60);
    var good = String.format(java.util.Locale.ROOT, TERMS, "dev-3", from);
    for (var bad :
        Map.of(
                good.replace("review_state ==", "ad_spend =="),
                "undeclared reference to",
                good.replace("friends:", "secrets:"),
                "secrets",
                good.replace("retention_days: 30", "retention: 30"),
                "is nothing that the terms have",
                good.replace("notice_days: 0", ""),
                "notice_days is missing",
                good.replace("price: 0", "price: free"),
                "offers.profile.name.price",
                good + "version: again",
                "duplicate key version",
                good.replace("notice_days: 0", "notice_days: 9999999999"),
                "notice_days is too large",
                good + "regimes: [eu-p2b]",
                "EU P2B art. 3(2) demands 15 days at least: notice_days is 0",
                good + "certify_grace_days: 30",
                "certify_grace_days come after certify_days")
            .entrySet()) {
      var look = looks(officer, "/office/acts/publish-terms", Map.of("terms", bad.getKey()));
      assertThat(look.body()).contains(bad.getValue()).doesNotContain("Record it, publicly");
    }
    for (var deep : new String[] {"[", "{a: ", "- "}) {
      var look = looks(officer, "/office/acts/publish-terms", Map.of("terms", deep.repeat(4_000)));
      assertThat(look.statusCode()).isEqualTo(400);
      assertThat(look.body()).contains("nested too deeply");
    }
    assertThat(looks(officer, "/office/acts/publish-terms", Map.of("terms", good)).body())
        .contains("would get more or less", "Record it, publicly");
  }

  @Test
  void an_organisation_sees_what_is_to_be_certified_and_certifies_it() {
    var officer = officer();
    var from = Instant.now().plusSeconds(60);
    var yearly = String.format(java.util.Locale.ROOT, TERMS, "yearly", from);
    records(
        officer,
        "/office/acts/publish-terms",
        Map.of("terms", yearly + "certify_days: 365\ncertify_grace_days: 30\n"));
    var mill = developer("mill");
    settles(mill, "mill-app", "yearly");
    assertThat(mill.browser().get("/developers").body())
        .contains("What is to be certified", "mill-app under yearly", "due by");

    var agreement = server.agreementOf("mill-app");
    var path = "/developers/acts/certify-use/" + agreement;
    var word = Map.of("agreement", agreement, "statement", "Names greet.");
    assertThat(looks(mill, path, word).body()).contains("Choose at least one.");
    records(
        mill,
        path,
        Map.of("agreement", agreement, "datatypes", "profile.name", "statement", "Names greet."));
    assertThat(mill.browser().get("/register/agreements/" + agreement).body())
        .contains("Certified until", "Names greet.");
  }

  @Test
  void conditions_and_prices_are_public_and_compared_between_versions() {
    var officer = officer();
    publishes(officer, "cost-1");
    var from = Instant.now().plusSeconds(60);
    var dearer =
        String.format(java.util.Locale.ROOT, TERMS, "cost-2", from)
            .replace("price: 0", "price: 250")
            .replace("          eligible: 'review_state == \"approved\"'\n", "")
            .replace("    eligible: 'review_state == \"approved\"'\n", "");
    records(officer, "/office/acts/publish-terms", Map.of("terms", dearer));

    assertThat(officer.browser().get("/register/terms/cost-1").body())
        .contains("0.00 EUR", "review_state", "whoever accepts them");
    assertThat(officer.browser().get("/register/terms/cost-1?format=json").body())
        .contains("\"price\" : 0", "\"notice_days\" : 0", "\"currency\" : \"EUR\"");
    assertThat(officer.browser().get("/register/terms/cost-1/diff/cost-2").body())
        .contains("costs 2.50 EUR instead of 0.00 EUR", "instead of apps where review_state");
    assertThat(officer.browser().get("/register/terms/cost-1/diff/cost-2?format=json").body())
        .contains("\"about\" : \"eligible\"", "\"after\" : \"2.50 EUR\"");

    var split = dearer.replace("price: 250", "prices: {Personalisation: 300}");
    split = split.replace("cost-2", "cost-3");
    records(officer, "/office/acts/publish-terms", Map.of("terms", split));
    assertThat(officer.browser().get("/register/terms/cost-3").body())
        .contains("free; for personalisation 3.00 EUR");
    assertThat(officer.browser().get("/register/terms/cost-3?format=json").body())
        .contains("\"Personalisation\" : 300");
    assertThat(officer.browser().get("/register/terms/cost-3?format=csv").body())
        .contains("profile.name,Personalisation,,300,EUR");
    assertThat(officer.browser().get("/register/terms/cost-2/diff/cost-3").body())
        .contains("for personalisation costs 3.00 EUR instead of 2.50 EUR");
    assertThat(officer.browser().get("/register/terms/cost-2/diff/cost-3?format=json").body())
        .contains("\"purpose\" : \"Personalisation\"", "\"before\" : \"2.50 EUR\"");
  }

  @Test
  void nobody_acts_for_anothers_app_and_an_officer_is_no_developer() {
    publishes(officer(), "dev-4");
    var lake = developer("lake");
    settles(lake, "lake-app", "dev-4");
    var rival = developer("rival");
    var look =
        looks(
            rival,
            "/developers/acts/accept-terms",
            Map.of(
                "app", "lake-app",
                "terms", "dev-4",
                "datatypes", "profile.name",
                "purposes", "Personalisation"));
    assertThat(look.body())
        .contains("agrees for its own apps")
        .doesNotContain("Record it, publicly");
    assertThat(rival.browser().get("/office/acts/publish-terms").statusCode()).isEqualTo(404);
    assertThat(officer().browser().get("/developers").statusCode()).isEqualTo(404);
    assertThat(officer().browser().get("/developers/acts/register-app").statusCode())
        .isEqualTo(404);
  }

  @Test
  void every_page_of_a_developer_speaks_spanish_and_german() {
    publishes(officer(), "dev-words");
    var heron = developer("heron");
    for (var language : List.of(Language.SPANISH, Language.GERMAN)) {
      assertSpeaks(heron, "/developers", language);
    }
    heron.browser().get("/developers?lang=en");
    settles(heron, "heron-app", "dev-words");
    for (var language : List.of(Language.SPANISH, Language.GERMAN)) {
      var app = "/developers/apps/heron-app";
      for (var path : List.of("/developers", app, app + "/calls", app + "/webhook")) {
        assertSpeaks(heron, path, language);
      }
      var acts = assertSpeaks(heron, "/developers/acts", language);
      FORM.matcher(acts).results().forEach(form -> assertSpeaks(heron, form.group(1), language));
      made(heron, app, language);
    }
    assertThat(heron.browser().get("/developers?lang=en").body()).contains("What you asked for");
  }

  @Test
  void the_door_that_developers_come_in_by_speaks_spanish_and_german() {
    var stork = developer("stork");
    for (var language : List.of(Language.SPANISH, Language.GERMAN)) {
      for (var path :
          List.of("/office/sign-in", "/office/enrol", "/office", "/office/passkeys/new")) {
        assertSpeaks(stork, path, language);
      }
      assertSpeaks(stork, "/office/confirm", language);
      var stranger = OfficeVisitor.at(server);
      stranger.browser().get("/office/enrol?lang=" + language.tag());
      var opened = stranger.open(server.officers().invite("stork", OfficeRole.DEVELOPER, false));
      assertEnglishIsGone(opened.body(), language);
    }
    assertThat(stork.browser().get("/office/acts").body()).contains("<html lang=\"en\">");
  }

  /** What answers a form: that it lacks something, what will be public, that it is recorded. */
  private static void made(OfficeVisitor who, String app, Language language) {
    var path = "/developers/acts/request-access";
    var empty = HtmlForm.in(who.browser().get(path).body(), path).with("step", "look");
    assertEnglishIsGone(who.browser().send(empty).body(), language);
    var look =
        looks(
            who,
            path,
            Map.of("app", "heron-app", "datatypes", "friends", "purposes", "Personalisation"));
    assertEnglishIsGone(look.body(), language);
    var done = who.browser().send(HtmlForm.in(look.body(), path).with("step", "record"));
    assertEnglishIsGone(done.body(), language);
    var webhook = HtmlForm.in(who.browser().get(app + "/webhook").body(), app + "/webhook");
    assertEnglishIsGone(who.browser().send(webhook.with("url", "ftp://a")).body(), language);
    var secret = HtmlForm.in(who.browser().get(app).body(), app + "/first-secret");
    assertEnglishIsGone(who.browser().send(secret).body(), language);
    assertEnglishIsGone(who.browser().get("/developers").body(), language);
  }

  private static String assertSpeaks(OfficeVisitor who, String path, Language language) {
    var page = who.browser().get(path + "?lang=" + language.tag());
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    assertThat(page.body().length()).as(path).isLessThanOrEqualTo(50 * 1024);
    assertThat(page.body()).as(path).contains("?lang=en");
    assertEnglishIsGone(page.body(), language);
    return page.body();
  }

  private static void assertEnglishIsGone(String page, Language language) {
    assertThat(page).contains("<html lang=\"" + language.tag() + "\">");
    assertThat(LeftInEnglish.of(page, language)).isEmpty();
  }
}
