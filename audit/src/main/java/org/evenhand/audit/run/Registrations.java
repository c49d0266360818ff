package org.evenhand.audit.run;

import java.util.List;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.input.Sha256;
import org.evenhand.audit.ledger.Ledger;
import org.evenhand.audit.ledger.RegisteredPlan;
import org.evenhand.audit.ledger.RulingRow;
import org.evenhand.audit.ledger.Rulings;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.result.Registration;

/** Looks a plan up among those that are registered in the record. */
final class Registrations {
  private final Plan followed;
  private final List<RulingRow> rulings;

  private Registrations(Plan followed, Rulings rulings) {
    this.followed = followed;
    this.rulings = rulings.rulings();
  }

  /**
   * @param rulings what is examined
   * @param followed the plan that is followed
   */
  static Registration of(Ledger ledger, Rulings rulings, Plan followed) {
    var all = new Registrations(followed, rulings);
    var plans = ledger.register().plans();
    var log = ledger.checkpoint().orElseThrow();
    return new Registration.InRecord(
        log.origin(),
        log.size(),
        log.root(),
        plans.stream().map(all::registered).toList(),
        all.differences(plans));
  }

  private Registration.Registered registered(RegisteredPlan plan) {
    var act = plan.registered();
    // By their places in the log, not their times: of two acts under one seal, too, one is first.
    long before = rulings.stream().filter(row -> row.act().index() < act.index()).count();
    return new Registration.Registered(
        plan.sha256(),
        plan.title(),
        act.index(),
        act.at().toString(),
        act.actor().toString(),
        act.reason(),
        genuine(plan),
        before,
        rulings.size() - before,
        plan.sha256().equals(followed.hash()));
  }

  private static boolean genuine(RegisteredPlan plan) {
    return Sha256.of(plan.text()).equals(plan.sha256());
  }

  private List<String> differences(List<RegisteredPlan> plans) {
    var genuine = plans.stream().filter(Registrations::genuine).toList();
    if (genuine.isEmpty()
        || genuine.stream().anyMatch(plan -> plan.sha256().equals(followed.hash()))) {
      return List.of();
    }
    try {
      return followed.differencesFrom(PlanFile.read("plan", genuine.getLast().text()));
    } catch (BadInput unreadable) {
      return List.of("everything: that one can’t be read as a plan");
    }
  }
}
