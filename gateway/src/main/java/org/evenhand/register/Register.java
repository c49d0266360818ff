package org.evenhand.register;

import java.util.List;
import org.evenhand.record.Entry;
import org.evenhand.record.Fold;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.Catalogue;

/** The register: a fold of the public acts in the log. Safe for use by many threads. */
@SuppressWarnings("DoNotCallSuggester")
public final class Register implements Fold {
  private Register() {}

  /** Opens the fold as it was last applied. */
  public static Register open(Table table, Catalogue catalogue) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String name() {
    return "register";
  }

  @Override
  public long applied() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void apply(List<Entry> entries, long upTo) {
    throw new UnsupportedOperationException();
  }

  /** The register as of now; one volatile read. */
  public RegisterSnapshot snapshot() {
    throw new UnsupportedOperationException();
  }
}
