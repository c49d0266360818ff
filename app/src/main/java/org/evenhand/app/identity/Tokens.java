package org.evenhand.app.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.evenhand.app.api.IssuedTokens;
import org.evenhand.app.api.TokenCheck;
import org.evenhand.app.possession.Proof;
import org.evenhand.app.possession.Proofs;
import org.evenhand.app.possession.Shown;
import org.evenhand.app.possession.Verdict;
import org.evenhand.consent.ConsentActs;
import org.evenhand.consent.Consents;
import org.evenhand.consent.Grant;
import org.evenhand.gate.Caller;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;

/**
 * Opaque tokens. A token only points to a grant of the record, so whatever ends the grant ends the
 * token with it: there is nothing else to invalidate, and no cache that could lag behind.
 */
public final class Tokens implements TokenCheck, IssuedTokens {
  static final String ACCESS = "ev_at_";
  static final String REFRESH = "ev_rt_";
  static final Duration ACCESS_LIFE = Duration.ofHours(1);
  static final Duration REFRESH_LIFE = Duration.ofDays(90);

  private static final int SWEPT_AT_ONCE = 1_000;
  private static final Result BOUND =
      new Result.Refused("the token is bound to a key and needs the scheme DPoP with a proof");
  private static final Result UNBOUND =
      new Result.Refused("the token is bound to no key and needs the scheme Bearer");

  private final TokenRows rows;
  private final Consents consents;
  private final ConsentActs acts;
  private final InstantSource clock;
  private final SecureRandom random;
  private final Proofs proofs;

  Tokens(
      TokenRows rows,
      Consents consents,
      ConsentActs acts,
      InstantSource clock,
      SecureRandom random,
      Proofs proofs) {
    this.rows = rows;
    this.consents = consents;
    this.acts = acts;
    this.clock = clock;
    this.random = random;
    this.proofs = proofs;
  }

  /** Two reads: the token's row, and its grant. */
  @Override
  public Result check(String token) {
    return live(token, (row, live) -> row.bond().key().isEmpty() ? live : BOUND);
  }

  /** The proof comes last: a signature is dear to check, and one proof counts for one call. */
  @Override
  public Result check(String token, Possession possession) {
    return live(
        token,
        (row, live) ->
            row.bond().key().isEmpty() ? UNBOUND : proven(row, live, shown(token, possession)));
  }

  @Override
  public List<String> algorithms() {
    return Proofs.algorithms();
  }

  private Result live(String token, BiFunction<TokenRow, Result.Live, Result> binding) {
    if (!token.startsWith(ACCESS)) {
      return new Result.Refused("this is not an access token");
    }
    var row = rows.find(token).filter(r -> r.kind() == TokenRow.Kind.ACCESS);
    if (row.isEmpty()) {
      return new Result.Refused("the access token is unknown or was revoked");
    }
    if (!row.get().livesAt(clock.instant())) {
      return new Result.Refused("the access token has expired");
    }
    return grantOf(row.get())
        .map(grant -> new Result.Live(caller(row.get(), grant), row.get().expires()))
        .map(live -> binding.apply(row.get(), live))
        .orElseGet(() -> new Result.Refused("the access behind the token was ended"));
  }

  private static Shown shown(String token, Possession possession) {
    return new Shown(possession.proof(), possession.method(), possession.uri(), token);
  }

  private Result proven(TokenRow row, Result.Live live, Shown shown) {
    return switch (proofs.check(shown)) {
      case Verdict.Wrong(var why) -> new Result.Unproven(why, "");
      case Verdict.Stale(var why) -> new Result.Unproven(why, proofs.nonce());
      case Verdict.Right(var proof) -> taken(row, live, proof);
    };
  }

  private Result taken(TokenRow row, Result.Live live, Proof proof) {
    if (!proof.thumbprint().equals(row.bond().key())) {
      return new Result.Refused("the token is bound to another key than that of the proof");
    }
    var why = proofs.take(proof, row.app().value());
    if (!why.isEmpty()) {
      return new Result.Unproven(why, "");
    }
    return proof.nonceOld()
        ? new Result.Live(live.caller(), live.expiresAt(), proofs.nonce())
        : live;
  }

  @Override
  public Optional<Issued> issued(String token) {
    return find(token)
        .filter(row -> row.kind() == TokenRow.Kind.ACCESS)
        .flatMap(row ->
            grantOf(row).map(grant -> new Issued(caller(row, grant), row.issued(), row.expires())));
  }

  private static Caller caller(TokenRow row, Grant grant) {
    var scope =
        row.scope().stream()
            .filter(grant.types()::contains)
            .collect(Collectors.toUnmodifiableSet());
    return new Caller(grant.id(), grant.app(), grant.person(), grant.purpose(), scope);
  }

  /**
   * An access token for a grant that stands, outside the OAuth flow: for the demo's ready-made
   * ones.
   *
   * @param life how long it is good for, if the grant stands so long
   * @throws IllegalArgumentException if there is no such grant
   */
  public String issueFor(GrantId id, Duration life) {
    var grant =
        consents
            .grant(id)
            .orElseThrow(() -> new IllegalArgumentException("there is no live grant " + id));
    var token = newAccess();
    var now = clock.instant();
    var expires = earlier(now.plus(life), grant.until());
    rows.put(
        token,
        new TokenRow(
            TokenRow.Kind.ACCESS,
            grant.id(),
            grant.app(),
            grant.types(),
            now,
            expires,
            TokenRow.Bond.NONE));
    return token;
  }

  /** Deletes the rows of tokens that have run out, so many at most; to be run each second. */
  public void deleteExpired() {
    var _ = rows.deleteExpired(clock.instant(), SWEPT_AT_ONCE);
  }

  String newAccess() {
    return Secrets.random(random, ACCESS);
  }

  String newRefresh() {
    return Secrets.random(random, REFRESH);
  }

  Instant accessExpiry(Grant grant, Instant now) {
    return earlier(now.plus(ACCESS_LIFE), grant.until());
  }

  Instant refreshExpiry(Grant grant, Instant now) {
    return earlier(now.plus(REFRESH_LIFE), grant.until());
  }

  Optional<TokenRow> find(String token) {
    return rows.find(token).filter(row -> row.livesAt(clock.instant()));
  }

  Optional<Grant> grantOf(TokenRow row) {
    return consents.grant(row.grant());
  }

  Optional<Grant> grant(GrantId id) {
    return consents.grant(id);
  }

  TokenRow row(
      TokenRow.Kind kind, Grant grant, Set<DataTypeId> scope, Instant now, TokenRow.Bond bond) {
    var expires =
        kind == TokenRow.Kind.ACCESS ? accessExpiry(grant, now) : refreshExpiry(grant, now);
    return new TokenRow(kind, grant.id(), grant.app(), scope, now, expires, bond);
  }

  TokenRows rows() {
    return rows;
  }

  /** Ends one access token; where it has ended already, does nothing. */
  void revoke(String token, GrantId grant) {
    rows.delete(token, grant);
  }

  /**
   * Ends a grant and all its tokens. The record comes first: from its frame on every check fails;
   * should the process end before the rows are gone, they point to a grant that is no more.
   */
  void end(GrantId grant, String because) {
    acts.revoke(grant, because);
    rows.deleteAll(grant);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
