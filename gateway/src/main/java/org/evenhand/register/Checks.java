package org.evenhand.register;

import static org.evenhand.register.RegisterRefused.fresh;
import static org.evenhand.register.RegisterRefused.known;
import static org.evenhand.register.RegisterRefused.require;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import org.evenhand.register.Agreement.State;
import org.evenhand.register.RegisterEvent.AgreementAccepted;
import org.evenhand.register.RegisterEvent.AgreementCertified;
import org.evenhand.register.RegisterEvent.AgreementEnded;
import org.evenhand.register.RegisterEvent.AgreementResumed;
import org.evenhand.register.RegisterEvent.AgreementSuspended;
import org.evenhand.register.RegisterEvent.AppFactSet;
import org.evenhand.register.RegisterEvent.AppRegistered;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.register.RegisterEvent.CutOffWithdrawn;
import org.evenhand.register.RegisterEvent.OrganisationRegistered;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;

/** Whether an act can be, as the register stands. */
final class Checks {
  private final RegisterSnapshot now;
  private final Catalogue catalogue;
  private final LawChecks law;
  private final Instant at;

  /**
   * Makes checks.
   *
   * @param now the register as it stands
   * @param law the rules of law that terms can name
   * @param at the record's time
   */
  Checks(RegisterSnapshot now, Catalogue catalogue, Law law, Instant at) {
    this.now = now;
    this.catalogue = catalogue;
    this.law = new LawChecks(now, catalogue, law, at);
    this.at = at;
  }

  /**
   * Passes, or says why not.
   *
   * @throws RegisterRefused if the act cannot be
   */
  void check(RegisterEvent event) {
    var actors = new ActorChecks(now);
    switch (event) {
      case OrganisationRegistered e -> {
        actors.organisation(e);
        var id = e.organisation().id();
        fresh(now.organisation(id).isPresent(), "organisation", id);
      }
      case AppRegistered e -> {
        actors.app(e);
        fresh(now.app(e.app().id()).isPresent(), "app", e.app().id());
        var owner = e.app().organisation();
        known(now.organisation(owner).isPresent(), "organisation", owner);
      }
      case AppFactSet e -> fact(e);
      case TermsPublished e -> {
        actors.terms(e);
        terms(e.terms());
        law.terms(e.terms());
      }
      case AgreementAccepted e -> {
        actors.accepted(e);
        acceptance(e);
      }
      case AgreementSuspended e -> {
        actors.suspended(e);
        stands(e.id(), State.IN_FORCE);
      }
      case AgreementResumed e -> {
        actors.resumed(e);
        stands(e.id(), State.SUSPENDED);
        now.invoices()
            .holding(e.id())
            .ifPresent(invoice ->
                require(
                    false,
                    "invoice "
                        + invoice.id()
                        + " is unpaid: it counts again once nothing is owed"));
      }
      case AgreementEnded e -> {
        actors.ended(e);
        var state = agreement(e.id()).state();
        require(state != State.ENDED, "agreement " + e.id() + " has ended already");
        law.ended(e);
      }
      case AgreementCertified e -> {
        actors.certified(e);
        certification(e);
      }
      case CutOffAnnounced e -> {
        actors.announced(e);
        new CutOffChecks(now, at).announced(e);
        target(e.target());
        law.announced(e);
      }
      case CutOffWithdrawn e -> {
        actors.withdrawn(e);
        new CutOffChecks(now, at).withdrawn(e.id());
      }
      case OfficerEvent e -> new OfficerChecks(now, at).check(e);
      case DealEvent e -> new DealChecks(now).check(e);
      case ExceptionEvent e -> new ExceptionChecks(now, catalogue, at).check(e);
      case RequestEvent e -> new RequestChecks(now, catalogue).check(e);
      case StatementEvent e -> new StatementChecks(now).check(e);
      case ProgrammeEvent e ->
          new ProgrammeChecks(now, at)
              .check(e, effect -> new ExceptionChecks(now, catalogue, at).effect(effect));
      case CutOffEvent e -> new CutOffChecks(now, at).check(e);
      case TransferEvent e -> new TransferChecks(now, catalogue, at).check(e);
      case InvoiceEvent e -> new InvoiceChecks(now, at).check(e);
      case RegulatorEvent e -> new RegulatorChecks(now).check(e);
      case AuditEvent e -> new AuditChecks(now).check(e);
    }
  }

  private void fact(AppFactSet e) {
    var app = now.app(e.app()).orElseThrow(() -> new RegisterRefused("there is no app " + e.app()));
    var officer = OfficerChecks.acting(now, e.actor());
    now.officers()
        .tied(officer.id(), app.organisation())
        .ifPresent(tie ->
            require(false, "an open tie to " + tie.organisation() + " forbids setting its facts"));
    try {
      var _ = now.facts(e.app()).orElseThrow().with(e.fact(), e.value());
    } catch (IllegalArgumentException wrong) {
      throw new RegisterRefused(String.valueOf(wrong.getMessage()));
    }
  }

  private void terms(Terms terms) {
    fresh(now.terms(terms.version()).isPresent(), "terms version", terms.version());
    terms.offers().keySet().forEach(this::knownType);
    terms
        .eligibility()
        .forEach((type, condition) -> {
          try {
            var _ = Eligibility.of(condition);
          } catch (IllegalArgumentException wrong) {
            throw new RegisterRefused("eligibility of " + type + ", " + wrong.getMessage());
          }
        });
    // Longest of all that stand: nobody who agreed to any of them is to be told later than
    // promised.
    int notice = now.termsVersions().stream().mapToInt(Terms::noticeDays).max().orElse(0);
    require(
        notice == 0 || !terms.effectiveFrom().isBefore(at.plus(Duration.ofDays(notice))),
        "terms take effect " + notice + " days after they are published at the earliest");
  }

  private void acceptance(AgreementAccepted e) {
    fresh(now.agreement(e.id()).isPresent(), "agreement", e.id());
    var app = now.app(e.app()).orElseThrow(() -> new RegisterRefused("there is no app " + e.app()));
    var terms =
        now.terms(e.terms())
            .orElseThrow(() -> new RegisterRefused("there are no terms " + e.terms()));
    // A new acceptance would otherwise be a way out of a suspension.
    require(
        now.agreement(e.app()).filter(a -> a.state() == State.SUSPENDED).isEmpty(),
        "the agreement of " + e.app() + " is suspended: it must be resumed or ended first");
    // Nor out of a debt.
    now.invoices()
        .of(app.organisation())
        .filter(invoice -> invoice.suspends(at))
        .findFirst()
        .ifPresent(invoice ->
            require(false, "invoice " + invoice.id() + " is unpaid: it must be paid first"));
    var undeclared = new HashSet<>(e.purposes());
    undeclared.removeAll(app.purposes());
    require(undeclared.isEmpty(), e.app() + " is not registered for " + undeclared);
    e.dataTypes().forEach(this::knownType);
    offered(e, terms);
  }

  /** What it no longer uses it gives back by another agreement, without that. */
  private void certification(AgreementCertified e) {
    var agreement = agreement(e.id());
    require(agreement.state() != State.ENDED, "agreement " + e.id() + " has ended");
    require(
        now.certificationDue(agreement).isPresent(),
        "terms " + agreement.terms() + " demand no certification");
    require(
        e.dataTypes().equals(agreement.dataTypes()),
        "each of " + Wellformed.sorted(agreement.dataTypes()) + " is certified, and nothing else");
  }

  /** Each type must be offered for one of the purposes, and each purpose with one of the types. */
  private void offered(AgreementAccepted e, Terms terms) {
    for (var type : e.dataTypes()) {
      require(
          e.purposes().stream().anyMatch(p -> catalogue.covers(terms.offeredFor(p), type)),
          "terms " + e.terms() + " do not offer " + type + " for " + e.purposes());
    }
    for (var purpose : e.purposes()) {
      var types = terms.offeredFor(purpose);
      require(
          e.dataTypes().stream().anyMatch(type -> catalogue.covers(types, type)),
          "terms " + e.terms() + " offer none of " + e.dataTypes() + " for " + purpose);
    }
  }

  private void target(CutOffNotice.Target target) {
    switch (target) {
      case CutOffNotice.Target.OfApp t -> known(now.app(t.app()).isPresent(), "app", t.app());
      case CutOffNotice.Target.OfOrganisation t ->
          known(now.organisation(t.organisation()).isPresent(), "organisation", t.organisation());
      case CutOffNotice.Target.OfDataType t -> knownType(t.type());
      case CutOffNotice.Target.OfPurpose _ -> {} // purposes are DPV's, not ours to list
    }
  }

  private Agreement agreement(AgreementId id) {
    return now.agreement(id).orElseThrow(() -> new RegisterRefused("there is no agreement " + id));
  }

  private void stands(AgreementId id, State needed) {
    var state = agreement(id).state();
    require(state == needed, "agreement " + id + " is " + state + ", not " + needed);
  }

  private void knownType(DataTypeId type) {
    known(catalogue.type(type).isPresent(), "data type", type);
  }
}
