package org.evenhand.gate.replay;

import java.util.Set;
import org.evenhand.people.Missing.Part;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;

/** What may account for a difference, where somebody can be told no more. */
sealed interface Excuse {
  /** The person whom it is about was erased. */
  record Erased() implements Excuse {}

  /**
   * The facts have a hole in one of these parts.
   *
   * @param parts which, of the facts that were asked for
   * @param whose of whom; null for anybody
   */
  record Hole(Set<Part> parts, @Nullable PersonId whose) implements Excuse {
    /** Nothing accounts for it: it is different whoever was erased. */
    static final Hole NONE = new Hole(Set.of(), null);

    /** A count can be short of whoever was erased. */
    static final Hole ANYWHERE = new Hole(Set.of(Part.values()), null);

    /** Keeps a copy. */
    public Hole {
      parts = Set.copyOf(parts);
    }

    boolean covers(Gaps.Asked asked) {
      return parts.contains(asked.part()) && (whose == null || whose.equals(asked.of()));
    }
  }
}
