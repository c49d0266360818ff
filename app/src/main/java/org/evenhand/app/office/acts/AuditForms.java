package org.evenhand.app.office.acts;

import static org.evenhand.app.office.acts.ActForm.form;

import java.util.List;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.plan.Plan;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.register.Actor;
import org.evenhand.register.AuditEvent.AuditPlanRegistered;
import org.evenhand.register.DocumentHash;

/** By which plans the platform is audited. */
final class AuditForms {
  private AuditForms() {}

  static List<ActForm> all() {
    return List.of(
        form(
                "register-audit-plan",
                "Audits",
                "Register the plan of an audit",
                "What an audit of this record is to test, before it happens. The whole text is"
                    + " public and never changes; every audit says how many rulings came before"
                    + " it.")
            .asks(
                (scene, why, given) ->
                    given.made("plan", text -> registered(scene.me(), why, text)),
                Field.text("plan", "The plan", "In YAML; it begins as the standard one.")
                    .starting(_ -> Plan.DEFAULT)));
  }

  private static AuditPlanRegistered registered(Actor me, String why, String sent) {
    try {
      var plan = PlanFile.read("the plan", sent);
      plan.checkForRecord();
      return new AuditPlanRegistered(
          me, why, new DocumentHash(plan.hash()), plan.title(), plan.text());
    } catch (BadInput wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
  }
}
