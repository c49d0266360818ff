package org.evenhand.consent;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evenhand.record.Entry;
import org.evenhand.record.Fold;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.SignedIn;

/**
 * Who said yes to what, and the live grants: a fold of the log. Sets of people are in memory, all
 * else is in the table. Safe for use by many threads; applied by one.
 */
public final class Consents implements Fold {
  private final Table table;
  private final InstantSource clock;
  private volatile ConsentSnapshot snapshot;

  private Consents(Table table, InstantSource clock, ConsentSnapshot snapshot) {
    this.table = table;
    this.clock = clock;
    this.snapshot = snapshot;
  }

  /**
   * Opens the fold as it was last applied.
   *
   * @param table its own table
   * @param clock tells which grants have run out; the fold itself never asks it
   */
  public static Consents open(Table table, InstantSource clock) {
    var next = firstExpiry(table, new byte[] {Keys.EXPIRY});
    var snapshot = new ConsentSnapshot(table.applied(), SetChunks.load(table), next);
    return new Consents(table, clock, snapshot);
  }

  @Override
  public String name() {
    return "consent";
  }

  @Override
  public long applied() {
    return table.applied();
  }

  @Override
  public void apply(List<Entry> entries, long upTo) {
    var old = snapshot;
    var draft = new Draft(table, old.sets());
    var applying = new Applying(draft);
    for (var entry : entries) {
      if (entry.position() > old.position()) {
        applying.apply(entry);
      }
    }
    // A crash before this write leaves the former state, one after it the new one; either way the
    // log gives again what follows the position noted in the same batch.
    table.write(draft.batch(upTo), Table.Durability.PROCESS);
    snapshot = new ConsentSnapshot(upTo, draft.sets(), nextExpiry(old, draft));
  }

  /** Starts where the earliest row can be, not at the beginning, where the deleted ones lie. */
  private Instant nextExpiry(ConsentSnapshot old, Draft draft) {
    var from = min(old.nextExpiry(), draft.earliest());
    return from.equals(Instant.MAX) || draft.untouched()
        ? from
        : firstExpiry(table, Keys.expiry(from, new byte[0]));
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant firstExpiry(Table table, byte[] from) {
    var found = new ArrayList<Instant>(1);
    table.scan(
        new byte[] {Keys.EXPIRY},
        from,
        (key, _) -> {
          found.add(Keys.expiryOf(key));
          return false;
        });
    return found.isEmpty() ? Instant.MAX : found.getFirst();
  }

  /** Who consents, as of now; one volatile read. */
  public ConsentSnapshot snapshot() {
    return snapshot;
  }

  /** A grant that was given, not ended, and has not run out: one read of the table. */
  public Optional<Grant> grant(GrantId id) {
    return standing(id).filter(grant -> grant.livesAt(clock.instant()));
  }

  /** A grant that was given and not ended, even if its time has run out. */
  Optional<Grant> standing(GrantId id) {
    return Optional.ofNullable(table.get(Keys.grant(id))).map(row -> Bytes.grant(id, row));
  }

  /** The grants that a person gave an app and that were not ended, run out or not. */
  public List<Grant> grants(PersonId person, AppId app) {
    var ids = new ArrayList<GrantId>();
    var prefix = Keys.ofApp(person, Keys.GRANTS, app);
    table.scan(prefix, prefix, (key, _) -> ids.add(Applying.grantIn(key)));
    return ids.stream().flatMap(id -> standing(id).stream()).toList();
  }

  /** What a person lets an app have for a purpose, run out or not, by type. */
  List<Held> held(PersonId person, AppId app, Purpose purpose) {
    return heldUnder(Keys.ofPurpose(person, app, purpose));
  }

  private List<Held> heldUnder(byte[] prefix) {
    var all = new ArrayList<Held>();
    table.scan(
        prefix,
        prefix,
        (key, value) -> {
          all.add(Bytes.held(new Keys.Reader(key, Integer.BYTES + 1).set(), value));
          return true;
        });
    return all;
  }

  /** Whether the app has any consent or grant of the person, run out or not. */
  boolean hasAny(PersonId person, AppId app) {
    return any(Keys.ofApp(person, Keys.HELD, app)) || any(Keys.ofApp(person, Keys.GRANTS, app));
  }

  private boolean any(byte[] prefix) {
    var keys = new ArrayList<byte[]>(1);
    table.scan(
        prefix,
        prefix,
        (key, _) -> {
          keys.add(key);
          return false;
        });
    return !keys.isEmpty();
  }

  /** The keys, from one on, of what has run out by {@code now}, in the order of their ends. */
  List<byte[]> due(Instant now, byte[] from, int most) {
    var keys = new ArrayList<byte[]>();
    table.scan(
        new byte[] {Keys.EXPIRY},
        from,
        (key, _) -> {
          var due = !Keys.expiryOf(key).isAfter(now);
          return due && keys.add(key) && keys.size() < most;
        });
    return keys;
  }

  Optional<Held> heldAt(byte[] row) {
    var set = new Keys.Reader(row, Integer.BYTES + 1).set();
    return Optional.ofNullable(table.get(row)).map(value -> Bytes.held(set, value));
  }

  /** The apps that have or had access to a person's data, by id; ended ones too. */
  public List<AppAccess> accessOf(SignedIn who) {
    try (var view = table.view()) {
      return new AccessPage(view, clock.instant()).of(who.person());
    }
  }
}
