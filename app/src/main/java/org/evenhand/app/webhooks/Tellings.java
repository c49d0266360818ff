package org.evenhand.app.webhooks;

import java.net.URI;
import java.time.Instant;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.evenhand.register.Agreement;
import org.evenhand.register.App;
import org.evenhand.register.AuditEvent;
import org.evenhand.register.CutOffEvent.CutOffReviewed;
import org.evenhand.register.CutOffEvent.DeletionAttested;
import org.evenhand.register.CutOffNotice;
import org.evenhand.register.DealEvent;
import org.evenhand.register.Effect;
import org.evenhand.register.ExceptionCase;
import org.evenhand.register.ExceptionCase.Stage;
import org.evenhand.register.ExceptionEvent;
import org.evenhand.register.Invoice;
import org.evenhand.register.InvoiceEvent;
import org.evenhand.register.OfficerEvent;
import org.evenhand.register.ProgrammeEvent;
import org.evenhand.register.RecordedAct;
import org.evenhand.register.RegisterEvent;
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
import org.evenhand.register.RegisterJson;
import org.evenhand.register.RegisterSnapshot;
import org.evenhand.register.RegulatorEvent;
import org.evenhand.register.RequestEvent;
import org.evenhand.register.StatementEvent;
import org.evenhand.register.Terms;
import org.evenhand.register.TouchedApps;
import org.evenhand.register.TransferEvent;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.CutOffId;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whom an act tells what. Whom it touches is asked of the register as it stands when the act is
 * followed, a moment after it was recorded, but for cut-offs: these are told to whom they touched
 * when they were recorded, too. What is said is the act's own.
 *
 * @param catalogue the data types
 * @param baseUrl how the world reaches the register
 * @param noticed who was told of a cut-off before: they hear what became of it, though it may not
 *     touch them any more
 */
record Tellings(Catalogue catalogue, URI baseUrl, BiPredicate<CutOffId, AppId> noticed) {
  private static final JsonMapper JSON = new JsonMapper();

  /** What one act tells, in no order: all of it is told at the same moment. */
  Stream<Telling> of(RecordedAct act, RegisterSnapshot now) {
    var event = RegisterJson.read(act.json());
    return Stream.concat(of(act, event, now), suspended(act, event, now));
  }

  private Stream<Telling> of(RecordedAct act, RegisterEvent event, RegisterSnapshot now) {
    return switch (event) {
      case CutOffAnnounced e -> cutOff(act, event, e.id(), "cut_off_announced", now);
      case CutOffWithdrawn e -> cutOff(act, event, e.id(), "cut_off_withdrawn", now);
      case CutOffReviewed e -> cutOff(act, event, e.cutOff(), "cut_off_reviewed", now);
      case AgreementSuspended e -> agreement(act, event, e.id(), "agreement_suspended", now);
      case AgreementResumed e -> agreement(act, event, e.id(), "agreement_resumed", now);
      case AgreementEnded e -> agreement(act, event, e.id(), "agreement_ended", now);
      case TermsPublished e -> terms(act, event, e.terms(), now);
      case ExceptionEvent.ExceptionPublished e ->
          now.exceptions().of(e.exception()).stream()
              .flatMap(one -> exception(act, e.reason(), one, "exception_published"));
      case ExceptionEvent.ExceptionRevoked e ->
          now.exceptions().of(e.exception()).stream()
              .flatMap(one -> exception(act, e.reason(), one, "exception_revoked"));
      case InvoiceEvent e -> invoice(act, e, now);
      case ExceptionEvent.ExceptionProposed _,
          ExceptionEvent.ExceptionApproved _,
          ExceptionEvent.ApprovalRefused _,
          OrganisationRegistered _,
          AppRegistered _,
          AppFactSet _,
          AgreementAccepted _,
          AgreementCertified _,
          DeletionAttested _,
          OfficerEvent _,
          DealEvent _,
          RequestEvent _,
          StatementEvent _,
          ProgrammeEvent _,
          TransferEvent _,
          RegulatorEvent _,
          AuditEvent _ ->
          Stream.empty();
    };
  }

  private Stream<Telling> cutOff(
      RecordedAct act, RegisterEvent event, CutOffId id, String kind, RegisterSnapshot now) {
    var noticeOf = event instanceof CutOffAnnounced ? id.value() : "";
    return now.cutOff(id).stream()
        .flatMap(notice -> {
          var concerned = concerned(act, event, notice, now);
          return now.apps().stream()
              .filter(concerned)
              .map(app -> new Telling(app.id(), kind, says(act, event, notice, app), noticeOf));
        });
  }

  /** A notice is for whom it touched when it was recorded: they may be quick to end agreements. */
  private Predicate<App> concerned(
      RecordedAct act, RegisterEvent event, CutOffNotice notice, RegisterSnapshot now) {
    var touched = new TouchedApps(now, catalogue);
    var then = event instanceof CutOffAnnounced ? touched.at(notice, act.at()) : Set.<AppId>of();
    return app ->
        touched.touches(notice, app)
            || then.contains(app.id())
            || noticed.test(notice.id(), app.id());
  }

  private ObjectNode says(RecordedAct act, RegisterEvent event, CutOffNotice notice, App app) {
    var page = "/register/cutoffs/" + notice.id();
    var says = says(act, event.reason(), page);
    says.put("notice", baseUrl + page + "/notices/" + app.id());
    says.put("cut_off", notice.id().value());
    says.set("of", JSON.valueToTree(notice.target().json()));
    put(says, "announced_at", notice.announcedAt());
    put(says, "effective_at", notice.effectiveAt());
    notice.deleteBy().ifPresent(by -> put(says, "delete_by", by));
    notice.reviewBy().ifPresent(by -> put(says, "review_by", by));
    if (event instanceof CutOffReviewed review) {
      says.put("upheld", review.upheld());
    }
    return says;
  }

  private Stream<Telling> agreement(
      RecordedAct act, RegisterEvent event, AgreementId id, String kind, RegisterSnapshot now) {
    return now.agreement(id).stream().map(one -> agreement(act, event, one, kind));
  }

  private Telling agreement(RecordedAct act, RegisterEvent event, Agreement one, String kind) {
    var says = says(act, event.reason(), "/register/agreements/" + one.id());
    says.put("agreement", one.id().value());
    says.put("terms", one.terms().toString());
    return new Telling(one.app(), kind, says, "");
  }

  /** Terms are everybody's. */
  private Stream<Telling> terms(
      RecordedAct act, RegisterEvent event, Terms terms, RegisterSnapshot now) {
    var says = says(act, event.reason(), "/register/terms/" + terms.version());
    says.put("terms", terms.version().toString());
    put(says, "effective_from", terms.effectiveFrom());
    return now.apps().stream().map(app -> new Telling(app.id(), "terms_published", says, ""));
  }

  private Stream<Telling> exception(
      RecordedAct act, String reason, ExceptionCase one, String kind) {
    var id = one.terms().id();
    var says = says(act, reason, "/register/exceptions/" + id);
    says.put("exception", id.value());
    says.put("effect", effect(one.terms().effect()));
    put(says, "from", one.terms().from());
    put(says, "until", one.terms().until());
    return one.terms().apps().stream().map(app -> new Telling(app, kind, says, ""));
  }

  /** An organisation's debts are told to all of its apps: they are what is suspended. */
  private Stream<Telling> invoice(RecordedAct act, InvoiceEvent event, RegisterSnapshot now) {
    var kind =
        switch (event) {
          case InvoiceEvent.InvoiceIssued _ -> "invoice_issued";
          case InvoiceEvent.InvoiceOverdue _ -> "invoice_overdue";
          case InvoiceEvent.InvoiceSuspended _ -> "invoice_suspended";
          case InvoiceEvent.InvoicePaid _ -> "invoice_paid";
          case InvoiceEvent.CreditNoteIssued _ -> "credit_note_issued";
        };
    return now.invoices().of(event.invoice()).stream()
        .flatMap(invoice ->
            now.apps().stream()
                .filter(app -> app.organisation().equals(invoice.organisation()))
                .map(app -> new Telling(app.id(), kind, says(act, event, invoice), "")));
  }

  private ObjectNode says(RecordedAct act, InvoiceEvent event, Invoice invoice) {
    var says = says(act, event.reason(), "/register/invoices/" + invoice.id());
    says.put("invoice", invoice.id().value());
    says.put("statement", baseUrl + "/developers/invoices/" + invoice.id());
    put(says, "due_at", invoice.dueAt());
    invoice.suspendsAt().ifPresent(end -> put(says, "suspends_at", end));
    return says;
  }

  private static String effect(Effect effect) {
    return switch (effect) {
      case Effect.Wider _ -> "wider";
      case Effect.Narrower _ -> "narrower";
      case Effect.OtherLimits _ -> "limits";
      case Effect.Lenience _ -> "lenience";
      case Effect.Price _ -> "price";
    };
  }

  /** A tie that comes to light suspends exceptions without an act of their own. */
  private Stream<Telling> suspended(RecordedAct act, RegisterEvent event, RegisterSnapshot now) {
    return event instanceof ExceptionEvent
        ? Stream.empty()
        : now.exceptions().all().stream()
            .filter(one -> one.stage() == Stage.SUSPENDED && one.decidedAt() == act.position())
            .flatMap(one -> exception(act, one.because(), one, "exception_suspended"));
  }

  private ObjectNode says(RecordedAct act, String reason, String page) {
    var says = JSON.createObjectNode();
    says.put("position", act.position());
    put(says, "recorded_at", act.at());
    says.put("reason", reason);
    says.put("page", baseUrl + page);
    return says;
  }

  private static void put(ObjectNode says, String member, Instant at) {
    says.put(member, at.toString());
  }
}
