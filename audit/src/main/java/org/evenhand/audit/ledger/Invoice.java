package org.evenhand.audit.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an organisation owes for data.
 *
 * @param id which
 * @param organisation who owes it
 * @param from from when lines were counted
 * @param until until when
 * @param total in which band
 * @param dueAt until when it is to be paid
 * @param issued the act that issued it
 * @param acts what came of it, in order
 * @param settlement the act after which nothing is owed any more
 */
public record Invoice(
    String id,
    String organisation,
    Instant from,
    Instant until,
    Band total,
    Instant dueAt,
    LoggedAct issued,
    List<LoggedAct> acts,
    Optional<LoggedAct> settlement) {
  /** The act that says that money came. */
  public static final String PAID = "invoice_paid";

  /** The act that says that something is not owed. */
  public static final String CREDITED = "credit_note_issued";

  /** The act that says that it is overdue. */
  public static final String OVERDUE = "invoice_overdue";

  /** The act that suspends agreements for it. */
  public static final String SUSPENDED = "invoice_suspended";

  /** Keeps a copy. */
  public Invoice {
    acts = List.copyOf(acts);
  }

  Invoice with(LoggedAct act, boolean settles) {
    var all = new ArrayList<>(acts);
    all.add(act);
    var settled = settlement.isEmpty() && settles ? Optional.of(act) : settlement;
    return new Invoice(id, organisation, from, until, total, dueAt, issued, all, settled);
  }

  /** The first act of a type about it. */
  public Optional<LoggedAct> first(String type) {
    return acts.stream().filter(act -> act.type().equals(type)).findFirst();
  }

  /** Whether nothing was owed any more although no money came. */
  public boolean forgiven() {
    return settlement.filter(act -> act.type().equals(CREDITED)).isPresent();
  }
}
