package org.evenhand.app.wiring;

import java.nio.file.Path;
import java.util.Map;

/** What carries the server's bytes. */
public sealed interface Transport {
  /** Nothing but TCP: on this machine alone, or behind a server that ends TLS. */
  record Plain() implements Transport {}

  /**
   * TLS 1.2 or 1.3, ended by this server. When the files change, the server takes the new ones for
   * new connections; files that do not fit each other are left aside with a warning.
   *
   * @param certificate the certificate and those that vouch for it, in that order, as PEM
   * @param key its private key, as PEM
   */
  record Tls(Path certificate, Path key) implements Transport {}

  /** What the container must be told. */
  default Map<String, Object> properties() {
    return switch (this) {
      case Plain _ -> Map.of();
      case Tls(var certificate, var key) ->
          Map.of(
              "server.ssl.bundle",
              "door",
              "spring.ssl.bundle.pem.door.keystore.certificate",
              certificate.toUri().toString(),
              "spring.ssl.bundle.pem.door.keystore.private-key",
              key.toUri().toString(),
              "spring.ssl.bundle.pem.door.keystore.verify-keys",
              true,
              // RFC 9325, section 3.1.1: nothing older than 1.2.
              "spring.ssl.bundle.pem.door.options.enabled-protocols",
              "TLSv1.2,TLSv1.3",
              "spring.ssl.bundle.pem.door.reload-on-update",
              true,
              "spring.ssl.bundle.watch.file.quiet-period",
              "2s");
    };
  }
}
