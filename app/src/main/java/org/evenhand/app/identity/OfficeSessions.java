package org.evenhand.app.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.evenhand.vocabulary.SignedInOfficer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfTokenRepository;

/**
 * Who is signed in to the office. Its cookie is another than a person's, kept elsewhere: neither
 * opens the other's pages, and who signs out of one stays in the other.
 */
public final class OfficeSessions {
  private final OfficeAccounts officers;
  private final OfficeVisits visits;
  private final boolean https;
  private final CookieCsrfTokenRepository marks = new CookieCsrfTokenRepository();

  OfficeSessions(OfficeAccounts officers, OfficeVisits visits, boolean https) {
    this.officers = officers;
    this.visits = visits;
    this.https = https;
    marks.setCookieName(named("evenhand-office-csrf"));
    marks.setCookiePath("/");
    marks.setCookieCustomizer(cookie -> cookie.httpOnly(true).secure(https).sameSite("Strict"));
  }

  /** Who is signed in. The one place where a {@link SignedInOfficer} is made. */
  public Optional<SignedInOfficer> signedIn(HttpServletRequest request) {
    return visit(request).map(visit -> new SignedInOfficer(visit.role(), visit.officer()));
  }

  /**
   * Who is signed in.
   *
   * @throws IllegalStateException if nobody is: the page was not behind the security chain
   */
  public SignedInOfficer required(HttpServletRequest request) {
    return signedIn(request)
        .orElseThrow(() -> new IllegalStateException("no officer is signed in"));
  }

  /**
   * Whether whoever is signed in showed a passkey within the last five minutes. What can't be
   * undone asks for that first, so that a desk that was left open does nothing grave.
   */
  public boolean confirmed(HttpServletRequest request) {
    return visit(request).filter(visits::fresh).isPresent();
  }

  /** How many are signed in. */
  int openNow() {
    return visits.openNow();
  }

  /** Signs out. */
  public void end(HttpServletRequest request, HttpServletResponse response) {
    held(request).forEach(visits::end);
    response.addHeader(HttpHeaders.SET_COOKIE, cookie("").maxAge(0).build().toString());
    marks.saveToken(null, request, response);
  }

  void begin(HttpServletRequest request, HttpServletResponse response, OfficeAccount officer) {
    // Another session and another mark: what was planted before is worth nothing after.
    held(request).forEach(visits::end);
    marks.saveToken(null, request, response);
    var cookie = cookie(visits.begin(officer)).build();
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
  }

  void confirm(HttpServletRequest request) {
    // The one that was looked at: another beside it may be somebody else's.
    held(request).findFirst().ifPresent(visits::confirm);
  }

  void endOthers(HttpServletRequest request, OfficeAccount officer) {
    held(request).findFirst().ifPresent(secret -> visits.endOthers(officer.id(), secret));
  }

  /** Names the session without opening it. */
  String name(HttpServletRequest request) {
    return held(request)
        .map(secret -> Arrays.toString(Secrets.sha256(secret)))
        .findFirst()
        .orElse("");
  }

  CsrfTokenRepository marks() {
    return marks;
  }

  private Optional<OfficeVisits.Visit> visit(HttpServletRequest request) {
    return held(request).findFirst().flatMap(visits::seen).filter(this::serves);
  }

  /** Whoever was removed is signed in no more. */
  private boolean serves(OfficeVisits.Visit visit) {
    return officers
        .serving(visit.officer())
        .filter(officer -> officer.role() == visit.role())
        .isPresent();
  }

  private Stream<String> held(HttpServletRequest request) {
    var cookies = request.getCookies();
    return cookies == null
        ? Stream.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(named("evenhand-office")))
            .map(Cookie::getValue);
  }

  private ResponseCookie.ResponseCookieBuilder cookie(String value) {
    return ResponseCookie.from(named("evenhand-office"), value)
        .path("/")
        .httpOnly(true)
        .secure(https)
        .sameSite("Strict");
  }

  /** "__Host-" keeps a neighbouring host from planting one. */
  private String named(String cookie) {
    return https ? "__Host-" + cookie : cookie;
  }
}
