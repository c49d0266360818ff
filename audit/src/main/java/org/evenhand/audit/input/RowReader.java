package org.evenhand.audit.input;

/** Checks records and makes rows of them; each thread has one of its own. */
final class RowReader implements CsvScanner.Taker {
  private static final int ROOM = 1 << 10;

  private final String file;
  private final Columns columns;
  private final CsvScanner scanner;
  private final Words[] words;
  private Rows rows;

  RowReader(String file, Columns columns) {
    this.file = file;
    this.columns = columns;
    this.scanner = new CsvScanner(file);
    this.words = new Words[columns.count()];
    for (int i = 0; i < words.length; i++) {
      words[i] = new Words(columns.kinds()[i]);
    }
    this.rows = new Rows(columns, ROOM);
  }

  /**
   * Reads a piece of the file.
   *
   * @throws BadInput if a cell or a line is not as it must be
   */
  Rows read(Pieces.Piece piece) {
    scanner.scan(piece, this);
    return taken();
  }

  /** The rows of the records that were taken since this was last asked. */
  Rows taken() {
    var all = rows;
    rows = new Rows(columns, Math.max(ROOM, all.count() + all.count() / 8));
    return all;
  }

  @Override
  public void take(long line, CsvScanner.Cells cells) {
    if (cells.count() != columns.count()) {
      throw BadInput.at(file, line, counted(cells));
    }
    rows.begin(line);
    for (int i = 0; i < words.length; i++) {
      if (!cells.empty(i)) {
        cell(line, i, cells);
      } else if (columns.required()[i]) {
        throw BadInput.in(file, line, columns.names().get(i), "the cell is empty");
      } else {
        rows.none(i);
      }
    }
    rows.end();
  }

  private void cell(long line, int i, CsvScanner.Cells cells) {
    long plain = columns.kinds()[i].plain(cells.bytes(), cells.from(i), cells.to(i));
    if (plain != Digits.OTHERWISE) {
      rows.value(i, plain);
      return;
    }
    try {
      rows.word(i, words[i].of(cells, i));
    } catch (Unfit e) {
      throw BadInput.in(file, line, columns.names().get(i), String.valueOf(e.getMessage()));
    }
  }

  private String counted(CsvScanner.Cells cells) {
    return cells.blank()
        ? "the line is empty; take it out"
        : (cells.count() == 1 ? "1 cell" : cells.count() + " cells")
            + ", but the header has "
            + columns.count()
            + (cells.count() > columns.count() ? "; put cells with commas in quotes" : "");
  }
}
