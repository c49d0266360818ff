package org.evenhand.register;

import static org.evenhand.register.Acts.ADVERTISING;
import static org.evenhand.register.Acts.PERSONALISATION;
import static org.evenhand.register.Acts.WHY;
import static org.evenhand.register.Favours.SEALED;
import static org.evenhand.register.Favours.SYSTEM;
import static org.evenhand.register.Favours.officer;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.evenhand.register.AuditEvent.AuditPlanRegistered;
import org.evenhand.register.AuditEvent.AuditReportPublished;
import org.evenhand.register.CutOffEvent.CutOffReviewed;
import org.evenhand.register.CutOffEvent.DeletionAttested;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.DealEvent.ConsiderationRecorded;
import org.evenhand.register.DealEvent.DealMoved;
import org.evenhand.register.DealEvent.DealOpened;
import org.evenhand.register.ExceptionEvent.ExceptionProposed;
import org.evenhand.register.ExceptionEvent.ExceptionRevoked;
import org.evenhand.register.InvoiceEvent.CreditNoteIssued;
import org.evenhand.register.InvoiceEvent.InvoiceIssued;
import org.evenhand.register.InvoiceEvent.InvoiceOverdue;
import org.evenhand.register.InvoiceEvent.InvoicePaid;
import org.evenhand.register.OfficerEvent.OfficerAppointed;
import org.evenhand.register.OfficerEvent.OfficerLeft;
import org.evenhand.register.OfficerEvent.TieChallenged;
import org.evenhand.register.OfficerEvent.TieEnded;
import org.evenhand.register.OfficerEvent.TiesDeclared;
import org.evenhand.register.ProgrammeEvent.ProgrammeEnded;
import org.evenhand.register.ProgrammeEvent.ProgrammeOpened;
import org.evenhand.register.RegisterEvent.AppFactSet;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.register.RequestEvent.AccessRequested;
import org.evenhand.register.RequestEvent.AppealFiled;
import org.evenhand.register.RequestEvent.AppealRuled;
import org.evenhand.register.RequestEvent.ComplaintFiled;
import org.evenhand.register.RequestEvent.ComplaintRuled;
import org.evenhand.register.RequestEvent.Outcome;
import org.evenhand.register.RequestEvent.RequestRuled;
import org.evenhand.register.StatementEvent.ProposalClosed;
import org.evenhand.register.StatementEvent.ProposalConsidered;
import org.evenhand.register.StatementEvent.StatementMade;
import org.evenhand.register.TransferEvent.DeletionConfirmed;
import org.evenhand.register.TransferEvent.DeletionDemanded;
import org.evenhand.register.TransferEvent.TransferRecorded;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.OrganisationId;

/** Random acts beyond terms and agreements, possible ones and impossible ones. */
final class Histories {
  private final Random random;
  private final int names;
  private final Office office;

  /** With so many names for each kind of thing that there can be any number of. */
  Histories(Random random, Office office, int names) {
    this.names = names;
    this.random = random;
    this.office = office;
  }

  RegisterEvent act() {
    return switch (random.nextInt(13)) {
      case 0 -> officers();
      case 1 -> deals();
      case 2, 3, 4, 5, 6, 7 -> exceptions();
      case 8 -> requests();
      case 9 -> programmes();
      case 10 -> random.nextBoolean() ? cutOffs() : transfers();
      case 11 -> random.nextInt(4) == 0 ? audits() : invoices();
      default -> statements();
    };
  }

  private RegisterEvent invoices() {
    var invoice = new InvoiceId(name("inv"));
    var band = Band.of(random.nextInt(100_000), "EUR");
    var now = office.now();
    return switch (random.nextInt(5)) {
      case 0, 1 ->
          new InvoiceIssued(
              SYSTEM,
              WHY,
              invoice,
              new OrganisationId(name("org")),
              now.minusSeconds(2 + random.nextInt(3)),
              now.minusSeconds(random.nextInt(2)),
              Map.of(new DataTypeId("friends"), band),
              band,
              SEALED,
              now.plus(Invoice.DUE));
      case 2 ->
          new InvoicePaid(
              someone(),
              WHY,
              invoice,
              LocalDate.ofInstant(now, java.time.ZoneOffset.UTC),
              Optional.of(SEALED));
      case 3 ->
          new CreditNoteIssued(
              someone(), WHY, invoice, new InvoiceId(name("cn")), band, SEALED, true);
      default -> new InvoiceOverdue(SYSTEM, WHY, invoice, now.plus(Invoice.NOTICE));
    };
  }

  private RegisterEvent officers() {
    var who = new OfficerId(name("o"));
    return switch (random.nextInt(9)) {
      case 8 ->
          new AppFactSet(
              someone(),
              WHY,
              new AppId("app-" + random.nextInt(4)),
              AppFacts.Fact.values()[random.nextInt(4)],
              List.of("1", "true", "games").get(random.nextInt(3)));
      case 0, 1, 2 ->
          new OfficerAppointed(
              random.nextBoolean() ? SYSTEM : someone(),
              WHY,
              who,
              "head",
              Optional.of(new OfficerId(name("o"))).filter(above -> !above.equals(who)));
      case 3 ->
          random.nextInt(5) == 0
              ? new OfficerLeft(someone(), WHY, who)
              : new TiesDeclared(officer(who.value()), WHY, who);
      case 4 -> new TiesDeclared(officer(who.value()), WHY, who);
      case 5 -> Favours.tie(name("t"), who.value(), "org-2");
      case 6 -> new TieEnded(someone(), WHY, who, new TieId(name("t")), day());
      default -> new TieChallenged(someone(), WHY, who, new OrganisationId(name("org")));
    };
  }

  private RegisterEvent deals() {
    var organisation = new OrganisationId(name("org"));
    var first = day();
    return switch (random.nextInt(3)) {
      case 0 ->
          new DealOpened(
              someone(),
              WHY,
              new DealId(name("deal")),
              organisation,
              "Launch",
              List.of("access"),
              List.of("advertising"),
              someone());
      case 1 ->
          new DealMoved(
              someone(),
              WHY,
              new DealId(name("deal")),
              Deal.State.values()[random.nextInt(5)],
              random.nextBoolean() ? Optional.of(SEALED) : Optional.empty());
      default ->
          new ConsiderationRecorded(
              someone(),
              WHY,
              new ConsiderationId(name("c")),
              organisation,
              random.nextBoolean() ? Optional.empty() : Optional.of(new DealId(name("deal"))),
              Consideration.Kind.values()[random.nextInt(6)],
              random.nextBoolean()
                  ? Optional.empty()
                  : Optional.of(Band.of(random.nextInt(1_000_000), "EUR")),
              first,
              first.plusDays(random.nextInt(9)),
              SEALED);
    };
  }

  private RegisterEvent exceptions() {
    // A few at a time, so that some live to be approved.
    var id = "x-" + office.entries.size() / 50 + "-" + random.nextInt(2);
    return switch (random.nextInt(9)) {
      case 0, 1, 2 -> new ExceptionProposed(someone(), WHY, terms(id));
      case 3, 4, 5, 6 -> Favours.approved(name("o"), id);
      case 7 ->
          Favours.published(
              id,
              office
                  .register
                  .snapshot()
                  .exceptions()
                  .of(new ExceptionId(id))
                  .map(ExceptionCase::decidedAt)
                  .orElse(1L));
      default -> new ExceptionRevoked(someone(), WHY, new ExceptionId(id));
    };
  }

  private ExceptionTerms terms(String id) {
    var from = office.now().plus(Duration.ofMinutes(random.nextInt(-1, 3)));
    return new ExceptionTerms(
        new ExceptionId(id),
        new OrganisationId(name("org")),
        Set.of(new AppId("app-" + random.nextInt(4))),
        effect(),
        from,
        from.plus(Duration.ofMinutes(1 + random.nextInt(10))),
        someone(),
        random.nextInt(4) > 0 ? Optional.empty() : Optional.of(new DealId(name("deal"))),
        random.nextInt(4) > 0 ? Set.of() : Set.of(new ConsiderationId(name("c"))),
        Optional.empty(),
        Optional.empty());
  }

  private Effect effect() {
    var types = Set.of(type());
    var purposes = Set.of(random.nextBoolean() ? PERSONALISATION : ADVERTISING);
    return switch (random.nextInt(5)) {
      case 0 -> new Effect.Wider(types, purposes);
      case 1 -> new Effect.Narrower(types, purposes);
      case 2 -> new Effect.OtherLimits(new Limits(random.nextInt(100), random.nextInt(100)));
      case 3 -> new Effect.Lenience(new CutOffId("cut-" + random.nextInt(5)));
      default -> new Effect.Price(java.util.Map.of(type(), (long) random.nextInt(100)), "EUR");
    };
  }

  private RegisterEvent requests() {
    var request = new RequestId(name("r"));
    var app = "app-" + random.nextInt(4);
    var owner = new Actor(Actor.DEVELOPER, name("org"));
    var outcome = random.nextBoolean() ? Outcome.GRANTED : Outcome.REFUSED;
    return switch (random.nextInt(7)) {
      case 0, 1 ->
          new AccessRequested(
              random.nextBoolean() ? owner : someone(),
              WHY,
              request,
              new AppId(app),
              Set.of(type()),
              Set.of(ADVERTISING));
      case 2 -> new RequestRuled(someone(), WHY, request, outcome);
      case 3 -> new AppealFiled(owner, WHY, request);
      case 4 -> new AppealRuled(someone(), WHY, request, outcome);
      case 5 -> new ComplaintFiled(owner, WHY, new ComplaintId(name("k")), random.nextInt(40));
      default -> new ComplaintRuled(someone(), WHY, new ComplaintId(name("k")), true);
    };
  }

  private RegisterEvent programmes() {
    var programme = new ProgrammeId(name("g"));
    var from = office.now();
    return random.nextInt(4) == 0
        ? new ProgrammeEnded(someone(), WHY, programme)
        : new ProgrammeOpened(
            someone(),
            WHY,
            programme,
            "Gold tier",
            rule(),
            effect(),
            from,
            from.plus(Duration.ofMinutes(random.nextInt(1, 60))),
            someone());
  }

  private Rule rule() {
    var first = day();
    return switch (random.nextInt(3)) {
      case 0 -> new Rule.AdSpend(1 + random.nextInt(100_000), "EUR", first, first.plusDays(9));
      case 1 -> new Rule.Reciprocity(first, first.plusDays(9));
      default -> new Rule.Listed(Set.of(new OrganisationId(name("org"))));
    };
  }

  private RegisterEvent cutOffs() {
    var cutOff = new CutOffId(name("cut"));
    return switch (random.nextInt(3)) {
      case 0 ->
          new CutOffAnnounced(
              someone(),
              WHY,
              cutOff,
              new Target.OfDataType(type()),
              office.now(),
              office.now(),
              Optional.of(office.now().plusSeconds(99)),
              Optional.of(office.now().plus(Duration.ofDays(random.nextInt(20)))));
      case 1 -> new CutOffReviewed(someone(), WHY, cutOff, random.nextBoolean());
      default ->
          new DeletionAttested(
              new Actor(Actor.DEVELOPER, name("org")),
              WHY,
              cutOff,
              new AppId("app-" + random.nextInt(4)),
              Optional.empty());
    };
  }

  private RegisterEvent transfers() {
    var transfer = new TransferId(name("f"));
    var owner = new Actor(Actor.DEVELOPER, name("org"));
    return switch (random.nextInt(3)) {
      case 0 ->
          new TransferRecorded(
              random.nextBoolean() ? owner : someone(),
              WHY,
              transfer,
              new AppId("app-" + random.nextInt(4)),
              "Fictional Analytics",
              Set.of(type()),
              OnwardTransfer.Found.values()[random.nextInt(3)],
              office.now());
      case 1 -> new DeletionDemanded(someone(), WHY, transfer, office.now().plusSeconds(9));
      default -> new DeletionConfirmed(owner, WHY, transfer, Optional.of(SEALED));
    };
  }

  private RegisterEvent audits() {
    var text = "title: plan " + random.nextInt(names) + "\n";
    var plan = DocumentHash.of(text);
    return random.nextBoolean()
        ? new AuditPlanRegistered(someone(), WHY, plan, "Was anyone favoured?", text)
        : new AuditReportPublished(
            random.nextBoolean() ? SYSTEM : someone(),
            WHY,
            DocumentHash.of("report " + random.nextInt(names)),
            plan,
            1 + random.nextInt(9),
            "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
            AuditEvent.Level.values()[random.nextInt(4)],
            List.of("Nothing was found."));
  }

  private RegisterEvent statements() {
    var proposal = new ProposalId(name("p"));
    return switch (random.nextInt(3)) {
      case 0 ->
          new StatementMade(
              someone(),
              WHY,
              new StatementId(name("s")),
              "We never sell data.",
              URI.create("https://platform.example/2014"),
              day(),
              Optional.empty());
      case 1 -> new ProposalConsidered(someone(), WHY, proposal, "Whitelist our friends.");
      default ->
          new ProposalClosed(
              someone(),
              WHY,
              proposal,
              random.nextBoolean(),
              random.nextBoolean() ? Optional.empty() : Optional.of((long) random.nextInt(30)));
    };
  }

  private Actor someone() {
    return officer(name("o"));
  }

  private String name(String kind) {
    int of =
        switch (kind) {
          case "org" -> 3;
          case "o" -> 5;
          default -> names;
        };
    // Half of the time one of a few that are used again soon, so that lives go on.
    if (of == names && random.nextBoolean()) {
      return kind + "-" + office.entries.size() / 500 + "-" + random.nextInt(2);
    }
    return kind + "-" + random.nextInt(of);
  }

  private DataTypeId type() {
    return Types.ALL.get(random.nextInt(Types.ALL.size()));
  }

  private LocalDate day() {
    return LocalDate.ofInstant(Instant.EPOCH, java.time.ZoneOffset.UTC)
        .plusDays(20_000 + random.nextInt(30));
  }
}
