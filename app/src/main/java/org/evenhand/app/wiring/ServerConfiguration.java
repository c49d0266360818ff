package org.evenhand.app.wiring;

import java.net.URI;
import java.util.Optional;
import org.evenhand.app.api.ConnectionBounds;
import org.evenhand.app.identity.OpenIdSettings;
import org.evenhand.app.identity.OwnClient;
import org.evenhand.app.metrics.MetricsDoor;
import org.evenhand.app.webhooks.Destinations;

/**
 * Where the server listens and what it calls itself.
 *
 * @param bind the address to listen on
 * @param port the port; 0 for any free one
 * @param baseUrl how the world reaches it: scheme, host and port, nothing behind
 * @param connections what one client may take
 * @param webhooks where webhooks may lead
 * @param transport what carries its bytes
 * @param metrics where figures may be read
 * @param ownClient by which app people bring and take away what is their own
 * @param openId the platform's own sign-in, if it has one
 */
public record ServerConfiguration(
    String bind,
    int port,
    URI baseUrl,
    ConnectionBounds connections,
    Destinations webhooks,
    Transport transport,
    MetricsDoor metrics,
    OwnClient ownClient,
    Optional<OpenIdSettings> openId) {
  private static final int MOST_PORTS = 65_535;

  /** Refuses what is no port, and TLS under an address that says there is none. */
  public ServerConfiguration {
    if (port < 0 || port > MOST_PORTS) {
      throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
    }
    if (transport instanceof Transport.Tls && !"https".equals(baseUrl.getScheme())) {
      throw new IllegalArgumentException(
          "with TLS the base URL begins with https, not '" + baseUrl + "'");
    }
  }

  /** With figures to be read nowhere, no client of the platform's own and no OpenID provider. */
  public ServerConfiguration(
      String bind,
      int port,
      URI baseUrl,
      ConnectionBounds connections,
      Destinations webhooks,
      Transport transport) {
    this(
        bind,
        port,
        baseUrl,
        connections,
        webhooks,
        transport,
        new MetricsDoor.Closed(),
        OwnClient.NONE,
        Optional.empty());
  }

  /** The same with figures to be read there. */
  public ServerConfiguration measuredAt(MetricsDoor door) {
    return new ServerConfiguration(
        bind, port, baseUrl, connections, webhooks, transport, door, ownClient, openId);
  }

  /** The same with a client of the platform's own. */
  public ServerConfiguration with(OwnClient client) {
    return new ServerConfiguration(
        bind, port, baseUrl, connections, webhooks, transport, metrics, client, openId);
  }

  /** The same with an OpenID provider. */
  public ServerConfiguration with(OpenIdSettings provider) {
    return new ServerConfiguration(
        bind,
        port,
        baseUrl,
        connections,
        webhooks,
        transport,
        metrics,
        ownClient,
        Optional.of(provider));
  }

  /** Without TLS of its own. */
  public ServerConfiguration(
      String bind, int port, URI baseUrl, ConnectionBounds connections, Destinations webhooks) {
    this(bind, port, baseUrl, connections, webhooks, new Transport.Plain());
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
