package org.evenhand.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.evenhand.people.facts.PeopleSnapshot;
import org.evenhand.people.facts.Snapshots;
import org.evenhand.people.rows.Draft;
import org.evenhand.people.rows.Key;
import org.evenhand.people.rows.NumberRow;
import org.evenhand.people.rows.PeopleRows;
import org.evenhand.people.rows.PeopleSets;
import org.evenhand.people.rows.PhotoRow;
import org.evenhand.record.Change;
import org.evenhand.record.Change.Content;
import org.evenhand.record.Entry;
import org.evenhand.record.Fold;
import org.evenhand.record.Table;
import org.evenhand.record.Table.Durability;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;

/**
 * People as the record tells of them: friendships, privacy, relationships, photos, erasures.
 * Profiles and the rows of an import are not in the record, but what announces them is.
 *
 * <p>Crash points. An ordinary batch holds the rows and the applied position together: a restart
 * finds both or neither. The rows of an import are several batches, each with both sides of all its
 * friendships, and the position last, synced, which syncs the batches before it too: whoever was
 * told that the import is done finds it after loss of power. A restart before that may find some of
 * the rows, all true and symmetric, each saying by which frame it came. Then the log gives the
 * frame again while nobody has its rows any more, and they are written from the import's copy.
 * Where none was kept, the import is marked as unfinished, every start tells of it, and importing
 * the same again completes it and takes the mark away.
 */
public final class People implements Fold, AutoCloseable {
  private final Table table;
  private final Snapshots snapshots;
  private final Map<String, ArrivingRows> arriving = new ConcurrentHashMap<>();
  private final KeptRows kept;
  private final Consumer<Content> dropped;
  private volatile PeopleSets sets;

  /** Over a table that nothing else writes to; what imports brought was not kept. */
  public People(Table table) {
    this(table, (_, _) -> Optional.empty());
  }

  /** Over a table that nothing else writes to, with the copies of what imports brought. */
  public People(Table table, KeptRows kept) {
    this(table, kept, _ -> {});
  }

  /**
   * As the other, where photos have bytes.
   *
   * @param dropped given what no row names any more, once that is written
   */
  public People(Table table, KeptRows kept, Consumer<Content> dropped) {
    this.table = table;
    this.kept = kept;
    this.dropped = dropped;
    sets = PeopleSets.read(table);
    snapshots = new Snapshots(table.view(), sets, table.applied());
  }

  @Override
  public String name() {
    return "people";
  }

  @Override
  public long applied() {
    return table.applied();
  }

  /** People as of now; must be closed. Cheap: until the next change all share one view. */
  public PeopleSnapshot snapshot() {
    return snapshots.acquire();
  }

  /** The person whom the platform knows under this key. */
  public Optional<PersonId> person(String externalId) {
    return Optional.ofNullable(table.get(Key.external(externalId))).map(NumberRow::person);
  }

  /** Whose photo has this number. */
  public Optional<PersonId> owner(PhotoId photo) {
    return Optional.ofNullable(table.get(Key.ownerOf(photo))).map(NumberRow::person);
  }

  /** Where the bytes of a photo lie; empty if there is none of that owner, or it has none. */
  public Optional<Content> content(PersonId owner, PhotoId photo) {
    return Optional.ofNullable(table.get(Key.photo(owner, photo)))
        .flatMap(row -> Optional.ofNullable(PhotoRow.of(row).details().content()));
  }

  /** Whether a photo has these bytes. */
  public boolean names(Content content) {
    return table.get(Key.ownerOf(content)) != null;
  }

  /** The largest number ever given to a person; 0 if none was. */
  public int lastNumber() {
    return sets.lastNumber();
  }

  /** The imports that a crash cut short and that were not run again since, the oldest first. */
  public List<UnfinishedImport> unfinishedImports() {
    var all = new ArrayList<UnfinishedImport>();
    var prefix = Key.allUnfinished();
    table.scan(
        prefix, prefix, (key, row) -> all.add(UnfinishedImport.of(Key.positionOf(key), row)));
    return all;
  }

  /** The position of the import of what has this hash, if all its rows are there. */
  public OptionalLong imported(String sha256) {
    var row = table.get(Key.imported(sha256));
    return row == null ? OptionalLong.empty() : OptionalLong.of(NumberRow.position(row));
  }

  /**
   * Makes rows ready that the frame with this hash will announce. When the fold applies that frame,
   * it has them written, under the frame's position; nobody sees any of them before.
   */
  public void expect(String sha256, ArrivingRows rows) {
    arriving.put(sha256, rows);
  }

  /** No longer waits for rows: their frame was not recorded. */
  public void forget(String sha256) {
    arriving.remove(sha256);
  }

  @Override
  public synchronized void apply(List<Entry> entries, long upTo) {
    var draft = new Draft(table, sets);
    var rows = new PeopleRows(draft);
    boolean changed = false;
    long from = table.applied();
    for (var entry : entries) {
      if (entry.position() > from) {
        changed |= apply(entry, draft, rows);
      }
    }
    changed |= !draft.isEmpty();
    sets = draft.write(upTo);
    // A crash here, or a loss of power that undoes the file's removal, leaves a file that no row
    // names: opening removes it. The rows are folded again first, if they were lost too.
    rows.dropped().forEach(dropped);
    if (changed) {
      snapshots.publish(table.view(), sets, upTo);
    } else {
      snapshots.advance(upTo);
    }
  }

  /** Applies one entry; true if it wrote batches of its own. */
  private boolean apply(Entry entry, Draft draft, PeopleRows rows) {
    long at = entry.position();
    switch (entry.change()) {
      case Change.Befriended c -> rows.befriend(c.one(), c.other(), at);
      case Change.Unfriended c -> rows.unfriend(c.one(), c.other(), at);
      case Change.AudienceSet c -> rows.audience(c.person(), c.type(), c.audience());
      case Change.AudienceListed c -> rows.list(c.person(), c.other(), c.type(), c.listing());
      case Change.Blocked c -> rows.block(c.person(), c.other());
      case Change.Unblocked c -> rows.unblock(c.person(), c.other());
      case Change.RelationshipSet c -> rows.relationship(c.person(), c.status(), c.partner(), at);
      case Change.PhotoAdded c -> rows.photo(c.owner(), c.photo(), c.details(), at);
      case Change.PhotoRemoved c -> rows.removePhoto(c.owner(), c.photo());
      case Change.Tagged c -> rows.tag(c.owner(), c.photo(), c.tagged());
      case Change.Untagged c -> rows.untag(c.owner(), c.photo(), c.tagged());
      case Change.RelativeNamed c -> rows.nameRelative(c.person(), c.relative(), c.relationship());
      case Change.RelativeUnnamed c -> rows.unnameRelative(c.person(), c.relative());
      case Change.Liked c -> rows.like(c.person(), c.thing(), c.details(), at);
      case Change.Unliked c -> rows.unlike(c.person(), c.thing());
      case Change.Erased c -> rows.erase(c.person());
      case Change.Imported c -> {
        return arrive(c, draft, rows, at);
      }
      case Change.Consent _,
          Change.GrantGiven _,
          Change.GrantEnded _,
          Change.Stopped _,
          Change.RegisterAct _,
          Change.HoldBegan _,
          Change.HoldEnded _,
          Change.InboundSet _,
          Change.Contributed _,
          Change.ContributionDeleted _,
          Change.ErasureAsked _,
          Change.KeyEvent _,
          Change.ClockStepped _ -> {
        return false;
      }
    }
    return false;
  }

  private boolean arrive(Change.Imported frame, Draft draft, PeopleRows rows, long position) {
    var waiting = arriving.remove(frame.sha256());
    sets = draft.write(position - 1);
    if (waiting == null) {
      // After a crash: the frame is there, the one who had the rows is gone. See the class comment.
      waiting = kept.of(frame.sha256(), lastNumber()).orElse(null);
    }
    if (waiting == null) {
      var mark = new UnfinishedImport(position, frame.what(), frame.sha256());
      draft.put(Key.unfinished(position), mark.bytes());
      return false;
    }
    waiting.writeTo(rows, position, () -> draft.write(-1));
    unfinishedImports().stream()
        .filter(unfinished -> sameSource(unfinished, frame))
        .forEach(completed -> draft.delete(Key.unfinished(completed.position())));
    draft.put(Key.imported(frame.sha256()), NumberRow.bytes(position));
    // The frame's own position with the last batch: a restart that finds it finds all the rows.
    draft.write(position, Durability.SYNCED);
    return true;
  }

  // A frame that names a copy, which is another each time, tells the source's hash in words.
  private static boolean sameSource(UnfinishedImport unfinished, Change.Imported frame) {
    return unfinished.sha256().equals(frame.sha256())
        || frame.what().endsWith(unfinished.sha256())
        || (unfinished.what().equals(frame.what()) && frame.what().contains("SHA-256"));
  }

  /** Closes the current view once its last user has let go. */
  @Override
  public synchronized void close() {
    snapshots.close();
  }

  /** Finds again what imports brought. */
  @FunctionalInterface
  public interface KeptRows {
    /**
     * The rows of one import, as far as keys that still stand can read them; empty if they are not
     * kept.
     *
     * @param sha256 as the frame names them
     * @param lastNumber the largest number given to a person before
     */
    Optional<ArrivingRows> of(String sha256, int lastNumber);
  }

  /** Rows that wait for the frame that announces them. */
  @FunctionalInterface
  public interface ArrivingRows {
    /**
     * Writes them.
     *
     * @param rows where to
     * @param position the frame's
     * @param batchEnds to be run where a batch may end: when all that is written so far is true
     *     without the rest
     */
    void writeTo(PeopleRows rows, long position, Runnable batchEnds);
  }
}
