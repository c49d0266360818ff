package org.evenhand.app.office;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.regex.Pattern;
import org.evenhand.app.pages.Chromium;
import org.evenhand.app.pages.Chromium.Screen;
import org.evenhand.app.wiring.DemoServer;

/** An officer at a browser of their own, with a passkey of their own. */
public record OfficerAtWork(URI base, BrowserContext context, Page page) implements AutoCloseable {
  /** Comes by the invitation. */
  public static OfficerAtWork comes(DemoServer server, Chromium chromium, String officer) {
    return comes(server.base(), server.invitation(officer), chromium);
  }

  /**
   * Comes by an invitation.
   *
   * @param base where the office is
   */
  public static OfficerAtWork comes(URI base, String invitation, Chromium chromium) {
    var context = chromium.context(Screen.DESK);
    var page = context.newPage();
    Authenticators.of(context, page).add("internal");
    page.navigate(invitation);
    page.getByLabel("What you call it").fill("desk");
    button(page, "Make a passkey").click();
    assertThat(page).hasTitle(Pattern.compile("(Office|Developers) · Evenhand"));
    return new OfficerAtWork(base, context, page);
  }

  /** A button by its name. */
  public static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** Opens the form of an act. */
  public OfficerAtWork begins(String form) {
    page.navigate(base + "/office/acts/" + form);
    return this;
  }

  /** Opens the form of an organisation's act. */
  public OfficerAtWork beginsAsDeveloper(String form) {
    page.navigate(base + "/developers/acts/" + form);
    return this;
  }

  /** Opens what waits. */
  public OfficerAtWork takes(String what) {
    page.navigate(base + "/office");
    page.getByText(what).first().click();
    return this;
  }

  /** Writes into a field. */
  public OfficerAtWork fills(String name, String value) {
    page.locator("[name='" + name + "']").fill(value);
    return this;
  }

  /** Chooses from a list. */
  public OfficerAtWork chooses(String name, String value) {
    page.locator("select[name='" + name + "']").selectOption(value);
    return this;
  }

  /** Ticks one of many. */
  public OfficerAtWork ticks(String name, String value) {
    page.locator("[name='" + name + "'][value='" + value + "']").check();
    return this;
  }

  /** Says why. */
  public OfficerAtWork because(String reason) {
    return fills("reason", reason);
  }

  /** Has a look at what will be public. */
  public OfficerAtWork looks() {
    button(page, "See what will be public").click();
    return this;
  }

  /** Looks if that was not done yet, and records. */
  public void records() {
    if (button(page, "See what will be public").isVisible()) {
      looks();
    }
    button(page, "Record it, publicly").click();
    assertThat(page).hasTitle("Recorded · Evenhand");
  }

  /** Looks, is warned, and does it all the same. */
  public void recordsAllTheSame(String warning) {
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
