package org.evenhand.audit.single;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.input.Loaded;
import org.evenhand.audit.input.Tables;

/** What values the columns of the view {@code known} hold. */
final class Values {
  private static final int SHOWN = 8;

  private final Tables tables;
  private final Loaded file;

  Values(Tables tables, Loaded file) {
    this.tables = tables;
    this.file = file;
  }

  /** Refuses a value that no row has. */
  void check(String column, String value) {
    var with =
        "SELECT count(*) FROM known WHERE " + Tables.quoted(column) + " = " + Tables.literal(value);
    if (tables.number(with) == 0) {
      throw new BadInput(
          file.file()
              + ", column '"
              + column
              + "': no row has "
              + BadInput.shown(value)
              + "; there are: "
              + String.join(", ", of(column)));
    }
  }

  /** The first values, as a message shows them. */
  List<String> of(String column) {
    var all = new ArrayList<String>();
    tables.each(
        "SELECT DISTINCT "
            + Tables.quoted(column)
            + " FROM known WHERE "
            + Tables.quoted(column)
            + " IS NOT NULL ORDER BY 1 LIMIT "
            + SHOWN,
        row -> all.add(BadInput.shown(row.getString(1))));
    return all.isEmpty() ? List.of("nothing but empty cells") : all;
  }
}
