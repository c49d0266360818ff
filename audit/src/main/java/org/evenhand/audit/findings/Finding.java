package org.evenhand.audit.findings;

import java.time.Instant;
import java.util.List;

/**
 * A fact that needs no statistics.
 *
 * @param kind what kind of fact
 * @param sentence what was found
 * @param when the moment that it is about
 * @param who the organisation that it concerns; empty if it is none in particular
 * @param entries what it rests on, {@link #MOST} at most
 * @param more how many acts it rests on besides
 * @param severity how much it weighs
 */
public record Finding(
    Kind kind,
    String sentence,
    Instant when,
    String who,
    List<Citation> entries,
    long more,
    Severity severity) {
  /** The most that one finding cites. */
  public static final int MOST = 20;

  /** Keeps as many as it may. */
  public Finding {
    more += Math.max(0, entries.size() - MOST);
    entries = List.copyOf(entries.subList(0, Math.min(MOST, entries.size())));
  }

  /** What the kind is called. */
  public String title() {
    return kind.title();
  }
}
