package org.evenhand.contribution;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evenhand.record.Change;
import org.evenhand.record.Entry;
import org.evenhand.record.Fold;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;
import org.jspecify.annotations.Nullable;

/**
 * The fold of what people let apps tell about them, and of what apps told. A contribution counts if
 * the person's yes stood before it in the record, whatever was known when it was sent; of one that
 * doesn't nothing is kept. So a yes taken back and a contribution are always in order.
 *
 * <p>The items stand beside the record, so that deleting them deletes them. Crash points: items
 * stand here before the frame that names them, marked as pending, and opening removes those that no
 * frame came to name; a frame whose items were deleted in the same moment has none to show.
 *
 * <p>Sums are of what came in while the record could be read: folded anew from nothing, they lack
 * what was told of people who were erased since.
 */
public final class Contributions implements Fold {
  private final Table table;

  private Contributions(Table table) {
    this.table = table;
  }

  /** Opens the fold as it was last applied. */
  public static Contributions open(Table table) {
    return new Contributions(table);
  }

  @Override
  public String name() {
    return "contribution";
  }

  @Override
  public long applied() {
    return table.applied();
  }

  @Override
  public void apply(List<Entry> entries, long upTo) {
    long from = table.applied();
    for (var entry : entries) {
      if (entry.position() > from) {
        apply(entry);
      }
    }
    write(List.of(), List.of(), upTo);
  }

  // One write for each, with its position: doing one twice would count it twice.
  private void apply(Entry entry) {
    long at = entry.position();
    switch (entry.change()) {
      case Change.InboundSet set -> {
        var key = Rows.person(Rows.INBOUND, set.person(), set.app().value());
        if (set.types().isEmpty()) {
          write(List.of(), List.of(key), at);
        } else {
          write(List.of(new Table.Batch.Put(key, Rows.inbound(set))), List.of(), at);
        }
      }
      case Change.Stopped(var person, var app) ->
          write(List.of(), List.of(Rows.person(Rows.INBOUND, person, app.value())), at);
      case Change.Contributed given -> contributed(given, entry);
      case Change.ContributionDeleted(var person, long receipt) -> deleted(person, receipt, at);
      default -> {} // of no interest here
    }
  }

  private void contributed(Change.Contributed given, Entry entry) {
    var person = given.person();
    var pending = Rows.person(Rows.PENDING, person, given.stored());
    if (inbound(person, given.app())
        .filter(it -> it.covers(given.type(), given.purpose(), given.deal(), entry.at()))
        .isEmpty()) {
      var items = Rows.person(Rows.ITEMS, person, given.stored());
      write(List.of(), List.of(pending, items), entry.position());
      return;
    }
    var name = Rows.sum(given);
    var seen = Rows.person(Rows.SEEN, person, name);
    var before = table.get(Rows.sum(name));
    var counts = before == null ? new long[3] : Rows.counts(before);
    counts[0]++;
    counts[1] += given.items();
    counts[2] += table.get(seen) == null ? 1 : 0;
    var puts =
        List.of(
            new Table.Batch.Put(
                Rows.person(Rows.RECEIPT, person, entry.position()),
                Rows.receipt(given, entry.at())),
            new Table.Batch.Put(seen, new byte[0]),
            new Table.Batch.Put(Rows.sum(name), Rows.counts(counts)));
    write(puts, List.of(pending), entry.position());
  }

  private void deleted(PersonId person, long receipt, long at) {
    var key = Rows.person(Rows.RECEIPT, person, receipt);
    var row = table.get(key);
    if (row != null) {
      var items = Rows.person(Rows.ITEMS, person, Rows.receipt(receipt, row).stored());
      write(List.of(), List.of(key, items), at);
    }
  }

  private void write(List<Table.Batch.Put> puts, List<byte[]> deletes, long upTo) {
    table.write(new Table.Batch(puts, deletes, upTo), Table.Durability.PROCESS);
  }

  /** Keeps items that a frame is about to name; durable when this returns. */
  void keep(PersonId person, long stored, List<String> items) {
    var puts =
        List.of(
            new Table.Batch.Put(Rows.person(Rows.ITEMS, person, stored), Rows.items(items)),
            new Table.Batch.Put(Rows.person(Rows.PENDING, person, stored), new byte[0]));
    table.write(new Table.Batch(puts, List.of(), -1), Table.Durability.SYNCED);
  }

  /** Lets go of items that no frame names. */
  void letGo(PersonId person, long stored) {
    var keys =
        List.of(Rows.person(Rows.ITEMS, person, stored), Rows.person(Rows.PENDING, person, stored));
    table.write(new Table.Batch(List.of(), keys, -1), Table.Durability.PROCESS);
  }

  /** Lets go of what a crash left pending; only once this fold has caught up with the record. */
  public void letGoOfPending() {
    var left = new ArrayList<byte[]>();
    var prefix = new byte[] {Rows.PENDING};
    table.scan(prefix, prefix, (key, _) -> left.add(key));
    left.forEach(key -> letGo(Rows.whose(key), Rows.number(key)));
  }

  /** Forgets somebody who is erased. */
  public void forget(PersonId person) {
    var keys = new ArrayList<byte[]>();
    for (byte letter : Rows.PERSONAL) {
      var prefix = Rows.person(letter, person);
      table.scan(prefix, prefix, (key, _) -> keys.add(key));
    }
    table.write(new Table.Batch(List.of(), keys, -1), Table.Durability.PROCESS);
  }

  /** What an app may tell about a person; empty if nothing. */
  Optional<Inbound> inbound(PersonId person, AppId app) {
    byte @Nullable [] row = table.get(Rows.person(Rows.INBOUND, person, app.value()));
    return row == null ? Optional.empty() : Optional.of(Rows.inbound(app, row));
  }

  /** Whether a contribution was taken. */
  boolean taken(PersonId person, long receipt) {
    return table.get(Rows.person(Rows.RECEIPT, person, receipt)) != null;
  }

  /** What apps may tell about a person, for themselves to see; by app. */
  public List<Inbound> inbound(SignedIn me) {
    var all = new ArrayList<Inbound>();
    var prefix = Rows.person(Rows.INBOUND, me.person());
    table.scan(prefix, prefix, (key, row) -> all.add(Rows.inbound(Rows.app(key), row)));
    return all;
  }

  /**
   * What apps told about a person, for themselves to see; the newest first.
   *
   * @param most at most so many
   */
  public List<Contribution> about(SignedIn me, int most) {
    var kept = new ArrayList<Rows.Kept>();
    var prefix = Rows.person(Rows.RECEIPT, me.person());
    table.scan(prefix, prefix, (key, row) -> kept.add(Rows.receipt(Rows.number(key), row)));
    return kept.reversed().stream().limit(most).map(one -> whole(me.person(), one)).toList();
  }

  private Contribution whole(PersonId person, Rows.Kept kept) {
    var row = table.get(Rows.person(Rows.ITEMS, person, kept.stored()));
    var one = kept.contribution();
    return new Contribution(
        one.receipt(),
        one.at(),
        one.app(),
        one.purpose(),
        one.type(),
        one.deal(),
        one.reference(),
        one.givenAt(),
        row == null ? List.of() : Rows.items(row));
  }

  /** How much came in under each deal, by app and data type. */
  public List<CameIn> sums() {
    var all = new ArrayList<CameIn>();
    var prefix = new byte[] {Rows.SUM};
    table.scan(
        prefix,
        prefix,
        (key, row) -> {
          var name = new String(key, 1, key.length - 1, UTF_8).split("\t", -1);
          var counts = Rows.counts(row);
          return all.add(
              new CameIn(
                  name[0],
                  new AppId(name[1]),
                  new DataTypeId(name[2]),
                  counts[0],
                  counts[1],
                  counts[2]));
        });
    return all;
  }

  /** Whether somebody lets an app tell that about them now. */
  boolean allowed(Given given, Instant at) {
    return inbound(given.about(), given.app())
        .filter(it -> it.covers(given.type(), given.purpose(), given.deal(), at))
        .isPresent();
  }
}
