package org.evenhand.proof.verify;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a check of a record came to.
 *
 * @param counts what was checked
 * @param notes what a reader should know, and is no problem
 * @param unchecked what was not checked, and why
 * @param problems what is wrong, in the order found
 * @param more how many problems there are besides
 */
public record Report(
    Map<Counted, Long> counts,
    List<String> notes,
    List<String> unchecked,
    List<Problem> problems,
    long more) {
  /** What is counted. */
  public enum Counted {
    /** Right signatures of the log under its checkpoint. */
    SIGNATURES("signatures of the log"),
    /** Right cosignatures of witnesses. */
    COSIGNATURES("cosignatures of witnesses"),
    /** Entries of the public log, each hashed and read. */
    ENTRIES("entries of the public log, each hashed and read"),
    /** Tiles and bundles, each recomputed. */
    TILES("files of tiles and entries, each recomputed"),
    /** Public acts. */
    ACTS("public acts"),
    /** Seals. */
    SEALS("seals, chained"),
    /** Seals whose root was recomputed. */
    ROOTS("seals recomputed from the record's frames"),
    /** Log files. */
    LOG_FILES("files of the record"),
    /** Frames. */
    FRAMES("frames, each re-hashed"),
    /** Lines. */
    LINES("lines, each re-hashed"),
    /** Frames behind the last seal. */
    UNSEALED("frames not sealed yet"),
    /** Segments. */
    SEGMENTS("segments, re-hashed"),
    /** Tallies. */
    TALLIES("tallies, re-hashed");

    private final String words;

    Counted(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }

  /** Keeps copies. */
  public Report {
    var copy = new EnumMap<Counted, Long>(Counted.class);
    copy.putAll(counts);
    counts = java.util.Collections.unmodifiableMap(copy);
    notes = List.copyOf(notes);
    unchecked = List.copyOf(unchecked);
    problems = List.copyOf(problems);
  }

  /** How many of something were checked. */
  public long count(Counted what) {
    return counts.getOrDefault(what, 0L);
  }

  /** Whether nothing is wrong. */
  public boolean isRight() {
    return problems.isEmpty();
  }
}
