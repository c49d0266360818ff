package org.evenhand.app.regulator;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The record's lines as files for analysis. */
public interface SegmentFiles {
  /**
   * One of them.
   *
   * @param name its name, as the public log has it
   * @param from the first position in it
   * @param to the last position in it
   * @param lines how many lines of accesses
   * @param bytes how large it is
   * @param sha256 its hash, as the public log has it
   */
  record One(String name, long from, long to, long lines, long bytes, String sha256) {}

  /** All of them, by rising position. */
  List<One> all();

  /** Where one lies. */
  Optional<Path> file(String name);
}
