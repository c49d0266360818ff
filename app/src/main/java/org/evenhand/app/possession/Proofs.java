package org.evenhand.app.possession;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/**
 * Checks proofs of possession as RFC 9449, section 4.3, lists it.
 *
 * <p><b>Time.</b> A proof is fresh if it says that it was made within the last minute, or if it
 * carries a nonce that this process gave within the last two: then the client's clock doesn't
 * matter (check 11). One that is neither is answered with a nonce to try again with.
 *
 * <p><b>Replay.</b> Each is taken once. That memory ends with the process, so a proof that was made
 * before this one began, or so soon after that a proof of a fast clock's could have been taken by
 * the one before it, is not fresh by its own word: it needs a nonce, and nonces are made with a key
 * of this process alone. So no proof counts twice, whatever stops and starts, and nothing is kept
 * on disk.
 */
public final class Proofs {
  /** How old a proof may be by its own word, in seconds. */
  static final int OLDEST = 60;

  /** How far a client's clock may be ahead, in seconds. */
  static final int AHEAD = 10;

  /** How long a nonce is good for, in seconds. */
  static final int NONCE_LIFE = 120;

  private static final int LONGEST_ID = 256;

  private final InstantSource clock;
  private final Nonces nonces;
  private final Seen seen = new Seen();
  private final long started;

  /**
   * One that has seen nothing.
   *
   * @param clock the time
   * @param random a secure source, for the key of the nonces
   */
  public Proofs(InstantSource clock, SecureRandom random) {
    this.clock = clock;
    this.nonces = new Nonces(random);
    this.started = now();
  }

  /** What proofs can be signed with: names of RFC 7518. */
  public static List<String> algorithms() {
    return SignedProof.ALGORITHMS;
  }

  /** A nonce that is good for the next minutes. */
  public String nonce() {
    return nonces.at(now());
  }

  /** Reads a proof and checks all but whether it was used before. */
  public Verdict check(Shown shown) {
    try {
      return check(SignedProof.read(shown.jwt()), shown);
    } catch (NotAProof e) {
      return new Verdict.Wrong(String.valueOf(e.getMessage()));
    }
  }

  private Verdict check(SignedProof proof, Shown shown) throws NotAProof {
    var id = proof.text("jti");
    require(
        !id.isEmpty() && id.length() <= LONGEST_ID, "the proof lacks a jti of 1 to 256 letters");
    require(proof.text("htm").equals(shown.method()), "the htm of the proof is not this method");
    var target = TargetUri.normal(proof.text("htu"));
    require(
        target.isPresent() && target.equals(TargetUri.normal(shown.uri())),
        "the htu of the proof is not this address, without its query");
    if (!shown.token().isEmpty()) {
      require(
          proof.text("ath").equals(hash(shown.token())),
          "the ath of the proof is not the hash of this token");
    }
    return fresh(proof, id);
  }

  private Verdict fresh(SignedProof proof, String id) throws NotAProof {
    long now = now();
    long made = proof.made();
    var nonce = proof.text("nonce");
    if (!nonce.isEmpty()) {
      var given = nonces.made(nonce);
      if (given.isEmpty() || given.getAsLong() < now - NONCE_LIFE || given.getAsLong() > now) {
        return new Verdict.Stale("the nonce of the proof is not one of ours or has run out");
      }
      boolean old = given.getAsLong() < now - NONCE_LIFE / 2;
      return new Verdict.Right(
          new Proof(proof.thumbprint(), id, given.getAsLong() + NONCE_LIFE, old));
    }
    if (made < now - OLDEST || made > now + AHEAD || made <= started + AHEAD) {
      return new Verdict.Stale("the iat of the proof does not show that it is fresh");
    }
    return new Verdict.Right(new Proof(proof.thumbprint(), id, made + OLDEST, false));
  }

  /**
   * Takes a proof: to be asked last, when nothing else speaks against the request, so that nobody
   * fills the memory with proofs for what they may not have.
   *
   * @param owner whose memory it takes, such as the app's id
   * @return empty if it counts; otherwise why not, in the characters of a {@link Verdict.Wrong}
   */
  public String take(Proof proof, String owner) {
    return switch (seen.take(proof, owner, now())) {
      case FIRST -> "";
      case AGAIN -> "the proof was used before";
      case NO_PLACE -> "too many proofs came at once; try again in a minute";
    };
  }

  /** A token's SHA-256 as {@code ath} has it. */
  static String hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void require(boolean right, String otherwise) throws NotAProof {
    if (!right) {
      throw new NotAProof(otherwise);
    }
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
