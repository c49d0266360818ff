package org.evenhand.app.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.app.pages.Chromium;
import org.evenhand.app.pages.Chromium.Screen;
import org.evenhand.vocabulary.OfficeRole;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An officer in a real browser, with Chromium's own authenticators. */
class OfficeInBrowserTest {
  private static OfficeServer server;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
    server = OfficeServer.shared();
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

  private static String at(String path) {
    return server.base() + path;
  }

  @Test
  void an_officer_enrols_signs_out_and_in_adds_a_second_passkey_and_removes_the_first() {
    var invitation = server.newcomer(OfficeRole.OFFICER);
    try (var context = chromium.context(Screen.DESK)) {
      var page = context.newPage();
      var errors = new ArrayList<String>();
      page.onConsoleMessage(message -> {
        if (message.type().equals("error")) {
          errors.add(message.text());
        }
      });
      var asked = new ArrayList<String>();
      page.onRequest(request -> asked.add(request.url()));
      var authenticators = Authenticators.of(context, page);
      var built = authenticators.add("internal");

      page.navigate(server.base() + invitation.path());
      assertThat(page).hasTitle("Make your passkey · Evenhand");
      var secret = invitation.text().substring(invitation.id().length() + 1);
      assertThat(page.url()).doesNotContain(secret);
      looked(page, "office-enrol");
      page.getByLabel("What you call it").fill("desk");
      button(page, "Make a passkey").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("you are signed in");
      assertThat(page.locator(".lead")).containsText(invitation.id() + ", officer");
      looked(page, "office-home");

      button(page, "Sign out " + invitation.id()).click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("You are signed out.");
      page.navigate(at("/office"));
      assertThat(page).hasTitle("Office sign-in · Evenhand");
      looked(page, "office-sign-in");
      button(page, "Sign in with a passkey").click();
      assertThat(page).hasTitle("Office · Evenhand");

      server.wait(java.time.Duration.ofMinutes(6));
      page.getByText("Add a passkey").click();
      assertThat(page).hasTitle("Confirm that it is you · Evenhand");
      looked(page, "office-confirm");
      button(page, "Confirm with a passkey").click();
      assertThat(page).hasTitle("Add a passkey · Evenhand");
      looked(page, "office-passkey");
      button(page, "Add a passkey").click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("holds a passkey of yours already");
      authenticators.remove(built);
      authenticators.add("usb");
      page.getByLabel("What you call it").fill("blue key");
      button(page, "Add a passkey").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("The passkey is added.");
      looked(page, "office-home-two");

      button(page, "Remove desk").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("The passkey is removed.");
      assertThat(button(page, "Remove blue key")).hasCount(0);
      button(page, "Sign out " + invitation.id()).click();
      button(page, "Sign in with a passkey").click();
      assertThat(page).hasTitle("Office · Evenhand");
      assertThat(errors).isEmpty();
      assertThat(asked).isNotEmpty().noneMatch(url -> url.contains(secret));
      assertThat(authenticators.session().send("Page.getNavigationHistory").toString())
          .contains("/office/enrol")
          .doesNotContain(secret);
    }
  }

  @Test
  void all_of_it_can_be_done_by_keyboard_alone() {
    var invitation = server.newcomer(OfficeRole.REGULATOR);
    try (var context = chromium.context(Screen.NARROW)) {
      var page = context.newPage();
      Authenticators.of(context, page).add("internal");
      page.navigate(at("/office/enrol"));
      tabTo(page, "#invitation");
      page.keyboard().type(invitation.text());
      page.keyboard().press("Enter");
      assertThat(page.locator("#label")).isFocused();
      page.keyboard().type("phone");
      page.keyboard().press("Enter");
      // The page before says who is invited in the same words.
      assertThat(page).hasTitle("Office · Evenhand");
      assertThat(page.locator(".lead")).containsText(invitation.id() + ", regulator");
      tabTo(page, "form[action='/office/sign-out'] button");
      page.keyboard().press("Enter");
      assertThat(button(page, "Sign in with a passkey")).isFocused();
      page.keyboard().press("Enter");
      assertThat(page).hasTitle("Office · Evenhand");
      tabTo(page, "a[href='/office/passkeys/new']");
      page.keyboard().press("Enter");
      assertThat(page).hasTitle("Add a passkey · Evenhand");
    }
  }

  private static void tabTo(Page page, String selector) {
    for (int pressed = 0; pressed < 30; pressed++) {
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
  void who_has_no_passkey_here_is_told_so_and_an_invitation_that_is_over_says_so() {
    var invitation = server.newcomer(OfficeRole.OFFICER);
    server.officers().remove(invitation.id());
    try (var context = chromium.context(Screen.DESK)) {
      var page = context.newPage();
      Authenticators.of(context, page).add("internal");
      page.navigate(at("/office/sign-in"));
      button(page, "Sign in with a passkey").click();
      assertThat(page.locator("#said")).containsText("No passkey was used");
      looked(page, "office-sign-in-none");
      page.navigate(server.base() + invitation.path());
      assertThat(page.locator("#notice")).containsText("This invitation opens nothing");
      looked(page, "office-invitation-over");
    }
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
