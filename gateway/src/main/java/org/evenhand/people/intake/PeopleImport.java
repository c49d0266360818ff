package org.evenhand.people.intake;

import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.evenhand.people.People;
import org.evenhand.record.Change;
import org.evenhand.record.KeyVault;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.PersonId;

/**
 * Bulk import. Everything is read and checked first; then the keys of new people are made; then one
 * frame announces it; then the fold writes the rows, and they are visible as of that frame.
 *
 * <p>Crash points. Before the frame: nothing, or keys of numbers that nobody has, which are spent:
 * the next import starts above every key that was ever made, so that no frame, key or token can
 * come to mean somebody else, whatever the store lost. After the frame, before the fold's last,
 * synced batch: some of the rows, all true, and a mark that the next start tells of (see {@link
 * People}); importing the same again adds what is missing under a new frame, since people are found
 * by the platform's own key and a friendship that stands stays as it is. After that batch: all of
 * it, whatever happens.
 */
public final class PeopleImport {
  private final People people;
  private final KeyVault vault;
  private final Catalogue catalogue;
  private final ToLongFunction<Change> record;

  /**
   * Over the fold of people. One import runs at a time; use one object of this class for one fold.
   *
   * @param record appends one change and gives its position once all folds have applied it: {@code
   *     log::append}
   */
  public PeopleImport(
      People people, KeyVault vault, Catalogue catalogue, ToLongFunction<Change> record) {
    this.people = people;
    this.vault = vault;
    this.catalogue = catalogue;
    this.record = record;
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
    int first = Math.max(people.lastNumber(), vault.highest()) + 1;
    var staged = new StagedRows(people, first, catalogue, problems, progress);
    staged.read(source);
    if (staged.last() >= staged.first()) {
      vault.create(new PersonId(staged.first()), new PersonId(staged.last()));
    }
    var sha256 = source.sha256();
    people.expect(sha256, staged);
    return staged.report(announce(source.what(), sha256, staged), sha256);
  }

  private long announce(String what, String sha256, StagedRows staged) {
    try {
      return record.applyAsLong(new Change.Imported(what, sha256, new TreeMap<>(staged.counts())));
    } finally {
      // If the frame was recorded, the fold has taken the rows; if not, nobody must ever take them.
      people.forget(sha256);
    }
  }
}
