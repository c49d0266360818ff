package org.evenhand.decide;

import java.util.LinkedHashSet;
import java.util.Set;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Selection;

/**
 * The data types that a query needs permission for, in the order asked.
 *
 * @param types each once; empty when nothing but ids is asked
 */
record AskedTypes(Set<DataTypeId> types) {
  /** The node named in a refusal of a request that asks for nothing but an id. */
  private static final DataTypeId ID_ALONE = new DataTypeId("profile");

  static AskedTypes of(Query query, Catalogue catalogue) {
    var types = new LinkedHashSet<DataTypeId>();
    switch (query) {
      case Query.One(var _, var selection) -> add(selection, catalogue, types);
      case Query.Many(var list) -> add(list, catalogue, types);
      case Query.Photo(var _, var selection) -> {
        // That there is such a photo is what a list of photos says too.
        types.add(Edge.PHOTOS.type());
        add(selection, catalogue, types);
      }
    }
    return new AskedTypes(types);
  }

  private static void add(
      Selection.Expansion list, Catalogue catalogue, LinkedHashSet<DataTypeId> into) {
    into.add(list.edge().type());
    add(list.selection(), catalogue, into);
  }

  private static void add(
      Selection selection, Catalogue catalogue, LinkedHashSet<DataTypeId> into) {
    for (long rest = selection.fields() & ~1L; rest != 0; rest &= rest - 1) {
      into.add(type(selection.of(), Long.numberOfTrailingZeros(rest), catalogue));
    }
    selection.expansions().forEach(list -> add(list, catalogue, into));
  }

  private static DataTypeId type(ObjectKind of, int number, Catalogue catalogue) {
    return catalogue
        .field(of, number)
        .orElseThrow(() -> new IllegalArgumentException("no field " + number + " of " + of))
        .type();
  }

  DataTypeId first() {
    return types.isEmpty() ? ID_ALONE : types.iterator().next();
  }
}
