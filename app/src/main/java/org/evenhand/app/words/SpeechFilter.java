package org.evenhand.app.words;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds the language to answer in: the one that the address asks for ({@code lang=de}), which is
 * kept for later; the one kept; the best that the browser accepts; English.
 */
public final class SpeechFilter extends OncePerRequestFilter {
  private static final String PARAMETER = "lang";
  private static final String KEPT = "evenhand-language";
  private static final int A_YEAR = 365 * 24 * 60 * 60;

  private final boolean https;

  /**
   * Makes one.
   *
   * @param https whether browsers reach us through TLS
   */
  public SpeechFilter(boolean https) {
    this.https = https;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var asked = asked(request.getQueryString());
    asked.ifPresent(language -> response.addCookie(kept(language)));
    var language = asked.or(() -> kept(request)).or(() -> accepted(request));
    var spoken = new Speech.Spoken(language.orElse(Language.ENGLISH), here(request));
    response.setHeader("Content-Language", spoken.language().tag());
    response.addHeader("Vary", "Accept-Language, Cookie"); // for pages that may be kept
    try {
      ScopedValue.where(Speech.SPOKEN, spoken)
          .call(() -> {
            chain.doFilter(request, response);
            return spoken;
          });
    } catch (ServletException | IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new ServletException(e); // a chain throws no other
    }
  }

  // The query is read as it is: asking for a parameter would read a form's body, too.
  private static Optional<Language> asked(@Nullable String query) {
    return parts(query)
        .filter(SpeechFilter::namesLanguage)
        .map(part -> part.substring(PARAMETER.length() + 1))
        .flatMap(tag -> Language.of(tag).stream())
        .findFirst();
  }

  private static Stream<String> parts(@Nullable String query) {
    return query == null ? Stream.of() : Arrays.stream(query.split("&"));
  }

  private static boolean namesLanguage(String part) {
    return part.startsWith(PARAMETER + "=");
  }

  private Cookie kept(Language language) {
    var cookie = new Cookie(KEPT, language.tag());
    cookie.setPath("/");
    cookie.setMaxAge(A_YEAR);
    cookie.setHttpOnly(true);
    cookie.setSecure(https);
    cookie.setAttribute("SameSite", "Lax");
    return cookie;
  }

  private static Optional<Language> kept(HttpServletRequest request) {
    var cookies = request.getCookies();
    return (cookies == null ? List.<Cookie>of() : List.of(cookies))
        .stream()
            .filter(cookie -> cookie.getName().equals(KEPT))
            .flatMap(cookie -> Language.of(cookie.getValue()).stream())
            .findFirst();
  }

  private static Optional<Language> accepted(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Accept-Language")).flatMap(Language::accepted);
  }

  /** What answers a form has no address of its own, and an error is another page's. */
  private static String here(HttpServletRequest request) {
    var path = request.getRequestURI();
    if (!List.of("GET", "HEAD").contains(request.getMethod())
        || request.getDispatcherType() == DispatcherType.ERROR
        || path.startsWith("//")) { // in a link, that would be another host
      return "";
    }
    var others =
        parts(request.getQueryString())
            .filter(part -> !part.isEmpty() && !namesLanguage(part))
            .map(part -> part + "&")
            .collect(Collectors.joining());
    return path + "?" + others + PARAMETER + "=";
  }
}
