package org.evenhand.consent;

import java.util.Set;
import java.util.TreeSet;
import org.evenhand.vocabulary.DataTypeId;

/** An act of a person's that cannot be. Nothing was recorded and nothing changed. */
public final class ConsentRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Because because;
  private final transient Set<DataTypeId> types;

  ConsentRefused(Because because, Set<DataTypeId> types) {
    super(because.name().toLowerCase(java.util.Locale.ROOT) + " " + new TreeSet<>(types));
    this.because = because;
    this.types = Set.copyOf(types);
  }

  /** Why. */
  public Because because() {
    return because;
  }

  /** The data types at fault; empty where it was none of them. */
  public Set<DataTypeId> types() {
    return types;
  }

  /** The reasons. */
  public enum Because {
    /** No data type was named. */
    NO_TYPES,
    /** The catalogue knows no such type. */
    UNKNOWN_TYPE,
    /** The end does not lie in the future. */
    UNTIL_PAST,
    /** The end lies more than a hundred years ahead. */
    UNTIL_TOO_FAR,
    /** The person never gave this, or it has ended. */
    NOT_GIVEN,
    /** It was given together with the type above it; only that can be taken back, as a whole. */
    COVERED_BY_PARENT
  }
}
