package org.evenhand.people.owner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.evenhand.people.rows.Key;
import org.evenhand.people.rows.ListsRow;
import org.evenhand.record.Change;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;

/**
 * A person's own lists beside the audience of a kind of data: whom they let in, and whom they keep
 * out. Each list holds at most {@value #MOST} people.
 */
public final class OwnLists {
  /** The most people in a list. */
  public static final int MOST = 500;

  private final Table table;
  private final ToLongFunction<List<Change>> record;

  /**
   * Over the table of people and the record.
   *
   * @param record appends changes in their order and gives the position of the last, once all are
   *     durable and applied: {@code log::appendAll}
   */
  public OwnLists(Table table, ToLongFunction<List<Change>> record) {
    this.table = table;
    this.record = record;
  }

  /** What came of changing lists. */
  public sealed interface Outcome {
    /**
     * Each stands in its own frame, durable and applied.
     *
     * @param changed what truly changed, by number
     * @param position of the last frame
     */
    record Changed(SortedMap<PersonId, Listing> changed, long position) implements Outcome {}

    /** All was so before, and nothing was recorded. */
    record Unchanged() implements Outcome {}

    /**
     * A list would hold more than {@value #MOST} people, and nothing was changed.
     *
     * @param list which
     */
    record TooMany(Listing list) implements Outcome {}

    /**
     * Nobody is that person, or it is the person themself; nothing was changed.
     *
     * @param person who was named
     */
    record Nobody(PersonId person) implements Outcome {}
  }

  /** Who stands in their lists for a type, by number; {@link Listing#NEITHER} is never among it. */
  public SortedMap<PersonId, Listing> of(SignedIn me, DataTypeId type) {
    var row = table.get(Key.lists(me.person(), type));
    var lists = row == null ? new ListsRow() : ListsRow.of(row);
    var all = new TreeMap<PersonId, Listing>();
    lists.letIn().forEach((int n) -> all.put(new PersonId(n), Listing.LET_IN));
    lists.keptOut().forEach((int n) -> all.put(new PersonId(n), Listing.KEPT_OUT));
    return all;
  }

  /**
   * Says of some people where they stand from now on; of whom nothing is said stays where they are.
   *
   * <p>Crash point: each person is a frame. A crash between two leaves the first ones recorded, and
   * those that show less come first: so nobody sees more than before and after the whole.
   */
  public synchronized Outcome change(SignedIn me, DataTypeId type, Map<PersonId, Listing> sayings) {
    var lists = of(me, type);
    var changed = new TreeMap<PersonId, Listing>();
    for (var saying : new TreeMap<>(sayings).entrySet()) {
      var other = saying.getKey();
      if (lists.getOrDefault(other, Listing.NEITHER) == saying.getValue()) {
        continue;
      }
      if (other.equals(me.person()) || table.get(Key.profile(other)) == null) {
        return new Outcome.Nobody(other);
      }
      changed.put(other, saying.getValue());
    }
    lists.putAll(changed);
    for (var list : List.of(Listing.LET_IN, Listing.KEPT_OUT)) {
      if (lists.values().stream().filter(it -> it == list).count() > MOST) {
        return new Outcome.TooMany(list);
      }
    }
    return changed.isEmpty()
        ? new Outcome.Unchanged()
        : new Outcome.Changed(changed, record.applyAsLong(frames(me, type, changed)));
  }

  private static List<Change> frames(SignedIn me, DataTypeId type, Map<PersonId, Listing> changed) {
    var frames = new ArrayList<Change>();
    for (var listing : List.of(Listing.KEPT_OUT, Listing.NEITHER, Listing.LET_IN)) {
      changed.forEach((other, it) -> {
        if (it == listing) {
          frames.add(new Change.AudienceListed(me.person(), other, type, listing));
        }
      });
    }
    return frames;
  }
}
