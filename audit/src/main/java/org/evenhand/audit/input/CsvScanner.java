package org.evenhand.audit.input;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a CSV file strictly (RFC 4180, UTF-8, comma, LF or CR LF), piece by piece. What other
 * readers guess at is an error here with its line: a quote in the middle of a cell, a cell too few
 * or too many, bytes that are not UTF-8.
 *
 * <p>One state machine over bytes, since ten million lines are read; that is why its methods are
 * longer than ours mostly are.
 */
final class CsvScanner {
  /** The longest cell, in bytes. */
  static final int CELL_MAX = 1 << 16;

  /** The longest record, in bytes. */
  static final int RECORD_MAX = 1 << 20;

  /** The most columns. */
  static final int COLUMNS_MAX = 1_000;

  private static final byte DELETE = 0x7f;

  private enum State {
    START,
    PLAIN,
    QUOTED,
    CLOSED
  }

  /** Takes a record's cells. */
  interface Taker {
    /** Takes a record that begins on a line; the cells are valid until it returns. */
    void take(long line, Cells cells);
  }

  private final String file;
  private final Cells cells = new Cells();
  private final Utf8 utf8 = new Utf8();
  private State state = State.START;
  private long line;
  private long begun;
  private boolean afterReturn;

  /** Of a file's name, for messages. */
  CsvScanner(String file) {
    this.file = file;
  }

  /**
   * Reads a piece of a file.
   *
   * @param taker takes each record, the header among them
   * @throws BadInput if it is not a piece of such a file
   */
  void scan(Pieces.Piece piece, Taker taker) {
    read(piece, taker);
    if (piece.last()) {
      end(taker);
    } else if (state != State.START || cells.count() > 0) {
      throw new IllegalStateException(file + ": a piece ends within the record of line " + begun);
    }
  }

  /** Reads a piece that may end anywhere. */
  void read(Pieces.Piece piece, Taker taker) {
    line = piece.line();
    begun = line;
    int from = piece.first() ? mark(piece.bytes(), piece.size()) : 0;
    block(piece.bytes(), from, piece.size(), taker);
  }

  /** Where the text begins, after a mark of its encoding. */
  private int mark(byte[] buffer, int n) {
    if (begins(buffer, n, 0xfe, 0xff) || begins(buffer, n, 0xff, 0xfe)) {
      throw BadInput.at(file, 1, "the text is UTF-16; save it as UTF-8");
    }
    if (begins(buffer, n, 'P', 'K', 3, 4)) {
      throw BadInput.at(
          file, 1, "this is a spreadsheet or a zip file; save the sheet as CSV, UTF-8");
    }
    if (begins(buffer, n, 0xd0, 0xcf, 0x11, 0xe0)) {
      throw BadInput.at(file, 1, "this is an old spreadsheet; save the sheet as CSV, UTF-8");
    }
    if (begins(buffer, n, '%', 'P', 'D', 'F')) {
      throw BadInput.at(file, 1, "this is a PDF; the table is needed as CSV, UTF-8");
    }
    if (begins(buffer, n, 0x1f, 0x8b)) {
      throw BadInput.at(file, 1, "this is a gzip file; unpack it first");
    }
    return begins(buffer, n, 0xef, 0xbb, 0xbf) ? 3 : 0;
  }

  private static boolean begins(byte[] buffer, int n, int... with) {
    if (n < with.length) {
      return false;
    }
    for (int i = 0; i < with.length; i++) {
      if ((buffer[i] & 0xff) != with[i]) {
        return false;
      }
    }
    return true;
  }

  private void block(byte[] buffer, int from, int to, Taker taker) {
    for (int i = from; i < to; i++) {
      byte b = buffer[i];
      if (ordinary(b) && unquoted()) {
        int end = i + 1;
        while (end < to && ordinary(buffer[end])) {
          end++;
        }
        state = State.PLAIN;
        keep(buffer, i, end);
        i = end - 1;
        continue;
      }
      if (b < 0 || utf8.open()) {
        if (!utf8.accept(b)) {
          throw wrong("this is not UTF-8 text; save the file as UTF-8");
        }
      } else if ((b < ' ' && b != '\n' && b != '\r' && b != '\t') || b == DELETE) {
        throw wrong(
            b == 0
                ? "a zero byte; the file is damaged or not UTF-8 text"
                : "a control character (byte " + b + ")");
      }
      if (afterReturn && b != '\n') {
        throw wrong("a line ends with CR alone; end lines with LF or CR LF");
      }
      step(b, taker);
    }
  }

  /** Whether a cell without quotes may begin or go on. */
  private boolean unquoted() {
    return (state == State.START || state == State.PLAIN) && !afterReturn && !utf8.open();
  }

  /** Whether a byte is text and nothing else, wherever it stands. */
  private static boolean ordinary(byte b) {
    return b >= ' ' && b != ',' && b != '"' && b != DELETE;
  }

  private void step(byte b, Taker taker) {
    switch (state) {
      case START -> start(b, taker);
      case PLAIN -> plain(b, taker);
      case QUOTED -> quoted(b);
      case CLOSED -> closed(b, taker);
    }
  }

  private void start(byte b, Taker taker) {
    if (b == '"') {
      state = State.QUOTED;
    } else {
      state = State.PLAIN;
      plain(b, taker);
    }
  }

  private void plain(byte b, Taker taker) {
    switch (b) {
      case ',' -> endCell();
      case '\n' -> endRecord(taker);
      case '\r' -> afterReturn = true;
      case '"' ->
          throw wrong(
              "a quote inside an unquoted cell; put the whole cell in quotes and double the quotes"
                  + " in it");
      default -> keep(b);
    }
  }

  private void quoted(byte b) {
    if (b == '"') {
      state = State.CLOSED;
    } else {
      if (b == '\n') {
        line++;
      }
      keep(b);
    }
  }

  private void closed(byte b, Taker taker) {
    switch (b) {
      case '"' -> {
        keep(b);
        state = State.QUOTED;
      }
      case ',' -> endCell();
      case '\n' -> endRecord(taker);
      case '\r' -> afterReturn = true;
      default ->
          throw wrong("text after a closing quote; double the quotes that are part of the cell");
    }
  }

  private void keep(byte b) {
    held(cells.add(b));
  }

  private void keep(byte[] text, int from, int to) {
    held(cells.add(text, from, to));
  }

  private void held(boolean held) {
    if (!held) {
      // Where it begins, since that is where a quote was left open.
      throw BadInput.at(
          file,
          begun,
          cells.recordFirst()
              ? "the line is longer than 1 MiB; is a quote left open, or are line ends missing?"
              : "a cell is longer than 64 KiB; is a quote left open?");
    }
  }

  private void endCell() {
    if (cells.count() == COLUMNS_MAX) {
      throw wrong("more than 1,000 columns");
    }
    cells.end(state == State.CLOSED);
    state = State.START;
  }

  private void endRecord(Taker taker) {
    afterReturn = false;
    endCell();
    taker.take(begun, cells);
    cells.clear();
    begun = ++line;
  }

  private void end(Taker taker) {
    if (utf8.open()) {
      throw wrong("the file ends in the middle of a character; it is cut off");
    }
    if (state == State.QUOTED) {
      throw BadInput.at(file, begun, "a quote is opened here and never closed");
    }
    if (afterReturn) {
      throw wrong("a line ends with CR alone; end lines with LF or CR LF");
    }
    if (state != State.START || cells.count() > 0) {
      endRecord(taker);
    }
  }

  private BadInput wrong(String message) {
    return BadInput.at(file, line, message);
  }

  /** The cells of one record, in one growing array. */
  static final class Cells {
    private byte[] bytes = new byte[1 << 12];
    private final int[] ends = new int[COLUMNS_MAX + 1];
    private final boolean[] quoted = new boolean[COLUMNS_MAX + 1];
    private int size;
    private int count;

    private boolean add(byte b) {
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * size);
      }
      bytes[size++] = b;
      return bounded();
    }

    private boolean add(byte[] text, int from, int to) {
      int more = to - from;
      if (more > bytes.length - size) {
        bytes = Arrays.copyOf(bytes, 2 * (size + more));
      }
      System.arraycopy(text, from, bytes, size, more);
      size += more;
      return bounded();
    }

    private boolean bounded() {
      return size <= RECORD_MAX && size - from(count) <= CELL_MAX;
    }

    private void end(boolean inQuotes) {
      ends[count] = size;
      quoted[count++] = inQuotes;
    }

    private void clear() {
      size = 0;
      count = 0;
    }

    /** Whether the record comes to its bound before the cell that goes on comes to its own. */
    private boolean recordFirst() {
      return from(count) + CELL_MAX >= RECORD_MAX;
    }

    int count() {
      return count;
    }

    int from(int cell) {
      return cell == 0 ? 0 : ends[cell - 1];
    }

    int to(int cell) {
      return ends[cell];
    }

    byte[] bytes() {
      return bytes;
    }

    boolean empty(int cell) {
      return from(cell) == to(cell);
    }

    /** Whether the line is blank: one cell, empty and without quotes. */
    boolean blank() {
      return count == 1 && empty(0) && !quoted[0];
    }

    String text(int cell) {
      return new String(bytes, from(cell), to(cell) - from(cell), StandardCharsets.UTF_8);
    }

    List<String> texts() {
      var all = new ArrayList<String>(count);
      for (int i = 0; i < count; i++) {
        all.add(text(i));
      }
      return all;
    }
  }
}
