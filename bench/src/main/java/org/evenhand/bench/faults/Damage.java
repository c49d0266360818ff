package org.evenhand.bench.faults;

import java.util.List;

/**
 * What was done to a copy of a platform's folder.
 *
 * @param kind how it was damaged
 * @param files the files that are no longer what they were, relative to the folder
 * @param at the first byte that was touched; 0 where whole files were
 */
record Damage(Kind kind, List<String> files, long at) {
  /** Ways in which a folder is damaged. */
  enum Kind {
    /** One byte, anywhere, is another. */
    FLIP("one byte changed"),
    /** A file ends too early. */
    CUT("a file cut short"),
    /** The end of the newest log file never reached the disk: zeros, or what lay there before. */
    TEAR("the last write torn"),
    /** A file is gone. */
    REMOVE("a file removed"),
    /** Two files of one kind have each other's names. */
    SWAP("two files swapped");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** Keeps a copy. */
  Damage {
    files = List.copyOf(files);
  }

  @Override
  public String toString() {
    return kind.words() + ": " + String.join(", ", files) + " at byte " + at;
  }
}
