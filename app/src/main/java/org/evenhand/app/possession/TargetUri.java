package org.evenhand.app.possession;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses as {@code htu} compares them: without query and fragment, after the normalisations of
 * RFC 3986 that change nothing (section 6.2.2: case, percent-encoding; 6.2.3: default port, empty
 * path). Dots are left alone: the server answers no path that has them.
 */
final class TargetUri {
  private TargetUri() {}

  /** One spelling of it; empty if it is no absolute web address. */
  static Optional<String> normal(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
    if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
      return Optional.empty();
    }
    var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    var port = uri.getPort() == standard(scheme) || uri.getPort() < 0 ? "" : ":" + uri.getPort();
    var path = uri.getRawPath().isEmpty() ? "/" : unescaped(uri.getRawPath());
    return Optional.of(scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + port + path);
  }

  private static int standard(String scheme) {
    return switch (scheme) {
      case "https" -> 443;
      case "http" -> 80;
      default -> Integer.MIN_VALUE;
    };
  }

  /** Letters, digits and "-._~" need no escape; what stays escaped has capital digits. */
  private static String unescaped(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    var out = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c != '%') {
        out.append(c);
        continue;
      }
      var digits = path.substring(i + 1, i + 3); // URI refuses fewer
      char octet = (char) Integer.parseInt(digits, 16);
      if (unreserved(octet)) {
        out.append(octet);
      } else {
        out.append('%').append(digits.toUpperCase(Locale.ROOT));
      }
      i += 2;
    }
    return out.toString();
  }

  private static boolean unreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "-._~".indexOf(c) >= 0;
  }
}
