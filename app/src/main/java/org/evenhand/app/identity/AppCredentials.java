package org.evenhand.app.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.AppId;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * How apps prove that they are who they say. A confidential app holds a secret, of which we keep a
 * salted SHA-256: it has 256 random bits, so a slow hash would only slow us down. A public app (one
 * that runs on people's devices) holds none and leans on PKCE alone.
 */
public final class AppCredentials {
  private static final int SALT = 16;
  private static final String PREFIX = "ev_cs_";
  private static final int PUSHED = 1;
  private static final int BOUND = 2;

  private final Table table;
  private final SecureRandom random;

  /**
   * Opens the credentials.
   *
   * @param table the identity table
   * @param random a secure source
   */
  public AppCredentials(Table table, SecureRandom random) {
    this.table = table;
    this.random = random;
  }

  /** Gives an app a new secret, shown this once; the old one is worth nothing from now on. */
  public String issueSecret(AppId app) {
    var secret = Secrets.random(random, PREFIX);
    var salt = new byte[SALT];
    random.nextBytes(salt);
    var row = Arrays.copyOf(salt, SALT + 32);
    System.arraycopy(Secrets.sha256(salt, secret), 0, row, SALT, 32);
    put(key(app), row);
    return secret;
  }

  /** Says that an app can keep no secret. */
  public void declarePublic(AppId app) {
    put(key(app), new byte[0]);
  }

  /** Whether an app was given a secret, or declared to need none. */
  public boolean issued(AppId app) {
    return of(app).isPresent();
  }

  /** What we hold for an app; empty if it was given nothing yet. */
  Optional<Kept> of(AppId app) {
    return Optional.ofNullable(table.get(key(app)))
        .map(row -> row.length == 0 ? new Kept.Public() : new Kept.Secret(encode(row)));
  }

  /** What is kept for an app. */
  sealed interface Kept {
    /**
     * A hash.
     *
     * @param hash salt and SHA-256, base64
     */
    record Secret(String hash) implements Kept {}

    /** Nothing: it is a public app. */
    record Public() implements Kept {}
  }

  /**
   * What an app demands of requests made in its name, beyond what everybody must do.
   *
   * @param pushed that authorisation requests are pushed first (RFC 9126, section 6)
   * @param boundTokens that its tokens are bound to a key (RFC 9449, section 5.2)
   */
  public record Demands(boolean pushed, boolean boundTokens) {
    static final Demands NONE = new Demands(false, false);
  }

  /** What an app demands; nothing until it says otherwise. */
  public Demands demands(AppId app) {
    var row = table.get(demandsKey(app));
    return row == null ? Demands.NONE : new Demands((row[0] & PUSHED) != 0, (row[0] & BOUND) != 0);
  }

  /** Sets what an app demands, from its next request on. */
  public void demand(AppId app, Demands demands) {
    int row = (demands.pushed() ? PUSHED : 0) | (demands.boundTokens() ? BOUND : 0);
    put(demandsKey(app), new byte[] {(byte) row});
  }

  private void put(byte[] key, byte[] row) {
    var put = new Table.Batch.Put(key, row);
    table.write(new Table.Batch(List.of(put), List.of(), -1), Table.Durability.SYNCED);
  }

  private static byte[] key(AppId app) {
    return Secrets.key("c:", app.value().getBytes(UTF_8));
  }

  private static byte[] demandsKey(AppId app) {
    return Secrets.key("d:", app.value().getBytes(UTF_8));
  }

  private static String encode(byte[] row) {
    return Base64.getEncoder().encodeToString(row);
  }

  /** Compares a presented secret with what is kept, in constant time. */
  static final class Comparison implements PasswordEncoder {
    @Override
    public String encode(@Nullable CharSequence secret) {
      throw new UnsupportedOperationException("secrets are issued, not chosen");
    }

    @Override
    public boolean matches(@Nullable CharSequence presented, @Nullable String kept) {
      if (presented == null || kept == null) {
        return false;
      }
      var row = Base64.getDecoder().decode(kept);
      var salt = Arrays.copyOf(row, SALT);
      var hash = Arrays.copyOfRange(row, SALT, row.length);
      return MessageDigest.isEqual(hash, Secrets.sha256(salt, presented.toString()));
    }

    @Override
    public boolean upgradeEncoding(@Nullable String kept) {
      return false;
    }
  }
}
