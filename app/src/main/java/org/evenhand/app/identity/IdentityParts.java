package org.evenhand.app.identity;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.evenhand.consent.ConsentActs;
import org.evenhand.consent.Consents;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.Catalogue;

/**
 * What identity stands on: one bean that the wiring provides.
 *
 * @param table the identity table, its own
 * @param directory the apps of the register
 * @param consents the grants that tokens point to
 * @param acts the door by which consents change
 * @param catalogue the data types, which are the scopes
 * @param clock the time
 * @param random a secure source
 * @param baseUrl where people and apps reach us, without a path; links are built from it, never
 *     from a Host header
 */
public record IdentityParts(
    Table table,
    AppDirectory directory,
    Consents consents,
    ConsentActs acts,
    Catalogue catalogue,
    InstantSource clock,
    SecureRandom random,
    URI baseUrl) {
  /** Refuses a base URL with a path, query or fragment: it is the OAuth issuer too. */
  public IdentityParts {
    var path = baseUrl.getPath();
    if (!baseUrl.isAbsolute()
        || (path != null && !path.isEmpty())
        || baseUrl.getQuery() != null
        || baseUrl.getFragment() != null) {
      throw new IllegalArgumentException("the base URL is scheme, host and port, not " + baseUrl);
    }
  }

  /** Whether browsers reach us through TLS, so that cookies can insist on it. */
  public boolean https() {
    return "https".equals(baseUrl.getScheme());
  }
}
