package org.evenhand.audit.ledger;

/** An act of a type that the register has, without what such an act says. */
public final class UnreadableAct extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnreadableAct(String what) {
    super(what);
  }
}
