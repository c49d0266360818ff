package org.evenhand.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.app.words.Language;
import org.junit.jupiter.api.Assumptions;

/** Debian's Chromium, where there is one; elsewhere what needs it is skipped, and says so. */
public final class Chromium implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final List<Path> PLACES =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));

  private static final List<String> TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu")));
  }

  /** Starts it. With CI set in the environment, its absence is a failure. */
  public static Chromium start() {
    Optional<Path> found = PLACES.stream().filter(Files::isExecutable).findFirst();
    if (System.getenv("CI") != null) {
      assertThat(found).as("CI has a Chromium").isPresent();
    }
    Assumptions.assumeTrue(found.isPresent(), "skipped: no Chromium in " + PLACES);
    return new Chromium(found.orElseThrow());
  }

  /** What a page is seen on. */
  public enum Screen {
    /** A desk, in daylight. */
    DESK(1200, 900, ColorScheme.LIGHT),
    /** A desk, at night. */
    NIGHT(1200, 900, ColorScheme.DARK),
    /** A phone. */
    PHONE(390, 844, ColorScheme.LIGHT),
    /** The narrowest that a page has to fit (WCAG 2.2, 1.4.10). */
    NARROW(320, 640, ColorScheme.LIGHT);

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Screen(int width, int height, ColorScheme scheme) {
      this.width = width;
      this.height = height;
      this.scheme = scheme;
    }

    /** In a file's name. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  /** A browser of its own: no cookies of others. */
  public BrowserContext context(Screen screen) {
    return context(screen, new Browser.NewContextOptions());
  }

  /** A browser of its own, with more that is special about it. */
  public BrowserContext context(Screen screen, Browser.NewContextOptions options) {
    return browser.newContext(
        options
            .setViewportSize(screen.width, screen.height)
            .setColorScheme(screen.scheme)
            .setReducedMotion(ReducedMotion.REDUCE)); // no picture of half a change
  }

  /** The same, of somebody who lets no script run. */
  public BrowserContext withoutScripts(Screen screen) {
    return browser.newContext(
        new Browser.NewContextOptions()
            .setViewportSize(screen.width, screen.height)
            .setColorScheme(screen.scheme)
            .setJavaScriptEnabled(false));
  }

  /** Shows an open page on a screen. */
  public static void turn(Page page, Screen screen) {
    page.setViewportSize(screen.width, screen.height);
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(screen.scheme));
  }

  /** Keeps a picture of the whole page. */
  public static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")).setFullPage(true));
  }

  /** An open page in every language, on the narrowest screen: no word is too long for it. */
  public static void assertFitsInEveryLanguage(Page page, String name) {
    turn(page, Screen.NARROW);
    var address = page.url();
    for (var language : List.of(Language.SPANISH, Language.GERMAN, Language.ENGLISH)) {
      page.navigate(address + (address.contains("?") ? "&" : "?") + "lang=" + language.tag());
      var seen = name + "-" + language.tag();
      picture(page, seen);
      assertFits(page, seen);
      assertAccessible(page, seen, Screen.NARROW);
    }
  }

  /** Nothing is wider than the screen. */
  public static void assertFits(Page page, String name) {
    var over =
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth");
    assertThat(over).as(name + " scrolls sideways by").isEqualTo(0);
  }

  /**
   * axe-core finds nothing to object to; at night, only what colours can spoil is looked at anew.
   */
  @SuppressWarnings("deprecation") // legacy mode spares a second page for each; we have no frames
  public static void assertAccessible(Page page, String name, Screen screen) {
    var axe = new AxeBuilder(page).setLegacyMode(true);
    var found =
        (screen == Screen.NIGHT ? axe.withRules(List.of("color-contrast")) : axe.withTags(TAGS))
            .analyze();
    assertThat(
            found.getViolations().stream()
                .flatMap(rule ->
                    rule.getNodes().stream().map(node -> rule.getId() + ": " + node.getHtml()))
                .toList())
        .as(name)
        .isEmpty();
    assertThat(found.getPasses()).as(name + " was looked at").isNotEmpty();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
