package org.evenhand.audit.times;

/** What is made of events at the same time in the partial likelihood. */
public enum Ties {
  /** They came one after the other, in all orders alike (Efron 1977): R's own choice. */
  EFRON,
  /** Each as if the others had not left yet (Breslow 1974); right for few ties only. */
  BRESLOW
}
