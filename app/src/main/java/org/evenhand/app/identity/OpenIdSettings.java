package org.evenhand.app.identity;

import java.net.URI;
import java.util.Set;

/**
 * The platform's own sign-in, an OpenID provider (OpenID Connect Core 1.0), as the operator set it.
 *
 * @param name what people know it by
 * @param issuer its issuer identifier, exactly as it says it itself
 * @param clientId what it knows us by
 * @param secret what we prove that with
 * @param claim which claim of the ID token names the person, once and for all
 */
public record OpenIdSettings(
    String name, URI issuer, String clientId, String secret, String claim) {
  // OpenID Connect Core 1.0, 5.7: these may change hands, or be what somebody typed.
  private static final Set<String> UNSTABLE =
      Set.of("email", "phone_number", "preferred_username", "name", "nickname");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Refuses an issuer that TLS doesn't protect, but on this machine. */
  public OpenIdSettings {
    if (!protectedByTls(issuer) || issuer.getQuery() != null || issuer.getFragment() != null) {
      throw new IllegalArgumentException(
          "an issuer is an https address without query or fragment, not " + issuer);
    }
    if (name.isBlank() || clientId.isBlank() || secret.isBlank() || claim.isBlank()) {
      throw new IllegalArgumentException("name, client id, secret and claim cannot be empty");
    }
    if (UNSTABLE.contains(claim)) {
      throw new IllegalArgumentException(
          "the claim '" + claim + "' can change hands, so it names nobody");
    }
  }

  /** Whether an address is reached through TLS, or never leaves this machine. */
  static boolean protectedByTls(URI address) {
    var host = address.getHost();
    return host != null
        && ("https".equals(address.getScheme())
            || ("http".equals(address.getScheme()) && LOOPBACK.contains(host)));
  }

  /** Without the secret, so that it gets into no log. */
  @Override
  public String toString() {
    return "OpenIdSettings[" + name + ", " + issuer + ", " + clientId + ", " + claim + "]";
  }
}
