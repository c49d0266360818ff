package org.evenhand.people.intake;

import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.evenhand.people.People;

/**
 * Goes on with an import that was cut short once all had been read and its copy was kept.
 *
 * <p>Three things can be found. No frame names the copy: it is announced now, under the numbers and
 * keys that were made then, unless somebody in it has come another way meanwhile. A frame names it:
 * its rows were written when the folder was opened, from the copy. Anything else (other files, a
 * copy that is gone): the import begins anew.
 */
final class ResumedImport {
  private final People people;
  private final ImportCopies copies;
  private final Announcing announcing;

  /** Appends the frame. */
  @FunctionalInterface
  interface Announcing {
    /** Gives its position once the rows are there. */
    long announce(String what, String sha256, Map<String, Long> counts);
  }

  ResumedImport(People people, ImportCopies copies, Announcing announcing) {
    this.people = people;
    this.copies = copies;
    this.announcing = announcing;
  }

  /** What came of it; empty if there is nothing to go on with. */
  Optional<ImportReport> run(ImportSource source, Progress progress) {
    var cutShort = copies.journal().read();
    var fingerprint = cutShort.isEmpty() ? Optional.<String>empty() : source.fingerprint();
    if (cutShort.isEmpty() || !fingerprint.equals(Optional.of(cutShort.get().source()))) {
      return Optional.empty();
    }
    var report = goOn(cutShort.get(), progress);
    report.ifPresent(_ -> copies.journal().end(cutShort.get().copy()));
    return report;
  }

  private Optional<ImportReport> goOn(ImportJournal.Entry entry, Progress progress) {
    long named = entry.count("friendships");
    var recorded = people.imported(entry.copy());
    if (recorded.isPresent()) {
      return Optional.of(report(entry, recorded.getAsLong(), named));
    }
    progress.at("going on from the sealed copy; rows read before", entry.rows());
    var rows = rows(entry);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    people.expect(entry.copy(), rows.get());
    progress.at("recording", 0);
    long position = announcing.announce(entry.what(), entry.copy(), entry.ofFrame());
    return Optional.of(report(entry, position, rows.get().friendships().added()));
  }

  private Optional<Arrived> rows(ImportJournal.Entry entry) {
    try {
      return copies.read(entry.copy(), people.lastNumber()).filter(this::stillFits);
    } catch (UncheckedIOException altered) {
      // No frame names it, so nobody's rows hang on it.
      return Optional.empty();
    }
  }

  /** Whether nobody in it, and no photo, has come another way since. */
  private boolean stillFits(Arrived rows) {
    return rows.everybody().stream()
            .allMatch(one ->
                people
                    .person(one.row().externalId())
                    .filter(p -> !p.equals(one.person()))
                    .isEmpty())
        && rows.photos().stream()
            .allMatch(one ->
                people.owner(one.id()).filter(owner -> !owner.equals(one.owner())).isEmpty());
  }

  private static ImportReport report(ImportJournal.Entry entry, long position, long friendships) {
    return new ImportReport(
        position,
        entry.copy(),
        Math.toIntExact(entry.count("people")),
        friendships,
        entry.count("photos"),
        entry.count("relationships"),
        entry.count("privacy"),
        entry.count("likes"),
        entry.count("relatives"),
        entry.count("passed.selfLoops"),
        entry.count("friendships") - friendships,
        entry.count("passed.duplicates"),
        entry.count("passed.people"),
        entry.count("passed.others"),
        Math.max(1, entry.rows()));
  }
}
