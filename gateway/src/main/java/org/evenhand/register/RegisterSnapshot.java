package org.evenhand.register;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Offered;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Standing;
import org.evenhand.vocabulary.TermsVersion;

/**
 * The register as of one position of the record: immutable, and worked out from the acts and the
 * catalogue alone, so that replay can ask what it said then.
 */
public final class RegisterSnapshot {
  private final long position;
  private final List<Organisation> organisations;
  private final List<App> apps;
  private final List<Terms> terms;
  private final List<CutOffNotice> cutOffs;
  private final Map<OrganisationId, Organisation> organisationsById;
  private final Map<AppId, App> appsById;
  private final Map<TermsVersion, Terms> termsByVersion;
  private final Map<CutOffId, CutOffNotice> cutOffsById;
  private final Map<AgreementId, Agreement> agreements;
  private final Map<AppId, AgreementId> latest;
  private final Map<AppId, AppFacts> facts;
  private final Officers officers;
  private final Deals deals;
  private final Exceptions exceptions;
  private final Requests requests;
  private final Statements statements;
  private final Programmes programmes;
  private final Transfers transfers;
  private final Invoices invoices;
  private final Regulators regulators;
  private final Audits audits;
  private final Standings standings;
  private final Catalogue catalogue;

  RegisterSnapshot(long position, Ledger ledger, Catalogue catalogue) {
    this.position = position;
    organisations = List.copyOf(ledger.organisations.values());
    apps = List.copyOf(ledger.apps.values());
    terms = List.copyOf(ledger.terms.values());
    cutOffs = List.copyOf(ledger.cutOffs.values());
    organisationsById = Map.copyOf(ledger.organisations);
    appsById = Map.copyOf(ledger.apps);
    termsByVersion = Map.copyOf(ledger.terms);
    cutOffsById = Map.copyOf(ledger.cutOffs);
    agreements = Map.copyOf(ledger.agreements);
    latest = Map.copyOf(ledger.latest);
    facts = Map.copyOf(ledger.facts);
    officers = ledger.officersNow.get();
    deals = ledger.dealsNow.get();
    exceptions = ledger.exceptionsNow.get();
    requests = ledger.requestsNow.get();
    statements = ledger.statementsNow.get();
    programmes = ledger.programmesNow.get();
    transfers = ledger.transfersNow.get();
    invoices = ledger.invoicesNow.get();
    regulators = ledger.regulatorsNow.get();
    audits = ledger.auditsNow.get();
    standings = new Standings(ledger, cutOffs, catalogue);
    this.catalogue = catalogue;
  }

  private RegisterSnapshot(long position, RegisterSnapshot same) {
    this.position = position;
    organisations = same.organisations;
    apps = same.apps;
    terms = same.terms;
    cutOffs = same.cutOffs;
    organisationsById = same.organisationsById;
    appsById = same.appsById;
    termsByVersion = same.termsByVersion;
    cutOffsById = same.cutOffsById;
    agreements = same.agreements;
    latest = same.latest;
    facts = same.facts;
    officers = same.officers;
    deals = same.deals;
    exceptions = same.exceptions;
    requests = same.requests;
    statements = same.statements;
    programmes = same.programmes;
    transfers = same.transfers;
    invoices = same.invoices;
    regulators = same.regulators;
    audits = same.audits;
    standings = same.standings;
    catalogue = same.catalogue;
  }

  /** The same register at a later position: most frames are no public acts. */
  RegisterSnapshot unchangedAt(long later) {
    return new RegisterSnapshot(later, this);
  }

  private static <K, V> V of(Map<K, V> map, K key) {
    var value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("the register names " + key + " but lacks it");
    }
    return value;
  }

  /** The position up to which every act is in it. */
  public long position() {
    return position;
  }

  /**
   * How an app stands at an instant: first by its agreement, then by the cut-offs that bite, but
   * for those that an exception in force moves; what it may draw is widened or narrowed by the
   * exceptions in force. An agreement to terms that take effect later counts only from then; one
   * whose uses were not certified in time is suspended from that moment until they are.
   */
  public Standing standing(AppId app, Instant at) {
    var latestOfApp = agreement(app);
    if (latestOfApp.isEmpty()) {
      return new Standing.None();
    }
    var agreement = latestOfApp.get();
    return switch (agreement.state()) {
      case ENDED -> new Standing.None();
      case SUSPENDED -> new Standing.Suspended(agreement.id(), agreement.because());
      case IN_FORCE -> inForce(agreement, at);
    };
  }

  private Standing inForce(Agreement agreement, Instant at) {
    var agreedTo = of(termsByVersion, agreement.terms());
    if (at.isBefore(agreedTo.effectiveFrom())) {
      return new Standing.None();
    }
    var due = certificationDue(agreement);
    if (due.isPresent() && due.get().lapsed(at)) {
      return new Standing.Suspended(agreement.id(), due.get().because());
    }
    var app = of(appsById, agreement.app());
    var exceptions = standings.inForce(app.id(), at);
    return cutOff(app, at, Offers.leniences(exceptions))
        .orElseGet(() -> standings.of(agreement, agreedTo, exceptions, at));
  }

  /** Until when its uses are to be certified; empty where its terms don't demand that. */
  public Optional<CertificationDue> certificationDue(Agreement agreement) {
    return of(termsByVersion, agreement.terms())
        .certification()
        .map(demanded -> CertificationDue.of(agreement, demanded));
  }

  /**
   * Of which data types a yes from before a moment does not count for an app: those that it has
   * past their cut-off by an exception that something is given for. The person is asked again.
   *
   * @param purpose what it asks them for
   */
  public Map<DataTypeId, Instant> askedAnew(AppId app, Purpose purpose, Instant at) {
    var anew = new HashMap<DataTypeId, Instant>();
    for (var exception : standings.inForce(app, at)) {
      if (exception.paid() && exception.effect() instanceof Effect.Lenience(var id)) {
        cutOff(id)
            .filter(notice -> notice.bites(at))
            .ifPresent(notice ->
                ended(notice.target(), app, purpose)
                    .forEach(type ->
                        anew.merge(type, notice.effectiveAt(), (a, b) -> a.isAfter(b) ? a : b)));
      }
    }
    return anew;
  }

  private Set<DataTypeId> ended(CutOffNotice.Target target, AppId app, Purpose purpose) {
    return switch (target) {
      case CutOffNotice.Target.OfDataType(var type) -> Set.of(type);
      case CutOffNotice.Target.OfPurpose(var ended) when !ended.equals(purpose) -> Set.of();
      case CutOffNotice.Target.OfPurpose _,
          CutOffNotice.Target.OfApp _,
          CutOffNotice.Target.OfOrganisation _ ->
          agreement(app).map(Agreement::dataTypes).orElse(Set.of());
    };
  }

  /**
   * The exceptions in force without which a type that an app may draw would not be its to draw:
   * each of those that alone would do, or all of them where none does. None where the terms carry
   * it by themselves.
   */
  public List<ExceptionTerms> carriedBy(AppId app, DataTypeId type, Purpose purpose, Instant at) {
    var agreement = agreement(app).orElseThrow();
    var agreedTo = of(termsByVersion, agreement.terms());
    var inForce = standings.inForce(app, at);
    Predicate<List<ExceptionTerms>> offers =
        some ->
            standings.offer(agreement, agreedTo, some, at).offers(catalogue, type, purpose, at)
                == Offered.YES;
    if (inForce.isEmpty() || offers.test(List.of())) {
      return List.of();
    }
    var alone = inForce.stream().filter(one -> offers.test(List.of(one))).toList();
    return alone.isEmpty() ? inForce : alone;
  }

  /**
   * The notices that take something from an app at a moment that is still to come, and that moment:
   * the notice's own, or the later one to which exceptions in force move it.
   */
  public Map<CutOffNotice, Instant> toCome(AppId app, Instant at) {
    var known = of(appsById, app);
    var inForce = standings.inForce(app, at);
    var ends = new LinkedHashMap<CutOffNotice, Instant>();
    for (var notice : cutOffs) {
      var end = Offers.ends(notice, inForce);
      if (!notice.withdrawn() && notice.concerns(known) && end.isAfter(at)) {
        ends.put(notice, end);
      }
    }
    return ends;
  }

  private Optional<Standing> cutOff(App app, Instant at, Set<CutOffId> lenient) {
    return cutOffs.stream()
        .filter(notice -> notice.bites(at) && notice.target().singlesOut(app))
        .filter(notice -> !lenient.contains(notice.id()))
        .min(Comparator.comparing(CutOffNotice::effectiveAt).thenComparing(CutOffNotice::id))
        .map(notice -> new Standing.CutOff(notice.id(), notice.effectiveAt()));
  }

  /** The app of that id. */
  public Optional<App> app(AppId id) {
    return Optional.ofNullable(appsById.get(id));
  }

  /** All apps, by id. */
  public List<App> apps() {
    return apps;
  }

  /** The organisation of that id. */
  public Optional<Organisation> organisation(OrganisationId id) {
    return Optional.ofNullable(organisationsById.get(id));
  }

  /** All organisations, by id. */
  public List<Organisation> organisations() {
    return organisations;
  }

  /** That version of the terms. */
  public Optional<Terms> terms(TermsVersion version) {
    return Optional.ofNullable(termsByVersion.get(version));
  }

  /** All versions of the terms, in the order of their publishing. */
  public List<Terms> termsVersions() {
    return terms;
  }

  /** All cut-offs, withdrawn ones too, in the order of their announcement. */
  public List<CutOffNotice> cutOffs() {
    return cutOffs;
  }

  /** The cut-off of that id. */
  public Optional<CutOffNotice> cutOff(CutOffId id) {
    return Optional.ofNullable(cutOffsById.get(id));
  }

  /** The app's latest agreement, ended or not. */
  public Optional<Agreement> agreement(AppId app) {
    return Optional.ofNullable(latest.get(app)).flatMap(this::agreement);
  }

  /** The agreements that stood at an instant, whatever became of them. */
  Stream<Agreement> agreementsAt(Instant when) {
    return agreements.values().stream().filter(agreement -> agreement.stoodAt(when));
  }

  /** The agreement of that id, ended or not. */
  public Optional<Agreement> agreement(AgreementId id) {
    return Optional.ofNullable(agreements.get(id));
  }

  /** Who may act for the platform, and what ties them. */
  public Officers officers() {
    return officers;
  }

  /** What was agreed beside the terms, and what was given. */
  public Deals deals() {
    return deals;
  }

  /** Departures from the terms. */
  public Exceptions exceptions() {
    return exceptions;
  }

  /** Who asked for what, and what was ruled. */
  public Requests requests() {
    return requests;
  }

  /** What the platform said in public. */
  public Statements statements() {
    return statements;
  }

  /** The rules that make exceptions. */
  public Programmes programmes() {
    return programmes;
  }

  /** What apps passed on to other parties. */
  public Transfers transfers() {
    return transfers;
  }

  /** Who may look behind commitments. */
  public Regulators regulators() {
    return regulators;
  }

  /** The plans by which this record is audited, and what audits came to. */
  public Audits audits() {
    return audits;
  }

  /** What organisations owe for lines that were drawn. */
  public Invoices invoices() {
    return invoices;
  }

  /**
   * What a line costs that left on these grounds: by an exception's price if one has it, else by
   * the terms'. The price of the nearest node above counts; of two exceptions, the higher.
   *
   * @param exceptions that it left under
   * @return empty if it is free
   */
  public Optional<UnitPrice> unitPrice(
      TermsVersion version, List<ExceptionId> exceptions, DataTypeId type, Purpose purpose) {
    var excepted =
        exceptions.stream()
            .flatMap(id -> this.exceptions.of(id).stream())
            .flatMap(one -> price(one.terms().effect(), type).stream())
            .max(Comparator.comparingLong(UnitPrice::minorUnits));
    return excepted.isPresent()
        ? excepted
        : terms(version)
            .flatMap(terms ->
                terms
                    .currency()
                    .map(currency -> new UnitPrice(terms.unitPrice(type, purpose), currency)));
  }

  private static Optional<UnitPrice> price(Effect effect, DataTypeId type) {
    return effect instanceof Effect.Price(var prices, var currency)
        ? prices.entrySet().stream()
            .filter(priced -> priced.getKey().holds(type))
            .max(Map.Entry.comparingByKey()) // of nodes above one type, the longest: the nearest
            .map(priced -> new UnitPrice(priced.getValue(), currency))
        : Optional.empty();
  }

  /** What terms may look at in an app. */
  public Optional<AppFacts> facts(AppId app) {
    return Optional.ofNullable(facts.get(app));
  }

  /** The one organisation that a cut-off is aimed at; empty where it ends something for all. */
  Optional<OrganisationId> singledOut(CutOffNotice.Target target) {
    return switch (target) {
      case CutOffNotice.Target.OfOrganisation(var organisation) -> Optional.of(organisation);
      case CutOffNotice.Target.OfApp(var app) -> app(app).map(App::organisation);
      case CutOffNotice.Target.OfDataType _, CutOffNotice.Target.OfPurpose _ -> Optional.empty();
    };
  }
}
