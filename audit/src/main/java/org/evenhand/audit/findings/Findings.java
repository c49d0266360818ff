package org.evenhand.audit.findings;

import java.util.Comparator;
import java.util.List;
import org.evenhand.audit.ledger.Ledger;

/** Looks for everything. */
public final class Findings {
  private static final List<Rule> RULES =
      List.of(
          new Unlogged(),
          new MissingApprovals(),
          new Ties(),
          new AfterCutOff(),
          new ShortNotice(),
          new Contradictions(),
          new PaidExceptions(),
          new UnpaidInvoices(),
          new RefusedWhereOthersGot(),
          new DifferentOutcomes());

  private Findings() {}

  /**
   * All findings in a platform's own public record, the gravest first, then the newest. Whether the
   * record itself is right is {@link Ledger#isVerified}'s to say, and to be said first.
   */
  public static List<Finding> in(Ledger ledger) {
    return RULES.stream()
        .flatMap(rule -> rule.in(ledger).stream())
        .sorted(
            Comparator.comparing(Finding::severity)
                .thenComparing(Finding::when, Comparator.reverseOrder()))
        .toList();
  }
}
