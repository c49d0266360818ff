package org.evenhand.app.log;

import java.net.URI;

/** The prefix of a log's URLs, as a person writes it. */
public final class LogAddress {
  private LogAddress() {}

  /**
   * Understands an address: {@code https://data.example.org/log}. A bare host means its {@code
   * /log}, where Evenhand serves it.
   *
   * @return the prefix, ending in a slash
   * @throws IllegalArgumentException if it is none
   */
  public static URI parse(String text) {
    var url = URI.create(text);
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!web
        || url.getHost() == null
        || url.getRawQuery() != null
        || url.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "'" + text + "' is no address (expected such as https://data.example.org/log)");
    }
    var path = url.getRawPath().replaceAll("/+$", "");
    return url.resolve((path.isEmpty() ? "/log" : path) + "/");
  }
}
