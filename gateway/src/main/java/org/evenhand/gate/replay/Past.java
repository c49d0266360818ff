package org.evenhand.gate.replay;

import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.consent.Consents;
import org.evenhand.gate.PastFacts;
import org.evenhand.people.People;
import org.evenhand.record.Change;
import org.evenhand.record.Entry;
import org.evenhand.register.Register;
import org.evenhand.vocabulary.PersonId;

/** All folds once more, from the beginning, stopping wherever something was decided. */
final class Past implements AutoCloseable {
  private final People people;
  private final Consents consents;
  private final Register register;
  private final Gaps gaps;
  private final List<String> lost = new ArrayList<>();
  private long importing;
  private long lostSince = Long.MAX_VALUE;
  private long registerMoved = Long.MIN_VALUE;
  private long applied;

  Past(Replay.Parts parts, Replay.Tables tables, Map<PersonId, Long> erasures) {
    gaps = new Gaps(erasures);
    var copies = parts.copies().reading(missing -> gaps.missing(missing, importing));
    people = new People(tables.table("people"), (sha256, last) -> rows(copies, sha256, last));
    consents = Consents.open(tables.table("consent"), InstantSource.system());
    register = Register.open(tables.table("register"), parts.catalogue());
  }

  private Optional<People.ArrivingRows> rows(People.KeptRows copies, String sha256, int last) {
    try {
      var rows = copies.of(sha256, last);
      if (rows.isEmpty()) {
        lost("what it brought was not kept (no copy " + sha256 + ")");
      }
      return rows;
    } catch (UncheckedIOException unreadable) {
      var cause = unreadable.getCause();
      lost(unreadable.getMessage() + ": " + (cause == null ? "" : cause.getMessage()));
      return Optional.empty();
    }
  }

  private void lost(String how) {
    lost.add("import at " + importing + ": " + how);
    lostSince = Math.min(lostSince, importing);
  }

  /** Applies changes, rising; the world is then as of {@code upTo}. */
  void apply(List<Entry> entries, long upTo) {
    var some = new ArrayList<Entry>();
    for (var entry : entries) {
      if (entry.change() instanceof Change.Imported) {
        give(some, entry.position() - 1);
        some.clear();
        importing = entry.position();
        give(List.of(entry), entry.position());
      } else {
        some.add(entry);
        if (entry.change() instanceof Change.RegisterAct) {
          registerMoved = entry.at().getEpochSecond();
        }
      }
    }
    give(some, upTo);
    applied = upTo;
  }

  private void give(List<Entry> entries, long upTo) {
    people.apply(entries, upTo);
    consents.apply(entries, upTo);
    register.apply(entries, upTo);
  }

  /** The world as of now; its people must be closed. */
  PastFacts.Then then() {
    return new PastFacts.Then(applied, people.snapshot(), consents.snapshot(), register.snapshot());
  }

  long applied() {
    return applied;
  }

  Consents consents() {
    return consents;
  }

  Gaps gaps() {
    return gaps;
  }

  /** When a public act was last applied, in seconds since 1970. */
  long registerMoved() {
    return registerMoved;
  }

  /** Why the facts as of a position are not to be had; empty if they are. */
  Optional<String> lostAsOf(long position) {
    return position >= lostSince ? Optional.of(lost.getFirst()) : Optional.empty();
  }

  List<String> lost() {
    return lost;
  }

  @Override
  public void close() {
    people.close();
  }
}
