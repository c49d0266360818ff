package org.evenhand.audit.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the public acts came to: each thing by id, in the order in which it came. A thing's history
 * is in it, so that any moment can be asked for.
 *
 * @param organisations by id
 * @param apps by id
 * @param terms in the order of publication
 * @param agreements by id
 * @param requests by id
 * @param exceptions by id
 * @param deals by id
 * @param considerations by id
 * @param officers and their ties
 * @param cutOffs by id
 * @param statements by id
 * @param invoices by id
 * @param complaints by id
 * @param plans for audits of this record, oldest first
 * @param agreementsByApp the same agreements, oldest first
 * @param requestsByApp the same requests, oldest first
 */
public record Register(
    Map<String, Organisation> organisations,
    Map<String, App> apps,
    List<Terms> terms,
    Map<String, Agreement> agreements,
    Map<String, Request> requests,
    Map<String, ExceptionCase> exceptions,
    Map<String, Deal> deals,
    Map<String, Consideration> considerations,
    Officers officers,
    Map<String, CutOff> cutOffs,
    Map<String, Statement> statements,
    Map<String, Invoice> invoices,
    Map<String, Complaint> complaints,
    List<RegisteredPlan> plans,
    Map<String, List<Agreement>> agreementsByApp,
    Map<String, List<Request>> requestsByApp) {

  /** An app's requests, and offers to it, oldest first. */
  public List<Request> requestsOf(String app) {
    return requestsByApp.getOrDefault(app, List.of());
  }

  /** The app of that id. */
  public Optional<App> app(String id) {
    return Optional.ofNullable(apps.get(id));
  }

  /** Whose an app is; empty if nobody registered it. */
  public Optional<String> ownerOf(String app) {
    return app(app).map(App::organisation);
  }

  /** An app's category at a moment; empty if nobody registered it. */
  public String categoryOf(String app, Instant at) {
    return app(app).map(one -> one.factsAt(at).category()).orElse("");
  }

  /** The version of the terms that had come into force last. */
  public Optional<Terms> termsAt(Instant at) {
    return terms.stream()
        .filter(one -> !one.effectiveFrom().isAfter(at) && !one.published().at().isAfter(at))
        .reduce((_, later) -> later);
  }

  /** The version of that name. */
  public Optional<Terms> termsOf(String version) {
    return terms.stream().filter(one -> one.version().equals(version)).findFirst();
  }

  /** The agreement of an app that stood at a moment, the newest. */
  public Optional<Agreement> agreementOf(String app, Instant at) {
    return agreementsByApp.getOrDefault(app, List.of()).stream()
        .filter(one -> one.standsAt(at))
        .reduce((_, later) -> later);
  }

  /**
   * The apps that a cut-off touched: those that it singles out; or else those whose agreement, as
   * it stood when the cut-off took effect, covers something of what ends.
   */
  public Collection<App> touchedBy(CutOff cutOff) {
    return apps.values().stream()
        .filter(app ->
            cutOff.singlesOut(app)
                || agreementOf(app.id(), cutOff.effectiveAt()).filter(cutOff::ends).isPresent())
        .toList();
  }

  /** An organisation's name, or its id if nobody registered it. */
  public String nameOf(String organisation) {
    var found = organisations.get(organisation);
    return found == null ? organisation : found.name();
  }
}
