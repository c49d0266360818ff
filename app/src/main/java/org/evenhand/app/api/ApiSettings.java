package org.evenhand.app.api;

import java.net.URI;

/**
 * What the API must be told.
 *
 * @param baseUrl scheme and authority under which the public reaches this server, without a slash
 *     at the end; every link is built from it and none from what a request says
 * @param connections what one client may take
 */
public record ApiSettings(String baseUrl, ConnectionBounds connections) {
  /** Refuses what is not an absolute http or https URL. */
  public ApiSettings {
    var uri = URI.create(baseUrl);
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!web || uri.getHost() == null || baseUrl.endsWith("/") || uri.getQuery() != null) {
      throw new IllegalArgumentException(
          "the base URL must be like https://data.example.org, not '" + baseUrl + "'");
    }
  }

  /** With the usual bounds. */
  public ApiSettings(String baseUrl) {
    this(baseUrl, ConnectionBounds.USUAL);
  }
}
