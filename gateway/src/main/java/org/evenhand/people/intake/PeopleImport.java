package org.evenhand.people.intake;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.evenhand.people.People;
import org.evenhand.people.files.PhotoFiles;
import org.evenhand.record.Change;
import org.evenhand.record.KeyVault;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Bulk import. Everything is read and checked first; then the keys of new people are made; then one
 * frame announces it; then the fold writes the rows, and they are visible as of that frame.
 *
 * <p>Crash points. Before the frame: nothing, or keys of numbers that nobody has, which are spent:
 * the next import starts above every key that was ever made, so that no frame, key or token can
 * come to mean somebody else, whatever the store lost. A copy that no frame names stays behind, and
 * nobody reads it; photos' files that no row names are removed by the next opening. Once the
 * journal names the copy, the same import goes on from it, under the numbers and keys that were
 * made (see {@link ResumedImport}); one that brings photos' files is not put into the journal, for
 * the opening has removed them, and begins anew. After the frame, before the fold's last, synced
 * batch: the next start writes the rows from the copy. Without a copy: some of the rows, all true,
 * and a mark that the next start tells of (see {@link People}); importing the same again adds what
 * is missing under a new frame, since people are found by the platform's own key and a friendship
 * that stands stays as it is. After that batch: all of it, whatever happens.
 */
public final class PeopleImport {
  private final People people;
  private final KeyVault vault;
  private final Catalogue catalogue;
  private final ToLongFunction<Change> record;
  private final @Nullable ImportCopies copies;
  private final @Nullable PhotoFiles pictures;

  /**
   * Over the fold of people. One import runs at a time; use one object of this class for one fold.
   *
   * @param record appends one change and gives its position once all folds have applied it: {@code
   *     log::append}
   */
  public PeopleImport(
      People people,
      KeyVault vault,
      Catalogue catalogue,
      ToLongFunction<Change> record,
      ImportCopies copies) {
    this(people, vault, catalogue, copies, null, record);
  }

  /**
   * As the other, keeping the bytes of photos that bring some.
   *
   * @param pictures where
   */
  public PeopleImport(
      People people,
      KeyVault vault,
      Catalogue catalogue,
      ToLongFunction<Change> record,
      ImportCopies copies,
      PhotoFiles pictures) {
    this(people, vault, catalogue, copies, pictures, record);
  }

  /**
   * As the other, but keeping no copy of what comes in: the decisions made on it cannot be made
   * again, and an import that a crash cut short is completed only by running it again.
   */
  public PeopleImport(
      People people, KeyVault vault, Catalogue catalogue, ToLongFunction<Change> record) {
    this(people, vault, catalogue, null, null, record);
  }

  private PeopleImport(
      People people,
      KeyVault vault,
      Catalogue catalogue,
      @Nullable ImportCopies copies,
      @Nullable PhotoFiles pictures,
      ToLongFunction<Change> record) {
    this.pictures = pictures;
    this.people = people;
    this.vault = vault;
    this.catalogue = catalogue;
    this.record = record;
    this.copies = copies;
  }

  /**
   * Imports.
   *
   * @param problems told of everything that is skipped; may throw {@link StoppedAtProblem} to stop,
   *     and then nothing was written
   * @return what was done, once it is durable in the record and visible
   */
  public synchronized ImportReport run(
      ImportSource source, Consumer<Problem> problems, Progress progress) {
    if (copies != null) {
      var resumed = new ResumedImport(people, copies, this::announce).run(source, progress);
      if (resumed.isPresent()) {
        return resumed.get();
      }
    }
    int first = Math.max(people.lastNumber(), vault.highest()) + 1;
    var staged = new StagedRows(people, first, catalogue, problems, progress);
    staged.read(source);
    if (staged.last() >= staged.first()) {
      vault.create(new PersonId(staged.first()), new PersonId(staged.last()));
    }
    var arrived = staged.arrived(new PictureIntake(people, pictures, progress));
    var what = source.what();
    var sha256 = source.sha256();
    if (copies != null) {
      // What the record names is the copy, so that a later reader can prove it whole; what the
      // source hashed to stands beside it in words.
      what += "; SHA-256 of the source " + sha256;
      progress.at("keeping a sealed copy", 0);
      sha256 = copies.keep(arrived);
      note(source, sha256, what, staged, arrived);
    }
    progress.at("recording", 0);
    people.expect(sha256, arrived);
    var report = staged.report(announce(what, sha256, staged.counts()), sha256);
    if (copies != null) {
      copies.journal().end(sha256);
    }
    return report;
  }

  // From here on, the same import goes on from its copy.
  private void note(
      ImportSource source, String copy, String what, StagedRows staged, Arrived arrived) {
    // The next opening removes files that no row names, so the copy alone would not be enough.
    boolean withFiles = arrived.photos().stream().anyMatch(p -> p.details().content() != null);
    if (copies != null && !withFiles && source.fingerprint().isPresent()) {
      var fingerprint = source.fingerprint().get();
      copies.journal().write(new ImportJournal.Entry(fingerprint, copy, what, staged.allCounts()));
    }
  }

  private long announce(String what, String sha256, Map<String, Long> counts) {
    try {
      return record.applyAsLong(new Change.Imported(what, sha256, new TreeMap<>(counts)));
    } finally {
      // If the frame was recorded, the fold has taken the rows; if not, nobody must ever take them.
      people.forget(sha256);
    }
  }
}
