package org.evenhand.audit.pairs;

/** What is made of pairs without a difference in a signed-rank test. */
public enum Zeros {
  /** They are left out before ranks are given (Wilcoxon 1945); as R's {@code wilcox.test}. */
  WILCOX,
  /** They take the lowest ranks, and then are left out (Pratt 1959); as {@code coin}. */
  PRATT
}
