package org.evenhand.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.app.identity.Accounts;
import org.evenhand.app.identity.WaysIn;
import org.evenhand.app.office.Authenticators;
import org.evenhand.app.pages.Chromium.Screen;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person in a real browser: connects an app, looks, narrows, stops. */
class PagesInBrowserTest {
  private static DemoServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    server = DemoServer.shared();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator link(Page page, String name) {
    return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Somebody who allows Sunny Maps nothing yet, whatever the demo's story had them say. */
  private static DemoServer.Person newcomer() {
    var person = server.nextPerson();
    var who = new SignedIn(new PersonId(person.number()));
    server.platform().consentActs().stop(who, new AppId("sunny-maps"));
    return person;
  }

  private static void signIn(Page page, DemoServer.Person person) {
    page.getByLabel("User name").fill(person.username());
    page.getByLabel("Password").fill(person.password());
    button(page, "Sign in").click();
  }

  /** The link by which somebody makes their first passkey, under a user name of its own. */
  private static String invitation(DemoServer.Person person) {
    var table = server.platform().table("identity");
    var ways = new WaysIn(table, new Accounts(table), InstantSource.system(), new SecureRandom());
    var name = "invited-" + person.number();
    return server.base() + ways.invite(name, new PersonId(person.number()), false).path();
  }

  @Test
  void a_newcomer_makes_a_passkey_connects_an_app_unticks_one_type_narrows_it_and_stops_it() {
    var person = newcomer();
    try (var context = chromium.context(Screen.DESK)) {
      var page = context.newPage();
      Authenticators.of(context, page).add("internal");
      page.navigate(invitation(person));
      page.getByLabel("What you call it").fill("phone");
      button(page, "Make a passkey").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("you are signed in");
      Chromium.picture(page, "journey-0-signed-in");
      var errors = new ArrayList<String>();
      page.onConsoleMessage(message -> {
        if (message.type().equals("error")) {
          errors.add(message.text());
        }
      });
      page.navigate(server.base() + "/demo");
      link(page, "Sunny Maps").click();
      link(page, "Connect Sunny Maps").click();

      assertThat(page).hasTitle("May Sunny Maps see this about you? · Evenhand");
      var town = page.getByLabel("The town you live in");
      assertThat(town).not().isChecked();
      page.getByRole(AriaRole.CHECKBOX).all().forEach(Locator::check);
      town.uncheck();
      Chromium.picture(page, "journey-1-consent");
      button(page, "Allow selected").click();

      assertThat(page.getByText("What we were told about you, just now")).isVisible();
      assertThat(page.locator("pre").first()).containsText("\"name\"");
      assertThat(page.locator("pre").first()).not().containsText("\"location\"");
      Chromium.picture(page, "journey-2-the-app");

      page.navigate(server.base() + "/me");
      Chromium.picture(page, "journey-3-me");
      link(page, "Change what Sunny Maps may see").click();
      page.getByLabel("Your name").uncheck();
      button(page, "Narrow Sunny Maps to this").click();
      assertThat(page.getByRole(AriaRole.STATUS))
          .containsText("Sunny Maps may no longer see: Your name");
      Chromium.picture(page, "journey-4-narrowed");
      page.navigate(server.base() + "/demo/apps/sunny-maps");
      assertThat(page.locator("pre").first()).not().containsText("\"name\"");

      page.navigate(server.base() + "/me");
      button(page, "Stop Sunny Maps").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("You stopped Sunny Maps.");
      Chromium.picture(page, "journey-5-stopped");
      page.navigate(server.base() + "/demo/apps/sunny-maps");
      assertThat(page.getByText("Status 401").first()).isVisible();
      Chromium.picture(page, "journey-6-the-app-after");
      assertThat(errors).isEmpty();
    }
  }

  @Test
  void all_of_it_can_be_done_by_keyboard_alone() {
    var person = newcomer();
    try (var context = chromium.context(Screen.DESK)) {
      var page = context.newPage();
      page.navigate(server.base() + "/demo/apps/sunny-maps/connect");
      assertFocus(page, "username");
      page.keyboard().type(person.username());
      page.keyboard().press("Tab");
      page.keyboard().type(person.password());
      page.keyboard().press("Enter");

      assertThat(page).hasTitle("May Sunny Maps see this about you? · Evenhand");
      tabTo(page, "#type-profile\\.location");
      page.keyboard().press("Space");
      assertThat(page.locator("#type-profile\\.location")).isChecked();
      tabTo(page, "input[name=days]:checked");
      page.keyboard().press("ArrowUp");
      assertThat(page.getByLabel("30 days")).isChecked();
      tabTo(page, "button[value=allow]");
      page.keyboard().press("Enter");
      assertThat(page.getByText("What we were told about you, just now")).isVisible();

      page.navigate(server.base() + "/me");
      page.keyboard().press("Tab");
      assertThat(page.locator(".skip")).isFocused();
      page.keyboard().press("Enter");
      assertFocus(page, "main");
      tabTo(page, "form[action='/me/apps/sunny-maps/stop'] button");
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("You stopped Sunny Maps.");
    }
  }

  private static void assertFocus(Page page, String id) {
    assertThat(page.locator("#" + id)).isFocused();
  }

  /** Presses Tab until there; what is focused on the way must be seen to be. */
  private static void tabTo(Page page, String selector) {
    for (int pressed = 0; pressed < 60; pressed++) {
      page.keyboard().press("Tab");
      var outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
      assertThat(outline).as("the focus is seen").isNotEqualTo("none");
      if (Boolean.TRUE.equals(page.evaluate("s => document.activeElement.matches(s)", selector))) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + selector);
  }

  @Test
  void every_page_fits_every_screen_and_axe_finds_nothing_to_object_to() {
    var person = server.nextPerson();
    try (var context = chromium.context(Screen.DESK)) {
      var page = context.newPage();
      looked(page, "/", "home");
      looked(page, "/login", "login");
      looked(page, "/nowhere", "not-found");
      looked(page, "/docs/problems/no-agreement", "problem-page");
      page.navigate(server.base() + "/login");
      page.getByLabel("User name").fill("nobody");
      page.getByLabel("Password").fill("not the password");
      button(page, "Sign in").click();
      looked(page, "login-wrong");
      page.navigate(server.base() + "/demo/apps/lantern/connect");
      signIn(page, person);
      looked(page, "consent");
      page.getByRole(AriaRole.CHECKBOX).all().forEach(Locator::uncheck);
      button(page, "Allow selected").click();
      looked(page, "consent-nothing-ticked");
      page.getByRole(AriaRole.CHECKBOX).all().forEach(Locator::check);
      button(page, "Allow selected").click();
      looked(page, "/me", "me");
      looked(page, "/me/apps/lantern", "me-app");
      looked(page, "/me/apps/none", "me-no-app");
      looked(page, "/me/privacy/photos/people", "listed-people");
      looked(page, "/me/record", "me-record");
      looked(page, "/me/record?before=2.0", "me-record-older");
      looked(page, "/me/record/1/0/proof", "me-record-not-theirs");
      looked(page, "/oauth2/consent?state=none", "consent-over");
      looked(page, "/oauth2/authorize", "asked-wrongly");
      page.navigate(server.base() + "/me/apps/lantern");
      page.getByRole(AriaRole.CHECKBOX).all().forEach(Locator::uncheck);
      button(page, "Narrow Lantern to this").click();
      looked(page, "me-app-nothing-left");
      button(page, "Stop Lantern").click();
      looked(page, "me-stopped");
      looked(page, "/demo", "demo");
    }
  }

  @Test
  void privacy_and_photos_fit_every_screen_and_axe_finds_nothing_to_object_to() {
    var person = server.personOf(PhotosOverHttpTest.photographer());
    try (var context = chromium.context(Screen.DESK)) {
      var page = context.newPage();
      page.navigate(server.base() + "/login");
      signIn(page, person);
      looked(page, "/me/privacy", "privacy");
      page.locator("[id='see-profile.birthday']").selectOption("ONLY_ME");
      button(page, "Choose this").click();
      looked(page, "privacy-chosen");
      looked(page, "/me/privacy?find=nobody+is+called+that", "privacy-none-found");
      looked(page, "/me/privacy/seen?app=sunny-maps", "seen-by-an-app");
      page.navigate(server.base() + "/me/privacy");
      button(page, "See what this friend sees").click();
      looked(page, "seen-by-a-friend");
      looked(page, "/me/photos", "photos");
      page.locator("summary").first().click();
      looked(page, "photos-opened");
    }
  }

  @Test
  void a_persons_pages_fit_the_narrowest_screen_in_every_language() {
    try (var context = chromium.context(Screen.NARROW)) {
      var page = context.newPage();
      for (var path : List.of("/", "/login", "/nowhere")) {
        spoken(page, path);
      }
      page.navigate(server.base() + "/login");
      signIn(page, server.holder(server.app("sunny-maps")));
      page.navigate(server.base() + "/demo/apps/lantern/connect");
      Chromium.assertFitsInEveryLanguage(page, "consent");
      for (var place : Place.ALL) {
        spoken(page, place.path());
      }
      spoken(page, "/me/apps/sunny-maps");
      spoken(page, "/me/privacy/seen?app=sunny-maps");
      spoken(page, "/me/privacy/photos/people");
    }
  }

  private static void spoken(Page page, String path) {
    page.navigate(server.base() + path);
    Chromium.assertFitsInEveryLanguage(page, "spoken" + path.replaceAll("[/?=]", "-"));
  }

  @Test
  void a_page_prints_dark_on_white_at_night_too_with_what_is_ticked_and_no_button() {
    try (var context = chromium.context(Screen.NIGHT)) {
      var page = context.newPage();
      page.navigate(server.base() + "/login");
      signIn(page, server.holder(server.app("sunny-maps")));
      page.navigate(server.base() + "/me/apps/sunny-maps");
      var night = page.evaluate("getComputedStyle(document.body).color");
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      Chromium.picture(page, "me-app-print");
      assertThat(page.evaluate("getComputedStyle(document.body).color"))
          .isEqualTo("rgb(28, 35, 38)")
          .isNotEqualTo(night);
      assertThat(page.getByRole(AriaRole.BUTTON)).hasCount(0);
      assertThat(page.getByRole(AriaRole.CHECKBOX).first()).isVisible();
      for (var path : List.of("/me", "/me/record", "/docs/person")) {
        page.navigate(server.base() + path);
        Chromium.picture(page, "print" + path.replace('/', '-'));
        assertThat(page.getByRole(AriaRole.BUTTON)).hasCount(0);
      }
    }
  }

  private static void looked(Page page, String path, String name) {
    page.navigate(server.base() + path);
    looked(page, name);
  }

  private static void looked(Page page, String name) {
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
