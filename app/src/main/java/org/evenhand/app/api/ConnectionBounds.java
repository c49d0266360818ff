package org.evenhand.app.api;

import java.time.Duration;

/**
 * What one client may take of the server's connections.
 *
 * @param perAddress how many at once from one address (of IPv6, from one /64). Behind a proxy all
 *     come from the proxy's, so there it has to be {@link #MOST}
 * @param exchange how long a request's head may take, and how long its body and the answer may take
 *     together, however steadily bytes drip in or out
 */
public record ConnectionBounds(int perAddress, Duration exchange) {
  /** As many as the server takes from everyone together. */
  public static final int MOST = 2_000;

  /** Unless told: a quarter of all connections, and thirty seconds. */
  public static final ConnectionBounds USUAL =
      new ConnectionBounds(MOST / 4, Duration.ofSeconds(30));

  /** Refuses what would let nobody in, or bound nothing. */
  public ConnectionBounds {
    if (perAddress < 1 || perAddress > MOST) {
      throw new IllegalArgumentException(
          "connections from an address are 1 to " + MOST + ", not " + perAddress);
    }
    if (!exchange.isPositive()) {
      throw new IllegalArgumentException("an exchange takes time, not " + exchange);
    }
  }
}
