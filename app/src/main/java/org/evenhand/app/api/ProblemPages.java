package org.evenhand.app.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The pages that the {@code type} of a problem leads to: {@code docs/problems/*.md}, as plain HTML.
 * They use headings, paragraphs and code between backticks, and that is all that is understood.
 */
public final class ProblemPages {
  /** Where they are served. */
  static final String PATH = "/docs/problems/";

  private ProblemPages() {}

  /**
   * What a page says, for who shows or searches it elsewhere.
   *
   * @param path where it is served
   * @param status of the answer that leads there
   * @param title of the problem
   * @param markdown its text
   */
  public record Source(String path, int status, String title, String markdown) {}

  /** The texts of all pages. */
  public static List<Source> sources() {
    return Arrays.stream(ProblemType.values())
        .map(type -> new Source(PATH + type.page(), type.status(), type.title(), source(type)))
        .toList();
  }

  /** All pages by path. */
  static Map<String, byte[]> all() {
    var pages = new HashMap<String, byte[]>();
    for (var type : ProblemType.values()) {
      pages.put(PATH + type.page(), html(source(type)).getBytes(StandardCharsets.UTF_8));
    }
    return pages;
  }

  private static String source(ProblemType type) {
    try (var in = ProblemPages.class.getResourceAsStream("problems/" + type.page() + ".md")) {
      if (in == null) {
        throw new IllegalStateException("docs/problems lacks " + type.page() + ".md");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One page. */
  static String html(String markdown) {
    var body = new StringBuilder();
    String title = "";
    for (var block : markdown.strip().split("\n\n+", -1)) {
      if (block.startsWith("# ")) {
        title = escaped(block.substring(2));
        body.append("<h1>").append(title).append("</h1>\n");
      } else {
        body.append("<p>").append(withCode(escaped(block))).append("</p>\n");
      }
    }
    return "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
        + "<meta name=\"color-scheme\" content=\"light dark\"><title>"
        + title
        + " · Evenhand</title><link rel=\"stylesheet\" href=\"/assets/evenhand.css\"><link"
        + " rel=\"icon\" href=\"/assets/mark.svg\" type=\"image/svg+xml\"></head>\n"
        + "<body><header class=\"top\"><a class=\"brand\" href=\"/\"><img src=\"/assets/mark.svg\""
        + " alt=\"\" width=\"24\" height=\"24\">Evenhand</a><nav aria-label=\"Pages\"><a"
        + " href=\"/docs\">Documentation</a></nav></header>\n"
        + "<main>\n"
        + body
        + "</main></body></html>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String withCode(String text) {
    var out = new StringBuilder();
    boolean code = false;
    for (var part : text.split("`", -1)) {
      out.append(code ? "<code>" : "").append(part).append(code ? "</code>" : "");
      code = !code;
    }
    return out.toString();
  }
}
