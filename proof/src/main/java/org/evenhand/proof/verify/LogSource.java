package org.evenhand.proof.verify;

import java.io.IOException;
import java.util.List;
import org.evenhand.proof.TileReader;

/** Where the files of a public log lie. */
interface LogSource extends TileReader {
  /** The largest file: a bundle of 256 entries of 65,535 bytes, each behind its length. */
  int MOST = 256 * (0xffff + 2);

  /** What a file is called in a report. */
  String name(String path);

  /** The names of what lies in a folder of the log; none where that can't be told. */
  List<String> list(String folder) throws IOException;

  /** Every file of the log; none where that can't be told. */
  void walk(Visitor visitor) throws IOException;

  /** Is told of files. */
  interface Visitor {
    /** A file of that path. */
    void file(String path) throws IOException;
  }
}
