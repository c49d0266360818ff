package org.evenhand.app.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.PersonId;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * User names and password hashes. A password is kept as Argon2id (RFC 9106) with the second set of
 * parameters of the OWASP Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
 */
public final class Accounts {
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
  private static final int LEAST = 10;
  private static final int MOST = 256;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;
  private static final int LANES = 1;
  private static final int SALT = 16;
  private static final int HASH = 32;

  // Each hash holds 19 MiB while it runs: four at once bound what a flood of sign-ins can take.
  private final Semaphore hashing = new Semaphore(4, true);
  private final Argon2PasswordEncoder argon2 = argon2();
  private final Table table;
  private final String nobody;

  /**
   * Opens the accounts.
   *
   * @param table the identity table
   */
  public Accounts(Table table) {
    this.table = table;
    this.nobody = ofNobody(new SecureRandom());
  }

  /**
   * Makes an account, or gives an existing one a new password; durable when this returns.
   *
   * @param username lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
   * @param person whose
   * @param password 10 to 256 characters
   * @throws IllegalArgumentException if the name or the password is out of bounds, or the name is
   *     another person's
   */
  public void put(String username, PersonId person, String password) {
    if (password.length() < LEAST || password.length() > MOST) {
      throw new IllegalArgumentException("a password has 10 to 256 characters");
    }
    checkFree(username, person);
    put(new RowChange(table), username, person, hash(password)).write();
  }

  void checkFree(String username, PersonId person) {
    if (!USERNAME.matcher(username).matches()) {
      throw new IllegalArgumentException("'" + username + "' cannot be a user name");
    }
    if (person(username).filter(p -> !p.equals(person)).isPresent()) {
      throw new IllegalArgumentException("the user name '" + username + "' is taken");
    }
  }

  /** No hash is no password. */
  private static RowChange put(RowChange change, String username, PersonId person, String hash) {
    var bytes = hash.getBytes(UTF_8);
    var row = ByteBuffer.allocate(4 + bytes.length).putInt(person.number()).put(bytes).array();
    return change.put(key(username), row).put(whose(person, username), new byte[0]);
  }

  /**
   * Makes an account without a password, if it isn't there.
   *
   * @param anew whether a password that it has ends
   * @throws IllegalArgumentException if that cannot be a user name, or is another person's
   */
  void open(RowChange change, String username, PersonId person, boolean anew) {
    checkFree(username, person);
    if (anew || person(username).isEmpty()) {
      put(change, username, person, "");
    }
  }

  /**
   * Stands for an account and its password: another text once that was changed or ended. Says
   * nothing of the password to who does not have the account's hash; empty if there is no account.
   */
  public Optional<String> mark(String username) {
    return Optional.ofNullable(table.get(key(username)))
        .map(row -> HexFormat.of().formatHex(Secrets.sha256(row, username)));
  }

  /** Whether an account has a password. */
  boolean hasPassword(String username) {
    var row = table.get(key(username));
    return row != null && row.length > 4;
  }

  /** Ends an account's password; durable when this returns. */
  void endPassword(String username) {
    person(username).ifPresent(person -> put(new RowChange(table), username, person, "").write());
  }

  /** Removes an erased person's accounts; whoever is signed in with one is so no more. */
  public static void erase(Table table, PersonId person) {
    // See WaysIn.alone: nobody changes a way in while it goes.
    synchronized (table) {
      var change = new RowChange(table);
      for (var username : usernames(table, person)) {
        change.delete(whose(person, username)).delete(key(username));
        WaysIn.erase(table, change, username);
      }
      change.write();
    }
  }

  /** A person's user names: one account for each. */
  List<String> usernames(PersonId person) {
    return usernames(table, person);
  }

  private static List<String> usernames(Table table, PersonId person) {
    var names = new ArrayList<String>();
    var prefix = whose(person, "");
    table.scan(
        prefix,
        prefix,
        (key, _) -> names.add(new String(key, prefix.length, key.length - prefix.length, UTF_8)));
    return names;
  }

  /** Leads from a person to their user names. */
  private static byte[] whose(PersonId person, String username) {
    var name = username.getBytes(UTF_8);
    return Secrets.key(
        "w:", ByteBuffer.allocate(4 + name.length).putInt(person.number()).put(name).array());
  }

  /** Whose account this is. */
  public Optional<PersonId> person(String username) {
    return Optional.ofNullable(table.get(key(username)))
        .map(row -> new PersonId(ByteBuffer.wrap(row).getInt()));
  }

  /**
   * Checks a pair. An unknown name, or one without a password, costs one hash too, so that time
   * does not tell which names there are.
   */
  Optional<PersonId> check(String username, String password) {
    var row = table.get(key(username));
    var expected =
        row != null && row.length > 4 ? new String(row, 4, row.length - 4, UTF_8) : nobody;
    // Longer ones cannot be right, and would only burn time.
    var matches = password.length() <= MOST && matches(password, expected);
    return row != null && row.length > 4 && matches
        ? Optional.of(new PersonId(ByteBuffer.wrap(row).getInt()))
        : Optional.empty();
  }

  /**
   * Does what a right password opens, unless that password was changed or ended while it was being
   * checked: whoever ended it also ended the sessions that there were, and none may come after.
   *
   * @return false if the pair is wrong, or no longer right
   */
  boolean open(String username, String password, Consumer<PersonId> then) {
    var before = table.get(key(username));
    var person = check(username, password);
    // See WaysIn.alone: nobody changes a way in between the second look and the session.
    synchronized (table) {
      if (person.isEmpty() || !Arrays.equals(before, table.get(key(username)))) {
        return false;
      }
      then.accept(person.get());
      return true;
    }
  }

  private boolean matches(String password, String hash) {
    hashing.acquireUninterruptibly();
    try {
      return argon2.matches(password, hash);
    } finally {
      hashing.release();
    }
  }

  /**
   * What nobody's password gives, though checking one against it takes as long as against
   * anybody's: salt and hash are drawn, and not worked out, which would cost each start a hash.
   */
  static String ofNobody(SecureRandom random) {
    var base64 = Base64.getEncoder().withoutPadding();
    var salt = new byte[SALT];
    var hash = new byte[HASH];
    random.nextBytes(salt);
    random.nextBytes(hash);
    return String.format(
        Locale.ROOT,
        "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s",
        MEMORY_KIB,
        PASSES,
        LANES,
        base64.encodeToString(salt),
        base64.encodeToString(hash));
  }

  /** What hashes passwords, with this class's parameters. */
  static Argon2PasswordEncoder argon2() {
    return new Argon2PasswordEncoder(SALT, HASH, LANES, MEMORY_KIB, PASSES);
  }

  private String hash(String password) {
    var hash = argon2.encode(password);
    if (hash == null) {
      throw new IllegalStateException("Argon2 gave no hash");
    }
    return hash;
  }

  private static byte[] key(String username) {
    return Secrets.key("a:", username.getBytes(UTF_8));
  }
}
