package org.evenhand.app.api;

import com.restfb.FacebookEndpoints;

/**
 * Where a client of Graph APIs is told to go.
 *
 * @param url what stands before the version
 */
public record GraphServer(String url) implements FacebookEndpoints {
  @Override
  public String getGraphEndpoint() {
    return url;
  }
}
