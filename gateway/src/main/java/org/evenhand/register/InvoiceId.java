package org.evenhand.register;

/**
 * Names an invoice or a credit note.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record InvoiceId(String value) implements Comparable<InvoiceId> {
  /** Refuses what is not such a word. */
  public InvoiceId {
    Wellformed.word("invoice id", value);
  }

  @Override
  public int compareTo(InvoiceId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
