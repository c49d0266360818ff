package org.evenhand.app.identity;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a browser says it is, no finer than its owner needs to know it again: neither versions nor
 * addresses are kept, so that a list of sessions is no list of traces.
 *
 * @param family which browser
 * @param device on what kind of device
 */
public record Browser(Family family, Device device) {
  private static final int MOST = 1_000;

  /** Which browser. */
  public enum Family {
    /** Mozilla's. */
    FIREFOX,
    /** Google's, or one that says so. */
    CHROME,
    /** Microsoft's. */
    EDGE,
    /** Apple's. */
    SAFARI,
    /** Opera's. */
    OPERA,
    /** Samsung's. */
    SAMSUNG,
    /** None of these. */
    OTHER
  }

  /** On what kind of device. */
  public enum Device {
    /** Held in a hand. */
    PHONE,
    /** Larger. */
    TABLET,
    /** On a desk or a lap. */
    COMPUTER,
    /** It doesn't say. */
    UNKNOWN
  }

  /** Reads a {@code User-Agent} (RFC 9110, 10.1.5). */
  static Browser of(@Nullable String userAgent) {
    var said = userAgent == null || userAgent.length() > MOST ? "" : userAgent;
    return new Browser(family(said), device(said.toLowerCase(Locale.ROOT)));
  }

  // The order matters: most browsers say that they are others, too.
  private static Family family(String said) {
    if (said.contains("Edg/") || said.contains("EdgA/") || said.contains("EdgiOS/")) {
      return Family.EDGE;
    }
    if (said.contains("OPR/")) {
      return Family.OPERA;
    }
    if (said.contains("SamsungBrowser/")) {
      return Family.SAMSUNG;
    }
    if (said.contains("Firefox/") || said.contains("FxiOS/")) {
      return Family.FIREFOX;
    }
    if (said.contains("Chrome/") || said.contains("CriOS/")) {
      return Family.CHROME;
    }
    return said.contains("Safari/") ? Family.SAFARI : Family.OTHER;
  }

  private static Device device(String said) {
    boolean android = said.contains("android");
    boolean mobile = said.contains("mobile");
    if (said.contains("ipad") || said.contains("tablet") || (android && !mobile)) {
      return Device.TABLET;
    }
    if (android || mobile || said.contains("iphone")) {
      return Device.PHONE;
    }
    return said.contains("windows")
            || said.contains("macintosh")
            || said.contains("x11")
            || said.contains("linux")
        ? Device.COMPUTER
        : Device.UNKNOWN;
  }
}
