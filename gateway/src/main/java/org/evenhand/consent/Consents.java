package org.evenhand.consent;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.evenhand.record.Entry;
import org.evenhand.record.Fold;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.SignedIn;

/** Who said yes to what, and the live grants: a fold of the log. Safe for use by many threads. */
@SuppressWarnings("DoNotCallSuggester")
public final class Consents implements Fold {
  private Consents() {}

  /**
   * Opens the fold as it was last applied.
   *
   * @param table its own table
   * @param clock tells which grants have run out; no fold ever asks it
   */
  public static Consents open(Table table, InstantSource clock) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String name() {
    return "consent";
  }

  @Override
  public long applied() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void apply(List<Entry> entries, long upTo) {
    throw new UnsupportedOperationException();
  }

  /** Who consents, as of now; one volatile read. */
  public ConsentSnapshot snapshot() {
    throw new UnsupportedOperationException();
  }

  /** A grant that was given, not ended, and has not run out: one read of the table. */
  public Optional<Grant> grant(GrantId id) {
    throw new UnsupportedOperationException();
  }

  /** The apps that have or had access to a person's data, by id; ended ones too. */
  public List<AppAccess> accessOf(SignedIn who) {
    throw new UnsupportedOperationException();
  }
}
