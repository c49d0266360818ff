package org.evenhand.audit.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.evenhand.audit.input.BadInput;

/** A page about each test, for those who meet it first. */
public final class Explanations {
  private Explanations() {}

  /** The names of all tests that have a page. */
  public static List<String> names() {
    return text("index.txt").lines().filter(line -> !line.isBlank()).toList();
  }

  /**
   * The page of a test, in Markdown.
   *
   * @throws BadInput if there is no such test
   */
  public static String of(String test) {
    if (!names().contains(test)) {
      throw new BadInput(
          "--explain " + BadInput.shown(test) + ": there are: " + String.join(", ", names()));
    }
    return text(test + ".md");
  }

  private static String text(String name) {
    try (var in = Explanations.class.getResourceAsStream("explain/" + name)) {
      if (in == null) {
        throw new IllegalStateException("no page " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
