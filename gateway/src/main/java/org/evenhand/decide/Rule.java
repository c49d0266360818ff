package org.evenhand.decide;

/** The one rule. */
public final class Rule {
  private Rule() {}
}
