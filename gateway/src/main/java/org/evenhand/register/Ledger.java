package org.evenhand.register;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.evenhand.register.Agreement.State;
import org.evenhand.register.CutOffEvent.CutOffReviewed;
import org.evenhand.register.CutOffEvent.DeletionAttested;
import org.evenhand.register.InvoiceEvent.InvoiceSuspended;
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
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.TermsVersion;

/**
 * What the acts so far come to. Whether an act can be is {@link Checks}' matter; here it takes
 * effect. Used by one thread; readers get a {@link RegisterSnapshot}.
 */
final class Ledger {
  final Map<OrganisationId, Organisation> organisations = new TreeMap<>();
  final Map<AppId, App> apps = new TreeMap<>();
  final Map<AppId, AppFacts> facts = new TreeMap<>();
  final Map<TermsVersion, Terms> terms = new LinkedHashMap<>();
  final Map<TermsVersion, Map<DataTypeId, Eligibility>> conditions = new HashMap<>();
  final Map<AgreementId, Agreement> agreements = new LinkedHashMap<>();
  final Map<AppId, AgreementId> latest = new TreeMap<>();
  final Map<CutOffId, CutOffNotice> cutOffs = new LinkedHashMap<>();

  /** From when the time runs for each app that ever agreed to certify its uses. */
  private final Map<AppId, Instant> certifying = new HashMap<>();

  private final Officers officers = new Officers();
  private final Deals deals = new Deals();
  private final Exceptions exceptions = new Exceptions();
  private final Requests requests = new Requests();
  private final Statements statements = new Statements();
  private final Programmes programmes = new Programmes();
  private final Transfers transfers = new Transfers();
  private final Invoices invoices = new Invoices();
  private final Regulators regulators = new Regulators();
  private final Audits audits = new Audits();

  // Most acts change one chapter: what stands for the others stands for the next snapshot too.
  final Frozen<Officers> officersNow = new Frozen<>(officers::copy);
  final Frozen<Deals> dealsNow = new Frozen<>(deals::copy);
  final Frozen<Exceptions> exceptionsNow = new Frozen<>(exceptions::copy);
  final Frozen<Requests> requestsNow = new Frozen<>(requests::copy);
  final Frozen<Statements> statementsNow = new Frozen<>(statements::copy);
  final Frozen<Programmes> programmesNow = new Frozen<>(programmes::copy);
  final Frozen<Transfers> transfersNow = new Frozen<>(transfers::copy);
  final Frozen<Invoices> invoicesNow = new Frozen<>(invoices::copy);
  final Frozen<Regulators> regulatorsNow = new Frozen<>(regulators::copy);
  final Frozen<Audits> auditsNow = new Frozen<>(audits::copy);

  void apply(RegisterEvent event, long position, Instant at) {
    switch (event) {
      case OrganisationRegistered e -> organisations.put(e.organisation().id(), e.organisation());
      case AppRegistered e -> {
        apps.put(e.app().id(), e.app());
        facts.put(e.app().id(), AppFacts.of(e.app(), at));
      }
      case AppFactSet e ->
          facts.computeIfPresent(e.app(), (_, known) -> known.with(e.fact(), e.value()));
      case TermsPublished e -> publish(e.terms());
      case AgreementAccepted e -> accept(e, at);
      case AgreementSuspended e -> move(e.id(), State.SUSPENDED, e.reason());
      case AgreementResumed e -> move(e.id(), State.IN_FORCE, e.reason());
      case AgreementEnded e ->
          agreements.computeIfPresent(e.id(), (_, agreement) -> agreement.ended(e.reason(), at));
      case AgreementCertified e -> certify(e, at);
      case CutOffAnnounced e -> cutOffs.put(e.id(), CutOffNotice.of(e));
      case CutOffWithdrawn e -> cutOffs.computeIfPresent(e.id(), (_, n) -> n.takenBack());
      case OfficerEvent e -> {
        officers.apply(e, at);
        officersNow.changed();
        exceptions.lookAgain(officers, position, at);
        exceptionsNow.changed();
      }
      case DealEvent e -> {
        deals.apply(e, at);
        dealsNow.changed();
      }
      case ExceptionEvent e -> {
        exceptions.apply(e, position, at, officers, facts);
        exceptionsNow.changed();
      }
      case RequestEvent e -> {
        requests.apply(e, at, facts);
        requestsNow.changed();
      }
      case StatementEvent e -> {
        statements.apply(e, at);
        statementsNow.changed();
      }
      case ProgrammeEvent e -> {
        programmes.apply(e, at);
        programmesNow.changed();
      }
      case CutOffEvent e -> cutOffs.computeIfPresent(e.cutOff(), (_, n) -> now(n, e, at));
      case TransferEvent e -> {
        transfers.apply(e, at);
        transfersNow.changed();
      }
      case InvoiceEvent e -> {
        billed(e, at);
        invoicesNow.changed();
      }
      case RegulatorEvent e -> {
        regulators.apply(e, at);
        regulatorsNow.changed();
      }
      case AuditEvent e -> {
        audits.apply(e, position, at);
        auditsNow.changed();
      }
    }
  }

  private static CutOffNotice now(CutOffNotice notice, CutOffEvent event, Instant at) {
    return switch (event) {
      case CutOffReviewed e ->
          notice.reviewed(new CutOffNotice.Review(e.actor(), e.upheld(), e.reason(), at));
      case DeletionAttested e ->
          notice.attested(new CutOffNotice.Attestation(e.app(), at, e.document()));
    };
  }

  private void billed(InvoiceEvent event, Instant at) {
    if (event instanceof InvoiceSuspended e) {
      var because = "invoice " + e.invoice() + " is unpaid";
      e.agreements().forEach(id -> move(id, State.SUSPENDED, because));
    }
    for (var id : invoices.apply(event, at)) {
      agreements.computeIfPresent(
          id,
          (_, agreement) ->
              agreement.state() == State.SUSPENDED
                  ? agreement.now(State.IN_FORCE, event.reason())
                  : agreement);
    }
  }

  private void publish(Terms version) {
    terms.put(version.version(), version);
    var compiled = new HashMap<DataTypeId, Eligibility>();
    version.eligibility().forEach((type, cel) -> compiled.put(type, Eligibility.of(cel)));
    conditions.put(version.version(), Map.copyOf(compiled));
  }

  private void accept(AgreementAccepted e, Instant at) {
    var former = latest.put(e.app(), e.id());
    var certifyFrom = certifyFrom(e, at);
    if (former != null) {
      agreements.computeIfPresent(
          former, (_, a) -> a.state() == State.ENDED ? a : a.ended("superseded by " + e.id(), at));
    }
    agreements.put(
        e.id(),
        new Agreement(
            e.id(),
            e.app(),
            e.terms(),
            e.dataTypes(),
            e.purposes(),
            at,
            Optional.empty(),
            certifyFrom,
            Optional.empty(),
            State.IN_FORCE,
            e.reason()));
  }

  /**
   * Agreeing anew certifies nothing: a time that runs goes on, also by way of terms that demand
   * nothing.
   */
  private Instant certifyFrom(AgreementAccepted e, Instant at) {
    var runs = certifying.get(e.app());
    if (runs != null) {
      return runs;
    }
    var agreedTo = terms.get(e.terms());
    if (agreedTo != null && agreedTo.certification().isPresent()) {
      certifying.put(e.app(), at);
    }
    return at;
  }

  private void certify(AgreementCertified e, Instant at) {
    var word = new Agreement.Certificate(e.actor(), e.statement(), at);
    agreements.computeIfPresent(
        e.id(),
        (_, agreement) -> {
          certifying.put(agreement.app(), at);
          return agreement.certified(word);
        });
  }

  private void move(AgreementId id, State state, String reason) {
    agreements.computeIfPresent(id, (_, agreement) -> agreement.now(state, reason));
  }
}
