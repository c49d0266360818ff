package org.evenhand.app.docs;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import org.evenhand.app.pages.Chromium;
import org.evenhand.app.pages.Chromium.Screen;
import org.evenhand.app.wiring.DemoServer;
import org.junit.jupiter.api.Test;

/** Somebody reads, with and without a script, on a desk and a phone. */
class DocsInBrowserTest {
  private static final Map<String, String> PAGES =
      Map.of(
          "docs", "/docs",
          "docs-search", "/docs?q=refresh+token",
          "docs-guide", "/docs/app-developer",
          "docs-bytes", "/docs/record-format",
          "docs-figures", "/docs/performance",
          "docs-api", "/docs/api",
          "docs-call", "/docs/api/friends",
          "docs-objects", "/docs/api/objects",
          "docs-nothing", "/docs/nothing");

  private final DemoServer server = DemoServer.shared();

  @Test
  void a_question_leads_to_the_passage_by_keyboard_and_code_is_copied() {
    try (var chromium = Chromium.start();
        var context = chromium.context(Screen.DESK)) {
      context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
      var page = context.newPage();
      page.navigate(server.base() + "/docs");
      page.getByLabel("Search the documentation").focus();
      page.keyboard().type("webhook signature kid");
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.STATUS)).containsText("passage");
      page.locator(".hits a").first().click();
      assertThat(page).hasURL(java.util.regex.Pattern.compile("/docs/app-developer#.+"));

      var copy = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Copy"));
      var code = page.locator("pre > code").first().textContent().stripTrailing();
      copy.first().click();
      assertThat(page.locator("button.copy").first()).hasText("Copied");
      org.assertj.core.api.Assertions.assertThat(page.evaluate("navigator.clipboard.readText()"))
          .isEqualTo(code);
    }
  }

  @Test
  void all_of_it_is_read_without_a_script() {
    try (var chromium = Chromium.start();
        var context =
            chromium.context(
                Screen.PHONE, new Browser.NewContextOptions().setJavaScriptEnabled(false))) {
      var page = context.newPage();
      page.navigate(server.base() + "/docs?q=cut-off");
      page.locator(".hits a").first().click();
      assertThat(page.locator("h1")).isVisible();
      assertThat(page.locator("button.copy")).hasCount(0);
    }
  }

  @Test
  void every_page_fits_every_screen_and_axe_finds_nothing_to_object_to() {
    try (var chromium = Chromium.start();
        var context = chromium.context(Screen.DESK)) {
      var page = context.newPage();
      PAGES.forEach((name, path) -> {
        page.navigate(server.base() + path);
        for (var screen : List.of(Screen.NARROW, Screen.PHONE, Screen.NIGHT, Screen.DESK)) {
          Chromium.turn(page, screen);
          var seen = name + "-" + screen.label();
          Chromium.picture(page, seen);
          Chromium.assertFits(page, seen);
          if (screen == Screen.DESK || screen == Screen.NIGHT) {
            Chromium.assertAccessible(page, seen, screen);
          }
        }
      });
    }
  }
}
