package org.evenhand.audit.findings;

import java.util.List;
import org.evenhand.audit.ledger.Ledger;

/** One thing to look for in a platform's public record. */
@FunctionalInterface
interface Rule {
  /** All that is found. */
  List<Finding> in(Ledger ledger);
}
