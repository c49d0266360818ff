package org.evenhand.audit.input;

/** Why a cell does not fit its column; the one who reads the file adds where it stands. */
final class Unfit extends Exception {
  private static final long serialVersionUID = 1;

  Unfit(String message) {
    super(message, null, false, false);
  }
}
