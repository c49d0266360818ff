package org.evenhand.app.developers;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.evenhand.app.identity.OfficeAccounts;
import org.evenhand.app.office.OfficerAtWork;
import org.evenhand.app.pages.Chromium;
import org.evenhand.app.pages.Chromium.Screen;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.vocabulary.OfficeRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an invitation's link to the first answer, with each click counted. */
class FirstFiveMinutesInBrowserTest {
  /** If it takes more than this, something came in between. */
  private static final int MOST_CLICKS = 12;

  private static final String BACK = "https://brook.example/back";

  @TempDir private Path folder;

  private final DemoServer server = DemoServer.ofItsOwn();
  private int clicks;

  private String invitation() {
    var table = server.platform().table("identity");
    var accounts = new OfficeAccounts(table, InstantSource.system(), new SecureRandom());
    return server.base() + accounts.invite("brook", OfficeRole.DEVELOPER, false).path();
  }

  private void click(Locator what) {
    clicks++;
    what.click();
  }

  private void press(Page page, String button) {
    click(OfficerAtWork.button(page, button));
  }

  private void tick(Page page, String name, String value) {
    clicks++;
    page.locator("[name='" + name + "'][value='" + value + "']").check();
  }

  private void records(Page page) {
    page.locator("[name=reason]").fill("To offer Brook.");
    press(page, "See what will be public");
    press(page, "Record it, publicly");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("it is in the record, for good");
  }

  private static void fill(Page page, String name, String value) {
    page.locator("[name='" + name + "']").fill(value);
  }

  @Test
  void a_newcomer_gets_the_first_answer_within_a_dozen_clicks() throws Exception {
    var begun = Instant.now();
    try (var chromium = Chromium.start();
        var brook = OfficerAtWork.comes(server.base(), invitation(), chromium)) {
      clicks++; // the passkey
      var page = brook.page();
      assertThat(page).hasURL(server.base() + "/developers?done=welcome");
      looked(page, "developers-new");
      click(
          page.getByRole(
              AriaRole.LINK, new Page.GetByRoleOptions().setName("Register your organisation")));
      fill(page, "legal_name", "Brook Ltd (fictional)");
      fill(page, "country", "AQ");
      fill(page, "contact", "hello@brook.example");
      records(page);
      fill(page, "id", "brook-app");
      fill(page, "name", "Brook");
      fill(page, "category", "navigation");
      tick(page, "purposes", "Personalisation");
      fill(page, "redirects", BACK);
      fill(page, "homepage", "https://brook.example/");
      fill(page, "description", "Finds water.");
      looked(page, "developers-next-step");
      records(page);
      tick(page, "datatypes", "profile.name");
      records(page);
      click(
          page.getByRole(
              AriaRole.LINK, new Page.GetByRoleOptions().setName("Go on to its first call")));
      assertThat(page.locator("[aria-current=step]")).containsText("Secret");
      press(page, "Make a client secret and a test person");
      looked(page, "workbench-new");
      var secret = page.locator("#shown code").textContent();
      var code = page.locator("details[open] pre code").textContent();

      username = page.locator("#person-shown code").first().textContent();
      password = page.locator("#person-shown code").last().textContent();

      var answer = run(code, secret, chromium);
      assertThat(answer).contains("Tess Fictional");
      System.out.printf(
          "The developer's first five minutes: %d clicks, %d s with a machine's typing%n",
          clicks, Duration.between(begun, Instant.now()).toSeconds());
      assertThat(clicks).isLessThanOrEqualTo(MOST_CLICKS);

      assertThat(page.locator("#calls")).containsText("Answered, with one line.");
      page.reload();
      assertThat(page.locator("#shown")).hasCount(0); // no second secret took the first one's place
      assertThat(page.locator(".steps li.done")).hasCount(6);
      server.call("/v1/me?fields=shoe_size", token);
      assertThat(page.locator("#calls")).containsText("Refused: there is no such field.");
      assertThat(page.content()).doesNotContain(secret);
      looked(page, "workbench");
      OfficerAtWork.button(page, "Remove the test person").click();
      assertThat(OfficerAtWork.button(page, "Make a test person")).isVisible();
      assertThat(server.call("/v1/me", token).statusCode()).isEqualTo(401);
      page.navigate(server.base() + "/developers/apps/brook-app/calls");
      looked(page, "workbench-calls");
      page.navigate(server.base() + "/developers");
      looked(page, "developers");
      assertThat(page.navigate(server.base() + "/developers/apps/sunny-maps").status())
          .isEqualTo(404);
    }
  }

  private String token = "";
  private String username = "";
  private String password = "";

  /** The code as it stands on the page, in a shell; the person in a browser of their own. */
  private String run(String code, String secret, Chromium chromium) throws Exception {
    // The token is printed too, for this test alone to call with afterwards.
    Files.writeString(folder.resolve("first-call.sh"), code + "\necho \"token $token\"\n");
    var builder = new ProcessBuilder("bash", "first-call.sh").directory(folder.toFile());
    builder.environment().put("SECRET", secret);
    var process = builder.redirectErrorStream(true).start();
    try (var out = process.inputReader(UTF_8);
        var in = process.outputWriter(UTF_8)) {
      out.readLine();
      in.write(saysYes(chromium, out.readLine()) + "\n");
      in.flush();
      var said = out.readAllAsString();
      process.waitFor(60, TimeUnit.SECONDS);
      var found = Pattern.compile("token (ev_at_\\S+)").matcher(said);
      assertThat(found.find()).as(said).isTrue();
      token = found.group(1);
      return said;
    } finally {
      process.destroyForcibly();
    }
  }

  private URI saysYes(Chromium chromium, String address) {
    try (var context = chromium.context(Screen.PHONE)) {
      var page = context.newPage();
      page.route(
          "https://brook.example/**",
          route -> route.fulfill(new Route.FulfillOptions().setBody("Welcome back.")));
      page.navigate(address);
      page.getByLabel("User name").fill(username);
      page.getByLabel("Password").fill(password);
      OfficerAtWork.button(page, "Sign in").click();
      page.getByRole(AriaRole.CHECKBOX).all().forEach(Locator::check);
      OfficerAtWork.button(page, "Allow selected").click();
      page.waitForURL(Pattern.compile("^https://brook\\.example/back\\?.*"));
      return URI.create(page.url());
    }
  }

  private static void looked(Page page, String name) {
    assertThat(page.content().getBytes(UTF_8).length).as(name).isLessThan(50 * 1024);
    for (var screen : List.of(Screen.NARROW, Screen.PHONE, Screen.NIGHT, Screen.DESK)) {
      Chromium.turn(page, screen);
      var seen = name + "-" + screen.label();
      Chromium.picture(page, seen);
      Chromium.assertFits(page, seen);
      if (screen == Screen.NIGHT || screen == Screen.DESK) {
        Chromium.assertAccessible(page, seen, screen);
      }
    }
  }
}
