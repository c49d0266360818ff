package org.evenhand.app.wiring;

import java.net.URI;
import org.evenhand.app.api.ConnectionBounds;
import org.evenhand.app.webhooks.Destinations;

/**
 * Where the server listens and what it calls itself.
 *
 * @param bind the address to listen on
 * @param port the port; 0 for any free one
 * @param baseUrl how the world reaches it: scheme, host and port, nothing behind
 * @param connections what one client may take
 * @param webhooks where webhooks may lead
 */
public record ServerConfiguration(
    String bind, int port, URI baseUrl, ConnectionBounds connections, Destinations webhooks) {
  private static final int MOST_PORTS = 65_535;

  /** Refuses what is no port. */
  public ServerConfiguration {
    if (port < 0 || port > MOST_PORTS) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
  }

  /** With the usual bounds on connections, and webhooks to public addresses. */
  public ServerConfiguration(String bind, int port, URI baseUrl) {
    this(bind, port, baseUrl, Destinations.PUBLIC);
  }

  /** With the usual bounds on connections. */
  public ServerConfiguration(String bind, int port, URI baseUrl, Destinations webhooks) {
    this(bind, port, baseUrl, ConnectionBounds.USUAL, webhooks);
  }

  /** On this machine alone. */
  public static ServerConfiguration loopback(int port) {
    return new ServerConfiguration("127.0.0.1", port, URI.create("http://127.0.0.1:" + port));
  }
}
