package org.evenhand.register;

import org.evenhand.record.Change;

/** What this room needs of the log. */
@FunctionalInterface
public interface Journal {
  /** Records a change; returns its position when it is durable and applied by all folds. */
  long append(Change change);
}
