package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.app.pages.Chromium;
import org.evenhand.app.pages.Chromium.Screen;
import org.evenhand.app.wiring.DemoServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An audit's page in a real browser, opened as a file: of a platform's files, and of the demo's own
 * record, in which there is too little to test.
 */
class AuditReportInBrowserTest {
  @TempDir private static Path folder;

  private static Chromium chromium;
  private static final List<Path> REPORTS = new ArrayList<>();

  @BeforeAll
  static void audit() throws IOException {
    chromium = Chromium.start();
    var files = folder.resolve("files");
    MadePlatform.write(files);
    reported(
        "made",
        "--grants",
        files.resolve("grants.csv"),
        "--partners",
        files.resolve("partners.csv"),
        "--spend",
        files.resolve("spend.csv"));
    reported("demo", DemoServer.shared().folder());
  }

  private static void reported(String name, Object... what) throws IOException {
    var plan = Files.writeString(folder.resolve("plan.yaml"), "permutations: 499\n");
    var report = folder.resolve(name);
    var run =
        Run.of(
            Stream.of(
                    Stream.of("audit"), Stream.of(what), Stream.of("--plan", plan, "--out", report))
                .flatMap(words -> words)
                .toArray());
    assertThat(run.exit()).as(run.err()).isZero();
    REPORTS.add(report);
  }

  @AfterAll
  static void stop() {
    REPORTS.clear();
    if (chromium != null) {
      chromium.close();
    }
  }

  static List<Path> reports() {
    return REPORTS;
  }

  private static Page opened(BrowserContext context, Path report) {
    var page = context.newPage();
    page.navigate(report.resolve("report.html").toUri().toString());
    return page;
  }

  @ParameterizedTest
  @MethodSource("reports")
  void it_fits_every_screen_and_axe_finds_nothing_to_object_to(Path report) {
    var name = "audit-" + report.getFileName();
    try (var context = chromium.context(Screen.DESK)) {
      var page = opened(context, report);
      for (var opened : List.of(false, true)) {
        page.evaluate(
            "open => document.querySelectorAll('details').forEach(d => d.open = open)", opened);
        for (var screen : List.of(Screen.NARROW, Screen.PHONE, Screen.NIGHT, Screen.DESK)) {
          Chromium.turn(page, screen);
          Chromium.assertFits(page, name + "-" + screen.label());
          Chromium.assertAccessible(page, name, screen);
          if (!opened) {
            Chromium.picture(page, name + "-" + screen.label());
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void it_asks_nobody_for_anything_and_needs_no_script(Path report) {
    try (var context = chromium.withoutScripts(Screen.DESK)) {
      var asked = new ArrayList<String>();
      context.onRequest(request -> asked.add(request.url()));
      var page = opened(context, report);
      assertThat(asked).containsExactly(report.resolve("report.html").toUri().toString());
      assertThat(page.locator("h1").textContent()).isEqualTo("Was anyone favoured?");
      assertThat(page.locator(".verdict").isVisible()).isTrue();
    }
  }

  @Test
  void what_is_folded_away_unfolds_without_a_script() {
    try (var context = chromium.withoutScripts(Screen.DESK)) {
      var page = opened(context, REPORTS.getFirst());
      var tests = page.locator("#beside ~ details").first();
      assertThat(tests.locator("table").isVisible()).isFalse();
      tests.locator("summary").first().click();
      assertThat(tests.locator("table").isVisible()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void every_link_leads_to_a_place_on_the_page_or_to_a_file_of_the_report(Path report) {
    try (var context = chromium.context(Screen.DESK)) {
      var page = opened(context, report);
      var links = page.locator("a").all().stream().map(a -> a.getAttribute("href")).toList();
      assertThat(links).contains("tables/inputs.csv", "#pairs");
      for (var link : links.stream().distinct().toList()) {
        if (link.startsWith("#")) {
          assertThat(page.locator("[id='" + link.substring(1) + "']").count()).as(link).isOne();
        } else {
          assertThat(report.resolve(link)).isNotEmptyFile();
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("reports")
  void the_keyboard_reaches_every_link_and_what_scrolls(Path report) {
    try (var context = chromium.context(Screen.PHONE)) {
      var page = opened(context, report);
      // What is folded away is reached once its line has been opened.
      page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
      int wanted = page.locator("a, summary, [tabindex='0']").count();
      var reached =
          page.evaluate(
              "() => { let n = 0; for (const e of document.querySelectorAll('a, summary,"
                  + " [tabindex=\"0\"]')) { e.focus(); n += document.activeElement === e ? 1 : 0; }"
                  + " return n; }");
      assertThat(reached).isEqualTo(wanted);
      page.evaluate("document.querySelector('h1').scrollIntoView(); document.activeElement.blur()");
      page.keyboard().press("Tab");
      assertThat(page.evaluate("document.activeElement.tagName")).isEqualTo("A");
    }
  }

  @Test
  void on_paper_ink_is_dark_whatever_the_screen_and_what_shows_a_finding_is_there() {
    try (var context = chromium.context(Screen.NIGHT)) {
      var page = opened(context, REPORTS.getFirst());
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.evaluate("getComputedStyle(document.querySelector('h1')).color"))
          .isEqualTo("rgb(0, 0, 0)");
      assertThat(page.evaluate("getComputedStyle(document.querySelector('svg text.q')).fill"))
          .isEqualTo("rgb(92, 97, 104)");
      assertThat(page.locator(".fact details li").first().boundingBox().height).isPositive();
    }
  }
}
