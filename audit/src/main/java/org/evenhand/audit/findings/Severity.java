package org.evenhand.audit.findings;

/** How much a finding weighs by itself. */
public enum Severity {
  /** A rule that the platform gave itself, or its public word, is broken. */
  BREACH,
  /** The rules allow it, and somebody is better or worse off than others. */
  CONCERN,
  /** A difference that what is not public could explain. */
  NOTE
}
