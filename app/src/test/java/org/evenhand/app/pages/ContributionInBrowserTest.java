package org.evenhand.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.evenhand.app.office.OfficerAtWork;
import org.evenhand.app.pages.Chromium.Screen;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A partner gives data in return: under a public deal, with the person's yes, and no more. */
class ContributionInBrowserTest {
  private static final String DEAL = "phone-likes";

  private static DemoServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    server = DemoServer.ofItsOwn();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void data_comes_in_under_a_public_deal_with_the_persons_yes_and_is_deleted_when_they_say_so() {
    var app = server.app("northstar-phone");
    var about = DemoServer.json(server.call("/v1/me?fields=id", app.token())).path("id").asString();
    refused(tells(app, about, "likes"), 403, "no-deal");

    try (var partners = OfficerAtWork.comes(server, chromium, "o-2")) {
      partners
          .begins("open-deal")
          .fills("id", DEAL)
          .chooses("organisation", "northstar-retail")
          .fills("title", "Likes for the address book")
          .fills("gets", "What people like, as Northstar knows it.")
          .chooses("instigator", "o-2")
          .because("They asked.")
          .records();
      partners
          .begins("move-deal/" + DEAL)
          .chooses("state", "SIGNED")
          .because("Both signed.")
          .records();
    }
    refused(tells(app, about, "likes"), 403, "no-inbound-consent");
    assertThat(said(tells(app, "p_nobody", "likes")))
        .as("nobody, and somebody who said nothing")
        .isEqualTo(said(tells(app, about, "likes")));

    try (var context = chromium.context(Screen.DESK)) {
      var page = context.newPage();
      signIn(page, server.holder(app));
      page.getByText("What apps tell us").click();
      assertThat(page.locator("main")).containsText("tells nothing");
      page.locator("#northstar-phone-likes").check();
      looked(page, "inbound");
      OfficerAtWork.button(page, "Let Northstar Phone tell what is ticked").click();
      assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.STATUS))
          .containsText("It may tell us what is ticked");

      refused(tells(app, about, "photos"), 403, "no-inbound-consent");
      long before = server.position();
      var taken = tells(app, about, "likes");
      assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
      assertThat(DemoServer.json(taken).path("accepted").asInt()).isEqualTo(2);
      assertThat(DemoServer.json(taken).path("refused").get(0).path("index").asInt()).isEqualTo(1);
      var receipt = taken.headers().firstValue("Evenhand-Record").orElseThrow();
      assertThat(DemoServer.json(taken).path("receipt").asString()).isEqualTo("rcp_" + receipt);
      assertThat(server.changesAfter(before))
          .anyMatch(frame ->
              frame.path("kind").asString().equals("receipt")
                  && frame.path("position").asString().equals(receipt));

      page.reload();
      assertThat(page.locator("main")).containsText("\"tea\"");
      assertThat(page.locator("main")).containsText("“yes-1”, said on 2 May 2025");
      looked(page, "inbound-told");
      OfficerAtWork.button(page, "Delete this").click();
      assertThat(page.locator("main")).not().containsText("\"tea\"");
      OfficerAtWork.button(page, "Let Northstar Phone tell nothing").click();
      assertThat(page.locator("main")).containsText("tells nothing");
    }
    refused(tells(app, about, "likes"), 403, "no-inbound-consent");

    assertThat(server.call("/register/deals/" + DEAL, "").body())
        .as("about one person, nothing is told")
        .contains("about fewer than ten people");
    tenOthers();
    assertThat(server.call("/register/deals/" + DEAL, "").body())
        .contains("What came in", "<td data-label=\"About people\">10", "What went out");
  }

  @Test
  void what_is_no_contribution_is_refused_with_the_place_and_changes_nothing() {
    var app = server.app("northstar-phone");
    long before = server.position();
    for (var body :
        List.of(
            "",
            "[]",
            "{\"data_type\":\"likes\"",
            "{\"data_type\":\"likes\",\"data_type\":\"likes\"}",
            contribution("p_x", "shoe_size", "[1]"),
            contribution("p_x", "likes", "[]"),
            contribution("p_x", "likes", "[null]"),
            contribution("p_x", "likes", "7"),
            contribution("p_x", "likes", "[1]").replace("2025-05", "2525-05"),
            contribution("p_x", "likes", "[1]").replace("2025-05", "-1000000000-05"),
            contribution("p_x", "likes", "[1]").replace("2025-05", "1969-05"),
            contribution("p_x", "likes", "[1]").replace("\"about\"", "\"abuot\""))) {
      refused(post(app, body, "application/json"), 400, "bad-parameter");
    }
    refused(post(app, contribution("p_x", "likes", "[1]"), "text/plain"), 400, "bad-parameter");
    refused(
        post(
            app,
            contribution("p_x", "likes", "[\"" + "x".repeat(70_000) + "\"]"),
            "application/json"),
        413,
        "too-large");
    assertThat(server.call("/v1/contributions", app.token()).statusCode()).isEqualTo(405);
    assertThat(server.changesAfter(before)).isEmpty();
  }

  /** Ten people of the world of whom the record says that they let it in. */
  private static void tenOthers() {
    for (int number = 1; number <= 10; number++) {
      var person = new PersonId(number);
      var phone = new AppId("northstar-phone");
      var purpose = new Purpose("Personalisation");
      var likes = new DataTypeId("likes");
      var log = server.platform().log();
      log.append(
          new Change.InboundSet(
              person,
              phone,
              purpose,
              DEAL,
              Set.of(likes),
              log.now().plus(Duration.ofDays(1)),
              "0".repeat(64),
              "en"));
      log.append(
          new Change.Contributed(
              person,
              phone,
              purpose,
              likes,
              DEAL,
              "ref",
              Instant.EPOCH,
              1,
              number,
              "0".repeat(64)));
    }
  }

  private static HttpResponse<String> tells(DemoServer.App app, String about, String type) {
    var items = "[\"tea\",\"" + "x".repeat(2_500) + "\",{\"name\":\"rain\"}]";
    return post(app, contribution(about, type, items), "application/json");
  }

  private static String contribution(String about, String type, String items) {
    return "{\"data_type\":\""
        + type
        + "\",\"about\":\""
        + about
        + "\",\"purpose\":\"Personalisation\",\"consent\":{\"reference\":\"yes-1\","
        + "\"given_at\":\"2025-05-02T10:00:00Z\"},\"items\":"
        + items
        + "}";
  }

  private static HttpResponse<String> post(DemoServer.App app, String body, String type) {
    return server.post(
        "/v1/contributions",
        body,
        request ->
            request
                .setHeader("Content-Type", type)
                .header("Authorization", "Bearer " + app.token()));
  }

  /** An answer without what differs from frame to frame. */
  private static String said(HttpResponse<String> answer) {
    return answer.statusCode() + answer.body().replaceAll("[0-9]{2,}|counted", "…");
  }

  private static void refused(HttpResponse<String> answer, int status, String problem) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("/docs/problems/" + problem);
  }

  private static void signIn(Page page, DemoServer.Person person) {
    page.navigate(server.base() + "/me");
    page.getByLabel("User name").fill(person.username());
    page.getByLabel("Password").fill(person.password());
    OfficerAtWork.button(page, "Sign in").click();
    assertThat(page).hasURL(server.base() + "/me");
  }

  private static void looked(Page page, String name) {
    for (var screen : List.of(Screen.NARROW, Screen.DESK)) {
      Chromium.turn(page, screen);
      var seen = name + "-" + screen.label();
      Chromium.picture(page, seen);
      Chromium.assertFits(page, seen);
    }
    Chromium.assertAccessible(page, name, Screen.DESK);
  }
}
