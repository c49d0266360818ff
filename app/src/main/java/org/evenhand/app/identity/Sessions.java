package org.evenhand.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.SecurityContextRepository;

/** The door by which a person comes in, and by which pages ask who is there. */
public final class Sessions {
  /** A session ends so long after sign-in, however busy it is. */
  static final Duration LENGTH = Duration.ofHours(12);

  private final Accounts accounts;
  private final SignInLimits limits;
  private final InstantSource clock;
  private final SessionAuthenticationStrategy fresh;
  private final SecurityContextRepository contexts;
  private final SecureRandom random;
  private final OpenSessions<Visit> open =
      new OpenSessions<>(OpenSessions.PER_ACCOUNT, OpenSessions.IN_ALL);

  Sessions(
      Accounts accounts,
      SignInLimits limits,
      InstantSource clock,
      SecureRandom random,
      SessionAuthenticationStrategy fresh,
      SecurityContextRepository contexts) {
    this.accounts = accounts;
    this.limits = limits;
    this.clock = clock;
    this.random = random;
    this.fresh = fresh;
    this.contexts = contexts;
  }

  /** What became of an attempt to sign in. */
  public sealed interface Attempt {
    /** Signed in; the session has a new id. */
    record Welcome() implements Attempt {}

    /** The name and the password do not go together; which of them is wrong is not told. */
    record Wrong() implements Attempt {}

    /** The question that a passkey answered had run out, or was answered before. */
    record TooLate() implements Attempt {}

    /**
     * Too many attempts; nothing was checked.
     *
     * @param seconds until the next may be made
     */
    record TooMany(long seconds) implements Attempt {}
  }

  /** Tries to sign in. */
  public Attempt signIn(
      HttpServletRequest request, HttpServletResponse response, String name, String password) {
    var username = name.strip().toLowerCase(Locale.ROOT);
    var address = request.getRemoteAddr();
    var wait = limits.attempt(username, address);
    if (wait > 0) {
      return new Attempt.TooMany(wait);
    }
    boolean right =
        accounts.open(
            username,
            password,
            person -> {
              limits.succeeded(username, address);
              begin(request, response, new Who(username, person), Way.PASSWORD);
            });
    return right ? new Attempt.Welcome() : new Attempt.Wrong();
  }

  /** Asks whoever is signed in for their password once more, before what cannot be undone. */
  public Attempt confirm(HttpServletRequest request, String password) {
    var username = username().orElse("");
    var wait = limits.attempt(username, request.getRemoteAddr());
    if (wait > 0) {
      return new Attempt.TooMany(wait);
    }
    if (accounts.check(username, password).filter(this::belongsTo).isEmpty()) {
      return new Attempt.Wrong();
    }
    limits.succeeded(username, request.getRemoteAddr());
    confirm();
    return new Attempt.Welcome();
  }

  /** A way in was shown just now. */
  void confirm() {
    visit().ifPresent(visit -> visit.confirm(clock.instant()));
  }

  /**
   * Whether whoever is signed in showed a way in within the last five minutes. What makes or ends a
   * way in asks for that first.
   */
  public boolean confirmed() {
    return visit().filter(visit -> visit.confirmed(clock.instant())).isPresent();
  }

  /** How many sessions are open, of everybody. */
  int openNow() {
    return open.size();
  }

  /** The sessions of whoever is signed in, the oldest first. */
  public List<OpenSession> all() {
    var here = visit().orElseThrow();
    return open.of(account()).stream().map(visit -> visit.told(here)).toList();
  }

  /**
   * Ends one of them, from its very next request on.
   *
   * @return false if there is none of that id, or it is this one
   */
  public boolean end(String id) {
    var here = name();
    return open.end(account(), visit -> visit.id().equals(id) && !id.equals(here)) > 0;
  }

  /**
   * Ends all of them but this one, from their very next requests on.
   *
   * @return how many
   */
  public int endOthers() {
    var here = name();
    return open.end(account(), visit -> !visit.id().equals(here));
  }

  /** Ends this request's session, if it has one that nobody else has just ended. */
  public void end(HttpServletRequest request) {
    var session = request.getSession(false);
    if (session != null) {
      Bound.end(session);
    }
  }

  /**
   * Who begins a session.
   *
   * @param username the account's
   * @param person whose it is
   */
  record Who(String username, PersonId person) {}

  void begin(HttpServletRequest request, HttpServletResponse response, Who who, Way way) {
    begin(request, response, who, way, clock.instant());
  }

  /** Begins one with a way in that was shown at a time, which need not be now. */
  void begin(
      HttpServletRequest request, HttpServletResponse response, Who who, Way way, Instant shown) {
    var now = clock.instant();
    var browser = Browser.of(request.getHeader("User-Agent"));
    var visit = new Visit(Secrets.random(random, ""), way, browser, now, shown);
    var session = new PersonSession(who.username(), who.person(), now, visit);
    // A new id for the session and a new CSRF token: what was planted before sign-in is worth
    // nothing after it (session fixation).
    request.getSession(true);
    fresh.onAuthentication(session, request, response);
    var context = new SecurityContextImpl(session);
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    var http = request.getSession();
    // Who signs in anew in the same browser gives up their place first: else it could be the
    // oldest, and this very session would end.
    http.removeAttribute(Bound.NAME);
    http.setAttribute(Bound.NAME, new Bound(open, who.username(), visit, http));
  }

  /** Ties a session of the container to our count of them, until the container lets go of it. */
  private static final class Bound implements HttpSessionBindingListener {
    static final String NAME = "org.evenhand.open";

    private final OpenSessions<Visit> sessions;
    private final OpenSessions.Open<Visit> open;

    Bound(OpenSessions<Visit> sessions, String account, Visit visit, HttpSession http) {
      this.sessions = sessions;
      this.open = sessions.begins(account, visit, () -> end(http));
    }

    private static void end(HttpSession http) {
      try {
        http.invalidate();
      } catch (IllegalStateException endedAlready) {
        // The container was quicker.
      }
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
      sessions.ended(open);
    }
  }

  /** Who is signed in on this request. The one place where a {@link SignedIn} is made. */
  public Optional<SignedIn> signedIn() {
    return session().map(session -> new SignedIn(session.person()));
  }

  /**
   * Who is signed in.
   *
   * @throws IllegalStateException if nobody is: the page was not behind the security chain
   */
  public SignedIn required() {
    return signedIn().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
  }

  /** Under which name. */
  public Optional<String> username() {
    return session().map(PersonSession::username);
  }

  /**
   * Under which name.
   *
   * @throws IllegalStateException if nobody is signed in
   */
  String account() {
    return username().orElseThrow(() -> new IllegalStateException("nobody is signed in"));
  }

  Optional<Visit> visit() {
    return session().flatMap(PersonSession::visit);
  }

  /** Names the session without opening it. */
  String name() {
    return visit().map(Visit::id).orElse("");
  }

  private Optional<PersonSession> session() {
    var authentication = SecurityContextHolder.getContext().getAuthentication();
    return authentication instanceof PersonSession session && live(session)
        ? Optional.of(session)
        : Optional.empty();
  }

  /** Whether a request's session lives; it is seen by this. */
  boolean seen(@Nullable Authentication authentication) {
    if (!live(authentication)) {
      return false;
    }
    visit().ifPresent(visit -> visit.seen(clock.instant()));
    return true;
  }

  private boolean live(@Nullable Authentication authentication) {
    return authentication instanceof PersonSession session
        && clock.instant().isBefore(session.since().plus(LENGTH))
        // Whoever was erased has no account any more, and so no session.
        && accounts.person(session.username()).filter(session.person()::equals).isPresent();
  }

  boolean belongsTo(PersonId person) {
    return session().filter(session -> session.person().equals(person)).isPresent();
  }
}
