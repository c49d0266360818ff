package org.evenhand.app.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.webauthn.api.Bytes;

/**
 * The door through the platform's own sign-in. A subject that no account is linked to makes
 * nothing; an account is linked by its owner, signed in and confirmed, or by the operator.
 */
public final class OpenIdDoor {
  private static final Logger LOG = LoggerFactory.getLogger(OpenIdDoor.class);
  private static final int MOST_CODE = 4_096;

  private final Parts parts;
  private final @Nullable OpenIdSettings settings;
  private final @Nullable OpenIdProvider provider;

  /** What it stands on. */
  record Parts(
      Accounts accounts,
      WaysIn ways,
      Sessions sessions,
      SignInLimits limits,
      Challenges challenges,
      SecureRandom random,
      IdentityParts identity) {}

  OpenIdDoor(Parts parts, @Nullable OpenIdSettings settings, @Nullable OpenIdProvider provider) {
    this.parts = parts;
    this.settings = settings;
    this.provider = provider;
  }

  /** What somebody goes to the provider for. */
  public enum Purpose {
    /** To sign in here. */
    SIGN_IN,
    /** To link the account that they are signed in to. */
    LINK,
    /** To show anew that it is they. */
    CONFIRM
  }

  /** What became of it. */
  public sealed interface Outcome {
    /**
     * Done.
     *
     * @param to where to go
     */
    record Done(String to) implements Outcome {}

    /** It is they, but no account is linked to them; nothing was made. */
    record Unknown() implements Outcome {}

    /** What came proves nothing, or was for another browser, or came too late. */
    record Refused() implements Outcome {}

    /** They, or the provider, said no. */
    record Denied() implements Outcome {}

    /** The provider can't be reached. */
    record Unreachable() implements Outcome {}

    /**
     * Too many attempts; nothing was checked.
     *
     * @param seconds until the next may be made
     */
    record TooMany(long seconds) implements Outcome {}
  }

  /** What people know the provider by; empty if there is none. */
  public Optional<String> name() {
    return Optional.ofNullable(settings).map(OpenIdSettings::name);
  }

  /**
   * Where to send a browser.
   *
   * @param to where to go afterwards, a path of ours
   * @return empty if the provider can't be reached
   */
  public Optional<URI> begin(HttpServletResponse response, Purpose purpose, String to) {
    if (provider == null) {
      return Optional.empty();
    }
    var held = new Held(Secrets.random(parts.random(), ""), purpose, to);
    try {
      var state = new Bytes(parts.challenges().make(use(held))).toBase64UrlString();
      var address = provider.address(asking(held, state));
      response.addHeader(
          HttpHeaders.SET_COOKIE, cookie(held.text()).maxAge(Challenges.LIFE).build().toString());
      return Optional.of(address);
    } catch (OpenIdRefused why) {
      LOG.warn("The OpenID provider could not be asked: {}", why.getMessage());
      return Optional.empty();
    }
  }

  /**
   * What the browser brings back.
   *
   * @param state as it was sent
   * @param code what the provider gives the ID token for; empty if it said no
   * @param issuer who says that it sent this; empty if nobody does
   */
  public record Brought(String state, String code, String issuer) {}

  /** Takes what a browser brought back. */
  public Outcome end(HttpServletRequest request, HttpServletResponse response, Brought brought) {
    var held = held(request);
    response.addHeader(HttpHeaders.SET_COOKIE, cookie("").maxAge(0).build().toString());
    if (provider == null || held.isEmpty() || !holds(held.get(), brought.state())) {
      return new Outcome.Refused();
    }
    if (brought.code().isEmpty()) {
      return new Outcome.Denied();
    }
    if (brought.code().length() > MOST_CODE) {
      return new Outcome.Refused();
    }
    var address = request.getRemoteAddr();
    var wait = parts.limits().attempt(address);
    if (wait > 0) {
      return new Outcome.TooMany(wait);
    }
    try {
      var asking = asking(held.get(), brought.state());
      var who = provider.identity(asking, brought.code(), brought.issuer());
      // Spent only now: what proves nothing takes no memory of ours.
      if (!parts.challenges().spend(bytes(brought.state()))) {
        return new Outcome.Refused();
      }
      var outcome = done(request, response, held.get(), who);
      if (outcome instanceof Outcome.Done) {
        parts.limits().succeeded(address);
      }
      return outcome;
    } catch (OpenIdRefused why) {
      LOG.warn("An answer of the OpenID provider was refused: {}", why.getMessage());
      return why.unreachable() ? new Outcome.Unreachable() : new Outcome.Refused();
    }
  }

  private Outcome done(
      HttpServletRequest request, HttpServletResponse response, Held held, Identity who) {
    return switch (held.purpose()) {
      case SIGN_IN -> signIn(request, response, held, who);
      case LINK -> propose(held, who);
      case CONFIRM -> confirm(held, who);
    };
  }

  /** Shown first, and linked by a press of theirs: a browser that was led here links nothing. */
  private Outcome propose(Held held, Identity who) {
    var visit = parts.sessions().visit();
    if (visit.isEmpty() || !fresh(who)) {
      return new Outcome.Refused();
    }
    var until = parts.identity().clock().instant().plus(Challenges.LIFE);
    visit.get().propose(new Visit.Proposal(Secrets.random(parts.random(), ""), who, until));
    return new Outcome.Done(held.to());
  }

  /**
   * Whether they showed themselves there just now: a session that was left open there proves
   * nothing of who sits here.
   */
  private boolean fresh(Identity who) {
    return parts.identity().clock().instant().isBefore(who.at().plus(Visit.FRESH));
  }

  private Outcome signIn(
      HttpServletRequest request, HttpServletResponse response, Held held, Identity who) {
    return parts
        .ways()
        .alone(() -> {
          var account = parts.ways().linked(who.issuer(), who.subject());
          var person = account.flatMap(parts.accounts()::person);
          if (person.isEmpty()) {
            return new Outcome.Unknown();
          }
          var signedIn = new Sessions.Who(account.get(), person.get());
          // Whoever was signed in there already is in, but has yet to show what changing a way in
          // asks.
          parts.sessions().begin(request, response, signedIn, Way.PROVIDER, who.at());
          return new Outcome.Done(held.to());
        });
  }

  private Outcome confirm(Held held, Identity who) {
    var account = parts.ways().linked(who.issuer(), who.subject());
    if (!fresh(who) || account.isEmpty() || !account.equals(parts.sessions().username())) {
      return new Outcome.Refused();
    }
    parts.sessions().confirm();
    return new Outcome.Done(held.to());
  }

  /**
   * A state counts in the browser that asked, and where one is signed in, in that session alone.
   */
  private boolean holds(Held held, String state) {
    return parts.challenges().holds(bytes(state), use(held));
  }

  private static byte[] bytes(String state) {
    try {
      return Bytes.fromBase64(state).getBytes();
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }

  private String use(Held held) {
    var session = held.purpose() == Purpose.SIGN_IN ? "" : parts.sessions().name();
    return "openid " + held.text() + " " + session;
  }

  private static OpenIdProvider.Asking asking(Held held, String state) {
    return new OpenIdProvider.Asking(state, held.secret(), held.purpose() != Purpose.SIGN_IN);
  }

  /** What the browser holds meanwhile. */
  private record Held(String secret, Purpose purpose, String to) {
    String text() {
      var path = Base64.getUrlEncoder().withoutPadding();
      return secret
          + "."
          + purpose
          + "."
          + path.encodeToString(to.getBytes(StandardCharsets.US_ASCII));
    }

    static Optional<Held> of(String text) {
      try {
        var parts = text.split("\\.", -1);
        var to = new String(Base64.getUrlDecoder().decode(parts[2]), StandardCharsets.US_ASCII);
        return Optional.of(new Held(parts[0], Purpose.valueOf(parts[1]), ReturnPath.safe(to)));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notOurs) {
        return Optional.empty();
      }
    }
  }

  private Optional<Held> held(HttpServletRequest request) {
    var cookies = request.getCookies();
    return cookies == null
        ? Optional.empty()
        : Arrays.stream(cookies)
            .filter(cookie -> cookie.getName().equals(named()))
            .map(Cookie::getValue)
            .findFirst()
            .flatMap(Held::of);
  }

  /** Lax, as the provider's answer comes from another site. */
  private ResponseCookie.ResponseCookieBuilder cookie(String value) {
    return ResponseCookie.from(named(), value)
        .path("/")
        .httpOnly(true)
        .secure(parts.identity().https())
        .sameSite("Lax");
  }

  private String named() {
    return parts.identity().https() ? "__Host-evenhand-openid" : "evenhand-openid";
  }

  /**
   * Who a signed-in person showed that they are at the provider, waiting for their yes.
   *
   * @param id names this proposal
   * @param shown what they call themselves there
   */
  public record Proposed(String id, String shown) {}

  /** What waits for a signed-in person's yes. */
  public Optional<Proposed> proposed() {
    var now = parts.identity().clock().instant();
    return parts
        .sessions()
        .visit()
        .flatMap(visit -> visit.proposed(now))
        .map(one -> new Proposed(one.id(), one.who().shown()));
  }

  /** What the account of whoever is signed in is linked to, as they call themselves there. */
  public Optional<String> linked() {
    return parts.sessions().username().flatMap(parts.ways()::shownLink);
  }

  /**
   * Links whoever is signed in to whom they showed. Where that takes the place of another link,
   * their other sessions end.
   *
   * @param proposal which one they said yes to
   * @return false if that is none, another account is linked to it, or nothing was confirmed
   */
  public boolean link(String proposal) {
    var now = parts.identity().clock().instant();
    var taken = parts.sessions().visit().flatMap(visit -> visit.takeProposed(proposal, now));
    if (taken.isEmpty() || !parts.sessions().confirmed()) {
      return false;
    }
    boolean another = linked().isPresent();
    boolean done = parts.ways().link(parts.sessions().account(), taken.get().who(), now);
    if (done && another) {
      parts.sessions().endOthers();
    }
    return done;
  }

  /** Ends the link; other sessions of theirs end. */
  public Removal unlink() {
    if (!parts.sessions().confirmed()) {
      return Removal.UNCONFIRMED;
    }
    var removal = parts.ways().unlink(parts.sessions().account());
    if (removal == Removal.DONE) {
      parts.sessions().endOthers();
    }
    return removal;
  }
}
