package org.evenhand.register;

/**
 * Names a request for access.
 *
 * @param value lower-case letters, digits, '.', '_' and '-', 1 to 64 of them
 */
public record RequestId(String value) implements Comparable<RequestId> {
  /** Refuses what is not such a word. */
  public RequestId {
    Wellformed.word("request id", value);
  }

  @Override
  public int compareTo(RequestId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
