package org.evenhand.register;

import static org.evenhand.register.RegisterRefused.fresh;
import static org.evenhand.register.RegisterRefused.known;
import static org.evenhand.register.RegisterRefused.require;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.evenhand.register.OfficerEvent.OfficerAppointed;
import org.evenhand.register.OfficerEvent.OfficerLeft;
import org.evenhand.register.OfficerEvent.TieChallenged;
import org.evenhand.register.OfficerEvent.TieDeclared;
import org.evenhand.register.OfficerEvent.TieEnded;
import org.evenhand.register.OfficerEvent.TiesDeclared;
import org.evenhand.vocabulary.OrganisationId;

/** Whether an act about officers and ties can be. */
final class OfficerChecks {
  private final RegisterSnapshot now;
  private final Instant at;

  OfficerChecks(RegisterSnapshot now, Instant at) {
    this.now = now;
    this.at = at;
  }

  void check(OfficerEvent event) {
    switch (event) {
      case OfficerAppointed e -> appointment(e);
      case OfficerLeft e -> {
        inOffice(e.officer());
        self(e, false);
      }
      case TiesDeclared e -> {
        inOffice(e.officer());
        self(e, true);
      }
      case TieDeclared e -> {
        fresh(now.officers().tie(e.tie()).isPresent(), "tie", e.tie());
        known(now.officers().officer(e.officer()).isPresent(), "officer", e.officer());
        organisation(e.organisation());
        acting(now, e.actor());
      }
      case TieEnded e -> end(e);
      case TieChallenged e -> {
        known(now.officers().officer(e.officer()).isPresent(), "officer", e.officer());
        organisation(e.organisation());
      }
    }
  }

  private void appointment(OfficerAppointed e) {
    require(!e.actor().role().equals(Actor.DEVELOPER), "an organisation appoints nobody");
    // The first ones have nobody to appoint them but whoever runs the machine.
    if (!now.officers().all().isEmpty() && !e.actor().role().equals(Actor.SYSTEM)) {
      var appointer = acting(now, e.actor());
      require(!appointer.id().equals(e.officer()), "nobody appoints themselves");
      // Whom somebody answers to decides what ties them.
      require(
          now.officers().officer(e.officer()).filter(Officer::inOffice).isEmpty()
              || !now.officers().inOneLine(appointer.id(), e.officer()),
          "somebody from outside their line changes an officer's office");
    }
    e.superior()
        .ifPresent(superior -> {
          inOffice(superior);
          require(
              !now.officers().superiors(superior).contains(e.officer()),
              superior + " answers to " + e.officer() + " already");
        });
  }

  private void end(TieEnded e) {
    var tie = now.officers().tie(e.tie());
    known(tie.isPresent(), "tie", e.tie());
    require(tie.get().officer().equals(e.officer()), "tie " + e.tie() + " is another officer's");
    require(tie.get().open(), "tie " + e.tie() + " has ended already");
    require(!e.until().isBefore(tie.get().since()), "a tie ends after it began");
    require(
        !e.until().isAfter(LocalDate.ofInstant(at, ZoneOffset.UTC)),
        "a tie has ended on a day that has begun, not on " + e.until());
    // Else a tie could be put aside by whom it ties, right before an approval.
    var by = acting(now, e.actor());
    require(!by.id().equals(e.officer()), "another officer must say that a tie has ended");
  }

  private void inOffice(OfficerId id) {
    var officer = now.officers().officer(id);
    known(officer.isPresent(), "officer", id);
    require(officer.get().inOffice(), "officer " + id + " has left");
  }

  private void self(OfficerEvent e, boolean only) {
    var by = acting(now, e.actor());
    require(!only || by.id().equals(e.officer()), "each officer declares their own ties");
  }

  private void organisation(OrganisationId id) {
    known(now.organisation(id).isPresent(), "organisation", id);
  }

  /** The officer who acts. */
  static Officer acting(RegisterSnapshot now, Actor actor) {
    return now.officers()
        .acting(actor)
        .orElseThrow(() ->
            new RegisterRefused(actor.role() + " " + actor.id() + " is no officer in office"));
  }
}
