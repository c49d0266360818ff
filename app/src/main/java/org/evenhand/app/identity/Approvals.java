package org.evenhand.app.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.security.Principal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.evenhand.consent.ConsentActs;
import org.evenhand.consent.Consents;
import org.evenhand.consent.Held;
import org.evenhand.consent.Wording;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.TermsVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationCode;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What a person answers to an app that asks. The page shows an {@link Asked}; the answer comes back
 * here, becomes a consent and a grant in the record, and only then a code for the app.
 */
public final class Approvals {
  private final Pending pending;
  private final AppDirectory directory;
  private final Consents consents;
  private final ConsentActs acts;
  private final Sessions sessions;
  private final TestPeople testPeople;
  private final InstantSource clock;
  private final SecureRandom random;
  private final URI issuer;
  private final DetailReader details;

  Approvals(
      Pending pending,
      AppDirectory directory,
      Consents consents,
      ConsentActs acts,
      Sessions sessions,
      TestPeople testPeople,
      InstantSource clock,
      SecureRandom random,
      URI issuer) {
    this.pending = pending;
    this.directory = directory;
    this.consents = consents;
    this.acts = acts;
    this.sessions = sessions;
    this.testPeople = testPeople;
    this.clock = clock;
    this.random = random;
    this.issuer = issuer;
    this.details = new DetailReader(clock);
  }

  /**
   * What an app asks of the person who is signed in.
   *
   * @param state names the question; secret to this person's pages
   * @param app who asks
   * @param types for what
   * @param terms on which terms
   * @param redirect where the answer goes
   * @param standing what the person lets the app have already for this purpose, asked now or not
   * @param longest for how many days at most it asks
   */
  public record Asked(
      String state,
      AppDirectory.Listed app,
      Set<DataTypeId> types,
      TermsVersion terms,
      URI redirect,
      List<Held> standing,
      int longest) {
    /** Keeps copies. */
    public Asked {
      types = Set.copyOf(types);
      standing = List.copyOf(standing);
    }
  }

  /** The question of that state, if it was put to the person who is signed in and still stands. */
  public Optional<Asked> asked(@Nullable String state) {
    return state == null
        ? Optional.empty()
        : pending.awaiting(state).filter(this::mine).flatMap(a -> asked(state, a));
  }

  private Optional<Asked> asked(String state, OAuth2Authorization waiting) {
    var request = request(waiting);
    return directory
        .app(new AppId(waiting.getRegisteredClientId()))
        .filter(AppDirectory.Listed::mayAsk)
        .filter(app -> testPeople.mayAuthorise(sessions.required(), app.id()))
        .filter(app -> detail(request).map(d -> d.purpose().equals(app.purpose())).orElse(true))
        .map(app -> asked(state, request, app))
        // What the app may ask can have shrunk since it asked.
        .filter(asked -> !asked.types().isEmpty());
  }

  private Asked asked(String state, OAuth2AuthorizationRequest request, AppDirectory.Listed app) {
    var types =
        request.getScopes().stream()
            .map(DataTypeId::new)
            .filter(app.offered()::contains)
            .collect(Collectors.toCollection(TreeSet::new));
    var terms = app.terms().getFirst();
    return new Asked(
        state,
        app,
        types,
        terms,
        URI.create(redirect(request, app)),
        standing(app),
        longest(request));
  }

  private Optional<DataDetail> detail(OAuth2AuthorizationRequest request) {
    return Optional.ofNullable(request.getAdditionalParameters().get(DataDetail.PARAMETER))
        .map(details::asked);
  }

  private int longest(OAuth2AuthorizationRequest request) {
    int days = detail(request).map(DataDetail::days).orElse(0);
    return days == 0 ? DetailReader.MOST_DAYS : days;
  }

  private List<Held> standing(AppDirectory.Listed app) {
    return consents.accessOf(sessions.required()).stream()
        .filter(access -> access.app().equals(app.id()))
        .flatMap(access -> access.held().stream())
        .filter(held -> held.purpose().equals(app.purpose()))
        .toList();
  }

  private static String redirect(OAuth2AuthorizationRequest request, AppDirectory.Listed app) {
    var asked = request.getRedirectUri();
    return asked == null || asked.isEmpty() ? app.redirectUris().iterator().next() : asked;
  }

  /**
   * The person says yes to some of it. What they leave unticked and had allowed before is taken
   * back in the same act.
   *
   * <p>Crash points: before the first frame, nothing happened; after that of what is taken back,
   * they allow less than they meant to, and are asked again; after the consent's and before the
   * grant's, a yes that no token can use, seen and withdrawable on {@code /me}; after the grant's,
   * a grant without a code, which the same page ends; after the code, the app may exchange it if
   * this process still lives, since codes are kept in memory alone.
   *
   * @param asked the question
   * @param ticked what they left ticked: some or all of it, nothing else
   * @param until how long
   * @param wording what exactly they read
   * @return where to send the browser; empty if the question was answered already
   * @throws IllegalArgumentException if something was ticked that was not asked, or for longer
   */
  public Optional<URI> allow(Asked asked, Set<DataTypeId> ticked, Instant until, Wording wording) {
    if (ticked.isEmpty() || !asked.types().containsAll(ticked)) {
      throw new IllegalArgumentException("what was ticked is not what was asked");
    }
    if (until.isAfter(clock.instant().plus(Duration.ofDays(asked.longest())))) {
      throw new IllegalArgumentException("the app does not ask for so long");
    }
    return pending
        .take(asked.state())
        .filter(this::mine)
        .map(waiting -> answer(asked, waiting, ticked, until, wording));
  }

  private URI answer(
      Asked asked,
      OAuth2Authorization waiting,
      Set<DataTypeId> ticked,
      Instant until,
      Wording wording) {
    var app = asked.app();
    var grant =
        acts.authorise(
            sessions.required(),
            app.id(),
            app.purpose(),
            ticked,
            without(asked.types(), ticked),
            until,
            asked.terms(),
            wording);
    var now = clock.instant();
    var code = Secrets.random(random, "ev_ac_");
    var authorization =
        OAuth2Authorization.from(waiting)
            .authorizedScopes(ticked.stream().map(DataTypeId::value).collect(Collectors.toSet()))
            .attributes(attributes -> attributes.remove(OAuth2ParameterNames.STATE))
            .attribute(Authorisations.GRANT, grant)
            .token(new OAuth2AuthorizationCode(code, now, now.plus(Pending.CODE_LIFE)))
            .build();
    pending.putCode(code, grant, authorization);
    return redirect(asked.redirect(), OAuth2ParameterNames.CODE, code, request(waiting).getState());
  }

  private static Set<DataTypeId> without(Set<DataTypeId> types, Set<DataTypeId> ticked) {
    return types.stream().filter(t -> !ticked.contains(t)).collect(Collectors.toUnmodifiableSet());
  }

  /** The person says no; nothing is recorded, since nothing was given. */
  public Optional<URI> refuse(Asked asked) {
    return pending
        .take(asked.state())
        .filter(this::mine)
        .map(waiting ->
            redirect(
                asked.redirect(),
                OAuth2ParameterNames.ERROR,
                "access_denied",
                request(waiting).getState()));
  }

  private URI redirect(URI to, String name, String value, @Nullable String state) {
    var uri = UriComponentsBuilder.fromUri(to).queryParam(name, encoded(value));
    if (state != null && !state.isEmpty()) {
      uri.queryParam(OAuth2ParameterNames.STATE, encoded(state));
    }
    // RFC 9207: the app can tell which server answered (mix-up attacks).
    return uri.queryParam("iss", encoded(issuer.toString())).build(true).toUri();
  }

  private static String encoded(String value) {
    return UriUtils.encode(value, UTF_8);
  }

  private boolean mine(OAuth2Authorization waiting) {
    var principal = waiting.getAttribute(Principal.class.getName());
    return principal instanceof PersonSession session && sessions.belongsTo(session.person());
  }

  private static OAuth2AuthorizationRequest request(OAuth2Authorization waiting) {
    OAuth2AuthorizationRequest request =
        waiting.getAttribute(OAuth2AuthorizationRequest.class.getName());
    if (request == null) {
      throw new IllegalStateException("an authorisation without its request");
    }
    return request;
  }
}
