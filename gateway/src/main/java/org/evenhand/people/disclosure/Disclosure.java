package org.evenhand.people.disclosure;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.evenhand.people.files.PictureReader;
import org.evenhand.record.Permit;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.Told;

/** Reads, against a permit, exactly the values that it names. */
public final class Disclosure {
  private final Table table;
  private final FieldReader fields;

  /** Over the table of people, where photos have no bytes. */
  public Disclosure(Table table, Catalogue catalogue) {
    this(table, catalogue, PictureReader.NONE);
  }

  /** Over the table of people. */
  public Disclosure(Table table, Catalogue catalogue, PictureReader pictures) {
    this.table = table;
    this.fields = new FieldReader(catalogue, pictures);
  }

  /**
   * Uses the permit up and reads what it permits, with one look at the table for the whole answer.
   * What is not on file is left out.
   *
   * @throws IllegalStateException if the permit was used before
   */
  public Told.ToldList read(Permit permit) {
    return read(permit.redeem());
  }

  private Told.ToldList read(Shown.ShownList shown) {
    var keys = new ArrayList<byte[]>();
    gather(shown, keys);
    return tell(shown, table.getAll(keys).iterator());
  }

  // Both walks go through the answer in the same order, so the rows need no look-up by key.
  private static void gather(Shown.ShownList list, List<byte[]> keys) {
    for (var item : list.items()) {
      if (FieldReader.needsRow(item.line())) {
        keys.add(FieldReader.row(item.line()));
      }
      item.lists().forEach(within -> gather(within, keys));
    }
  }

  private Told.ToldList tell(Shown.ShownList list, Iterator<byte[]> rows) {
    var items = new ArrayList<Told>(list.items().size());
    for (var item : list.items()) {
      var row = FieldReader.needsRow(item.line()) ? rows.next() : null;
      var values = fields.read(item.line(), row);
      var lists = new ArrayList<Told.ToldList>(item.lists().size());
      item.lists().forEach(within -> lists.add(tell(within, rows)));
      items.add(new Told(item.line(), item.key(), values, lists));
    }
    return new Told.ToldList(list.edge(), list.owner(), items, list.before(), list.after());
  }
}
