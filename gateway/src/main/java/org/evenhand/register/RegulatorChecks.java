package org.evenhand.register;

import static org.evenhand.register.OfficerChecks.acting;
import static org.evenhand.register.RegisterRefused.known;
import static org.evenhand.register.RegisterRefused.require;

import org.evenhand.register.RegulatorEvent.RegulatorConfirmed;
import org.evenhand.register.RegulatorEvent.RegulatorLeft;
import org.evenhand.register.RegulatorEvent.RegulatorLooked;
import org.evenhand.register.RegulatorEvent.RegulatorNamed;

/** Whether an act about regulators can be. */
final class RegulatorChecks {
  private final RegisterSnapshot now;

  RegulatorChecks(RegisterSnapshot now) {
    this.now = now;
  }

  void check(RegulatorEvent event) {
    switch (event) {
      case RegulatorNamed e -> {
        var _ = acting(now, e.actor());
        var before = now.regulators().of(e.regulator());
        // Who was named by somebody who left since can be named anew, and by nobody else's leave.
        require(
            before
                .filter(it -> it.confirmedBy().isPresent() || it.left() || inOffice(it.namedBy()))
                .isEmpty(),
            "regulator " + e.regulator() + " is registered already");
      }
      case RegulatorConfirmed e -> {
        var by = acting(now, e.actor());
        var regulator = here(e.regulator());
        require(regulator.confirmedBy().isEmpty(), e.regulator() + " is appointed already");
        require(
            !regulator.namedBy().equals(e.actor()),
            "another officer than the one who named them confirms a regulator");
        var named = new OfficerId(regulator.namedBy().id());
        require(
            now.officers().officer(named).filter(Officer::inOffice).isPresent(),
            "who named them has left: another officer names them anew");
        require(
            !now.officers().inOneLine(by.id(), named),
            "an officer from outside the line of the one who named them confirms a regulator");
      }
      case RegulatorLeft e -> {
        var _ = acting(now, e.actor());
        var _ = here(e.regulator());
      }
      case RegulatorLooked e -> {
        var own =
            e.actor().role().equals(Actor.REGULATOR)
                && e.actor().id().equals(e.regulator().value());
        require(own, "a regulator looks for themselves");
        require(here(e.regulator()).appointed(), "two officers appoint a regulator");
      }
    }
  }

  private boolean inOffice(Actor namedBy) {
    return now.officers().acting(namedBy).isPresent();
  }

  private Regulator here(RegulatorId id) {
    var regulator = now.regulators().of(id);
    known(regulator.isPresent(), "regulator", id);
    require(!regulator.get().left(), "regulator " + id + " has left");
    return regulator.get();
  }
}
