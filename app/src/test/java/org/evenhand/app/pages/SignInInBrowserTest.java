package org.evenhand.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.app.office.Authenticators;
import org.evenhand.app.office.OfficeServer;
import org.evenhand.app.pages.Chromium.Screen;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People sign in in a real browser, with Chromium's own authenticators. */
class SignInInBrowserTest {
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

  private static void signIn(Page page, DemoServer.Person person) {
    page.getByLabel("User name").fill(person.username());
    page.getByLabel("Password").fill(person.password());
    button(page, "Sign in").click();
    assertThat(page).not().hasTitle("Sign in · Evenhand");
  }

  @Test
  void a_newcomer_makes_a_passkey_signs_out_and_comes_in_with_it_to_an_apps_question() {
    var demo = DemoServer.shared();
    var person = demo.nextPerson();
    demo.platform()
        .consentActs()
        .stop(new SignedIn(new PersonId(person.number())), new AppId("sunny-maps"));
    try (var context = chromium.context(Screen.DESK)) {
      var page = context.newPage();
      Authenticators.of(context, page).add("internal");
      page.navigate(demo.base() + "/login");
      signIn(page, person);
      // Offered once, and quietly.
      assertThat(page.getByText("This is said once")).isVisible();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Make a passkey")).click();
      page.getByLabel("What you call it").fill("phone");
      button(page, "Make a passkey").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("The passkey is added.");

      // Chromium's own authenticators choose what the name's field offers, as a person would.
      context.clearCookies();
      page.navigate(demo.base() + "/demo/apps/sunny-maps/connect");
      assertThat(page).hasTitle("May Sunny Maps see this about you? · Evenhand");

      // And where a browser offers nothing in the field, the button does it.
      context.clearCookies();
      context.addInitScript(
          "PublicKeyCredential.isConditionalMediationAvailable = async () => false");
      page.navigate(demo.base() + "/demo/apps/sunny-maps/connect");
      assertThat(page).hasTitle("Sign in · Evenhand");
      button(page, "Sign in with a passkey").click();
      assertThat(page).hasTitle("May Sunny Maps see this about you? · Evenhand");
    }
  }

  @Test
  void an_invitation_makes_the_first_passkey_and_all_pages_about_it_look_right_everywhere() {
    int number = server.nextNumber();
    var invitation = server.invite("guest-" + number, number, false);
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
      page.navigate(at("/login/invited"));
      looked(page, "person-invited");
      page.navigate(server.base() + invitation.path());
      assertThat(page).hasTitle("Make your passkey · Evenhand");
      looked(page, "person-enrol");
      page.getByLabel("What you call it").fill("laptop");
      button(page, "Make a passkey").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("you are signed in");
      looked(page, "ways-in-first");
      var secret = invitation.text().substring(invitation.id().length() + 1);
      assertThat(asked).isNotEmpty().noneMatch(url -> url.contains(secret));

      page.navigate(at("/me/sign-in/passkeys/new"));
      looked(page, "new-passkey");
      button(page, "Make a passkey").click();
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("holds a passkey of yours already");
      looked(page, "new-passkey-held");
      authenticators.remove(built);
      authenticators.add("usb");
      page.getByLabel("What you call it").fill("blue key");
      button(page, "Make a passkey").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("The passkey is added.");
      page.navigate(at("/me/sign-in/password"));
      looked(page, "new-password");
      page.getByLabel("New password").fill("a password of mine");
      page.getByLabel("The same once more").fill("a password of mine");
      button(page, "Change your password").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your password is changed.");
      looked(page, "ways-in-all");
      page.navigate(at("/me/erase"));
      looked(page, "erase-both");

      server.wait(java.time.Duration.ofMinutes(6));
      page.navigate(at("/me/sign-in"));
      button(page, "Remove laptop").click();
      assertThat(page).hasTitle("Confirm that it is you · Evenhand");
      looked(page, "person-confirm");
      button(page, "Confirm with a passkey").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is you.");
      button(page, "Remove laptop").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("The passkey is removed.");
      assertThat(errors).isEmpty();
    }
  }

  @Test
  void the_sign_in_page_looks_right_and_says_so_where_there_is_no_passkey() {
    try (var context = chromium.context(Screen.DESK)) {
      var page = context.newPage();
      page.navigate(at("/login"));
      looked(page, "sign-in");
      assertThat(page.locator("#username")).hasAttribute("autocomplete", "username webauthn");
      assertThat(page.locator("#username")).isFocused();
    }
    try (var context = chromium.context(Screen.NARROW)) {
      var page = context.newPage();
      Authenticators.of(context, page).add("internal");
      page.navigate(at("/login"));
      button(page, "Sign in with a passkey").click();
      assertThat(page.locator("#said")).containsText("No passkey was used");
      looked(page, "sign-in-no-passkey");
    }
  }

  @Test
  void without_a_script_the_password_works_and_no_dead_button_is_shown() {
    var person = server.person();
    try (var context = chromium.withoutScripts(Screen.DESK)) {
      var page = context.newPage();
      page.navigate(at("/login"));
      assertThat(button(page, "Sign in with a passkey")).isHidden();
      Chromium.picture(page, "sign-in-without-script");
      signIn(page, person);
      page.navigate(at("/me/sign-in"));
      assertThat(page.getByText("this one")).isVisible();
    }
  }

  @Test
  void all_of_it_can_be_done_by_keyboard_alone() {
    var person = server.person();
    try (var context = chromium.context(Screen.NARROW)) {
      var page = context.newPage();
      Authenticators.of(context, page).add("internal");
      page.navigate(at("/login"));
      assertThat(page.locator("#username")).isFocused();
      page.keyboard().type(person.username());
      page.keyboard().press("Tab");
      page.keyboard().type(person.password());
      page.keyboard().press("Enter");
      assertThat(page).not().hasTitle("Sign in · Evenhand");
      page.navigate(at("/me/sign-in"));
      tabTo(page, "main a[href='/me/sign-in/passkeys/new']");
      page.keyboard().press("Enter");
      assertThat(page.locator("#label")).isFocused();
      page.keyboard().type("phone");
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("The passkey is added.");
      tabTo(page, "form[action='/me/sign-in/password/end'] button");
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("Your password opens nothing");
    }
  }

  @Test
  void a_session_is_ended_from_another_browser() {
    var person = server.person();
    try (var here = chromium.context(Screen.DESK);
        var there = chromium.context(Screen.PHONE)) {
      var other = there.newPage();
      other.navigate(at("/login"));
      signIn(other, person);
      var page = here.newPage();
      page.navigate(at("/login"));
      signIn(page, person);
      page.navigate(at("/me/sign-in"));
      looked(page, "ways-in-sessions");
      button(page, "End the session in Chrome on a computer").click();
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("That session has ended.");
      other.navigate(at("/me/sign-in"));
      assertThat(other).hasTitle("Sign in · Evenhand");
    }
  }

  private static void tabTo(Page page, String selector) {
    for (int pressed = 0; pressed < 40; pressed++) {
      page.keyboard().press("Tab");
      var outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
      assertThat(outline).as("the focus is seen").isNotEqualTo("none");
      if (Boolean.TRUE.equals(page.evaluate("s => document.activeElement.matches(s)", selector))) {
        return;
      }
    }
    throw new AssertionError("the keyboard does not reach " + selector);
  }

  private static void looked(Page page, String name) {
    for (var screen : List.of(Screen.NARROW, Screen.NIGHT, Screen.DESK)) {
      Chromium.turn(page, screen);
      var seen = name + "-" + screen.label();
      Chromium.picture(page, seen);
      Chromium.assertFits(page, seen);
      if (screen != Screen.NARROW) {
        Chromium.assertAccessible(page, seen, screen);
      }
    }
  }
}
