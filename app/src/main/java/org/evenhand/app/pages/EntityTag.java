package org.evenhand.app.pages;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Spares whoever has a public page the bytes of it (RFC 9110 §8.8.3). */
public final class EntityTag {
  private static final int BYTES = 16;

  private EntityTag() {}

  /**
   * Tells the page's tag, and answers 304 if the browser has just this page.
   *
   * @param bytes the page
   * @return whether the answer is complete
   */
  public static boolean unchanged(
      HttpServletRequest request, HttpServletResponse response, byte[] bytes) {
    var tag = of(bytes);
    response.setHeader("ETag", tag);
    boolean same = matches(request.getHeader("If-None-Match"), tag);
    if (same) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
    }
    return same;
  }

  private static String of(byte[] bytes) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return '"' + HexFormat.of().formatHex(hash, 0, BYTES) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /** RFC 9110 §13.1.2: any of a list, compared weakly. */
  private static boolean matches(@Nullable String asked, String tag) {
    if (asked == null) {
      return false;
    }
    for (var one : asked.split(",", -1)) {
      var known = one.strip();
      if (known.equals("*") || known.equals(tag) || known.equals("W/" + tag)) {
        return true;
      }
    }
    return false;
  }
}
