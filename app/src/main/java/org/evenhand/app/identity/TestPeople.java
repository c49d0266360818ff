package org.evenhand.app.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;

/**
 * The fictional people that developers test with: one for an app at a time, who can authorise that
 * app and no other. They sign in like everybody, by an account whose password is shown once.
 *
 * <p>Crash points: the row that ties them to their app is durable before the account is, so nobody
 * ever signs in as a test person who could authorise another app. A row without an account is a
 * test person whose password nobody knows; removing them clears it.
 */
public final class TestPeople {
  private static final String PREFIX = "test-";
  private static final int SHOWN = 12;

  private final Table table;
  private final Accounts accounts;
  private final SecureRandom random;

  /**
   * Opens them.
   *
   * @param table the identity table
   * @param accounts where they sign in
   * @param random a secure source
   */
  public TestPeople(Table table, Accounts accounts, SecureRandom random) {
    this.table = table;
    this.accounts = accounts;
    this.random = random;
  }

  /**
   * How to sign in as a test person.
   *
   * @param username theirs
   * @param password theirs, shown this once
   */
  public record Key(String username, String password) {
    /** Without the password, so that it gets into no log. */
    @Override
    public String toString() {
      return "Key[" + username + "]";
    }
  }

  /**
   * Gives an app its test person.
   *
   * @param person somebody fictional, who is nobody's yet
   */
  public Key give(AppId app, PersonId person) {
    var username = PREFIX + HexFormat.of().toHexDigits(random.nextLong()).substring(0, SHOWN);
    var number = number(person);
    var name = username.getBytes(UTF_8);
    var of = ByteBuffer.allocate(Integer.BYTES + name.length).put(number).put(name).array();
    table.write(
        new Table.Batch(
            List.of(
                new Table.Batch.Put(ofApp(app), of),
                new Table.Batch.Put(ofPerson(person), app.value().getBytes(UTF_8))),
            List.of(),
            -1),
        Table.Durability.SYNCED);
    var password = Secrets.random(random, "");
    accounts.put(username, person, password);
    return new Key(username, password);
  }

  /** An app's test person, as whom its developer acts. */
  public Optional<SignedIn> of(AppId app) {
    return Optional.ofNullable(table.get(ofApp(app)))
        .map(row -> new SignedIn(new PersonId(ByteBuffer.wrap(row).getInt())));
  }

  /** All of them, by the app that each may authorise. */
  public Map<AppId, PersonId> all() {
    var all = new HashMap<AppId, PersonId>();
    var prefix = ofApp("");
    table.scan(
        prefix,
        prefix,
        (key, row) -> {
          var app = new String(key, prefix.length, key.length - prefix.length, UTF_8);
          all.put(new AppId(app), new PersonId(ByteBuffer.wrap(row).getInt()));
          return true;
        });
    return all;
  }

  /** The name that an app's test person signs in by. */
  public Optional<String> username(AppId app) {
    return Optional.ofNullable(table.get(ofApp(app)))
        .map(row -> new String(row, Integer.BYTES, row.length - Integer.BYTES, UTF_8));
  }

  /** Forgets who an app's test person was; the person themselves is erased like anybody. */
  public void forget(AppId app) {
    of(app)
        .ifPresent(who ->
            table.write(
                new Table.Batch(List.of(), List.of(ofApp(app), ofPerson(who.person())), -1),
                Table.Durability.SYNCED));
  }

  /** Whether somebody may authorise an app: everybody but another app's test person. */
  boolean mayAuthorise(SignedIn who, AppId app) {
    var row = table.get(ofPerson(who.person()));
    return row == null || new String(row, UTF_8).equals(app.value());
  }

  private static byte[] number(PersonId person) {
    return ByteBuffer.allocate(Integer.BYTES).putInt(person.number()).array();
  }

  private static byte[] ofApp(AppId app) {
    return ofApp(app.value());
  }

  private static byte[] ofApp(String app) {
    return Secrets.key("y:", app.getBytes(UTF_8));
  }

  private static byte[] ofPerson(PersonId person) {
    return Secrets.key("z:", number(person));
  }
}
