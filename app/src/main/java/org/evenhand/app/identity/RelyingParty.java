package org.evenhand.app.identity;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who passkeys are made for, in WebAuthn's words. It comes from the configured base URL and never
 * from a request, or whoever can send a Host header could choose it.
 *
 * @param id the host, to which browsers bind passkeys
 * @param origin what browsers say where they are: scheme, host, and the port where it isn't the
 *     scheme's own
 */
record RelyingParty(String id, String origin) {
  // An IPv6 address stands in brackets; a name's last label is never a number.
  private static final Pattern ADDRESS = Pattern.compile("\\[.*|[0-9.]+");

  static RelyingParty of(URI baseUrl) {
    var scheme = baseUrl.getScheme().toLowerCase(Locale.ROOT);
    var host = baseUrl.getHost().toLowerCase(Locale.ROOT);
    int port = baseUrl.getPort();
    boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
    return new RelyingParty(host, scheme + "://" + host + (usual ? "" : ":" + port));
  }

  /** Whether browsers make passkeys for it: they do for names, not for addresses. */
  boolean named() {
    return !ADDRESS.matcher(id).matches();
  }
}
