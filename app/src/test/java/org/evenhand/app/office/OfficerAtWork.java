package org.evenhand.app.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.evenhand.app.pages.Chromium;
import org.evenhand.app.pages.Chromium.Screen;
import org.evenhand.app.wiring.DemoServer;

/** An officer at a browser of their own, with a passkey of their own. */
record OfficerAtWork(DemoServer server, BrowserContext context, Page page)
    implements AutoCloseable {
  /** Comes by the invitation. */
  static OfficerAtWork comes(DemoServer server, Chromium chromium, String officer) {
    var context = chromium.context(Screen.DESK);
    var page = context.newPage();
    Authenticators.of(context, page).add("internal");
    page.navigate(server.invitation(officer));
    page.getByLabel("What you call it").fill("desk");
    button(page, "Make a passkey").click();
    assertThat(page).hasTitle("Office · Evenhand");
    return new OfficerAtWork(server, context, page);
  }

  static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Opens the form of an act. */
  OfficerAtWork begins(String form) {
    page.navigate(server.base() + "/office/acts/" + form);
    return this;
  }

  /** Opens what waits. */
  OfficerAtWork takes(String what) {
    page.navigate(server.base() + "/office");
    page.getByText(what).first().click();
    return this;
  }

  OfficerAtWork fills(String name, String value) {
    page.locator("[name='" + name + "']").fill(value);
    return this;
  }

  OfficerAtWork chooses(String name, String value) {
    page.locator("select[name='" + name + "']").selectOption(value);
    return this;
  }

  OfficerAtWork ticks(String name, String value) {
    page.locator("[name='" + name + "'][value='" + value + "']").check();
    return this;
  }

  OfficerAtWork because(String reason) {
    return fills("reason", reason);
  }

  OfficerAtWork looks() {
    button(page, "See what will be public").click();
    return this;
  }

  /** Looks if that was not done yet, and records. */
  void records() {
    if (button(page, "See what will be public").isVisible()) {
      looks();
    }
    button(page, "Record it, publicly").click();
    assertThat(page).hasTitle("Recorded · Evenhand");
  }

  /** Looks, is warned, and does it all the same. */
  void recordsAllTheSame(String warning) {
    looks();
    assertThat(page.locator("#objection")).containsText(warning);
    button(page, "Try it all the same, publicly").click();
    assertThat(page).hasTitle("It does not count · Evenhand");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText(warning);
  }

  @Override
  public void close() {
    context.close();
  }
}
