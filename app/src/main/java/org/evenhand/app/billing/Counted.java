package org.evenhand.app.billing;

import java.time.Instant;
import java.util.List;
import org.evenhand.record.segment.Metered;

/** Counts lines that left, such as {@link org.evenhand.record.segment.Meter#count}. */
@FunctionalInterface
public interface Counted {
  /** The lines that left from one moment until before another. */
  List<Metered> between(Instant from, Instant until);
}
