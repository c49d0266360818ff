package org.evenhand.app.office.acts;

import static org.evenhand.app.office.acts.ActForm.form;
import static org.evenhand.app.office.acts.Field.choice;
import static org.evenhand.app.office.acts.Field.day;
import static org.evenhand.app.office.acts.Field.id;
import static org.evenhand.app.office.acts.Field.line;
import static org.evenhand.app.office.acts.Field.many;
import static org.evenhand.app.office.acts.Field.moment;
import static org.evenhand.app.office.acts.Field.number;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evenhand.register.Actor;
import org.evenhand.register.ConsiderationId;
import org.evenhand.register.DealId;
import org.evenhand.register.ExceptionCase.State;
import org.evenhand.register.ExceptionEvent.ExceptionApproved;
import org.evenhand.register.ExceptionEvent.ExceptionProposed;
import org.evenhand.register.ExceptionEvent.ExceptionRevoked;
import org.evenhand.register.ExceptionTerms;
import org.evenhand.register.ProgrammeEvent.ProgrammeEnded;
import org.evenhand.register.ProgrammeEvent.ProgrammeOpened;
import org.evenhand.register.ProgrammeId;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.Rule;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.OrganisationId;

/** Exceptions and the programmes that make them. */
final class ExceptionForms {
  static final String APPROVE = "approve-exception";
  static final String FILE = "file-programme";

  private static final String GROUP = "Exceptions";
  private static final Duration AT_ONCE = Duration.ofSeconds(5);
  private static final String COMPANY = "organisation";
  private static final Field INSTIGATOR =
      choice("instigator", "Who wanted it first", ExceptionForms::instigators)
          .saying("An officer who wanted it can’t approve it.");
  private static final Field FROM =
      moment("from", "From (UTC)", "Empty for at once; it never counts before it is public.")
          .optional();
  private static final Field UNTIL = moment("until", "Until (UTC)", "365 days later at most.");

  private ExceptionForms() {}

  private static List<Option> instigators(Scene scene) {
    var all = new ArrayList<Option>();
    all.add(new Option(COMPANY, "The organisation itself"));
    all.addAll(Options.officers(scene));
    return all;
  }

  static List<ActForm> all() {
    return List.of(
        propose(),
        form(
                APPROVE,
                GROUP,
                "Approve an exception",
                "It takes two officers who neither wanted nor proposed it, and whom nothing ties to"
                    + " whom it favours. An approval that does not count is public, too.")
            .about(
                (scene, why, given) ->
                    new ExceptionApproved(scene.me(), why, given.as("exception", ExceptionId::new)),
                choice(
                    "exception",
                    "Exception",
                    scene -> Options.exceptions(scene, State.PROPOSED, State.SUSPENDED))),
        form("revoke-exception", GROUP, "Revoke an exception", "It ends at once, for good.")
            .about(
                (scene, why, given) ->
                    new ExceptionRevoked(scene.me(), why, given.as("exception", ExceptionId::new)),
                choice(
                    "exception",
                    "Exception",
                    scene ->
                        Options.exceptions(
                            scene,
                            State.PROPOSED,
                            State.APPROVED,
                            State.PUBLISHED,
                            State.SUSPENDED,
                            State.IN_FORCE))),
        open(),
        form(
                FILE,
                GROUP,
                "File a programme’s exceptions",
                "Each organisation whom its rule favours by now, and that has none by it yet, gets"
                    + " an exception proposed.")
            .with(
                (_, why, given) -> new Deed.Filing(given.as("programme", ProgrammeId::new), why),
                "programme",
                choice("programme", "Programme", Options::programmes)),
        form(
                "end-programme",
                GROUP,
                "End a programme",
                "It files no more. Exceptions that it made go on until they end.")
            .about(
                (scene, why, given) ->
                    new ProgrammeEnded(scene.me(), why, given.as("programme", ProgrammeId::new)),
                choice("programme", "Programme", Options::programmes)));
  }

  private static ActForm propose() {
    return form(
            "propose-exception",
            GROUP,
            "Propose an exception",
            "A departure from the terms, for apps of one organisation and for a time. It counts"
                + " once two others approved it and the public log holds that.")
        .asks(
            ExceptionForms::proposed,
            id("Id of the exception"),
            choice("organisation", "For whom", Options::organisations),
            many("apps", "For which of its apps", Options::apps),
            Effects.EFFECT,
            Effects.DATA_TYPES,
            Effects.PURPOSES,
            Effects.CUT_OFF,
            Effects.CALLS,
            Effects.PEOPLE,
            Effects.PRICE,
            Effects.CURRENCY,
            FROM,
            UNTIL,
            INSTIGATOR,
            choice("deal", "Deal that it belongs to", Options::deals).optional(),
            many("considerations", "What was given for it", Options::considerations).optional(),
            choice("renews", "Exception that it renews", ExceptionForms::ended).optional());
  }

  private static List<Option> ended(Scene scene) {
    return Options.exceptions(scene, State.IN_FORCE, State.EXPIRED, State.REVOKED);
  }

  private static RegisterEvent proposed(Scene scene, String why, Given given) {
    return new ExceptionProposed(
        scene.me(),
        why,
        new ExceptionTerms(
            given.as("id", ExceptionId::new),
            given.as("organisation", OrganisationId::new),
            given.some("apps", AppId::new),
            Effects.of(given),
            from(scene, given),
            given.moment("until"),
            instigator(given),
            given.optional("deal", DealId::new),
            given.all("considerations", ConsiderationId::new),
            Optional.empty(),
            given.optional("renews", ExceptionId::new)));
  }

  /** At once is a little later, for it must not begin before it is recorded. */
  private static Instant from(Scene scene, Given given) {
    return given
        .optionalMoment("from")
        .orElseGet(() -> scene.at().truncatedTo(ChronoUnit.SECONDS).plus(AT_ONCE));
  }

  private static Actor instigator(Given given) {
    var who = given.text("instigator");
    return who.equals(COMPANY)
        ? new Actor(Actor.DEVELOPER, given.text("organisation"))
        : new Actor(Actor.OFFICER, who);
  }

  private static ActForm open() {
    return form(
            "open-programme",
            GROUP,
            "Open a programme",
            "A rule that makes exceptions, each proposed in the open and approved like any other.")
        .with(
            (scene, why, given) -> {
              var opened = opened(scene, why, given);
              return new Deed.Opening(opened, opened.programme());
            },
            "",
            id("Id of the programme"),
            line("title", "Title", "What the public calls it."),
            choice(
                "rule",
                "Whom it favours",
                Options.of(
                    new Option("ad_spend", "Who buys so much advertising"),
                    new Option("reciprocity", "Who gives data in return"),
                    new Option("listed", "Those named here"))),
            number("at_least", "Advertising of at least", "In cents or the like.").optional(),
            Effects.CURRENCY.saying("Of the advertising, and of a price."),
            day("since", "Given since", "For advertising or data in return.").optional(),
            day("to", "Given until", "For advertising or data in return.").optional(),
            many("organisations", "Those named", Options::organisations).optional(),
            Effects.EFFECT,
            Effects.DATA_TYPES,
            Effects.PURPOSES,
            Effects.CUT_OFF,
            Effects.CALLS,
            Effects.PEOPLE,
            Effects.PRICE,
            FROM,
            UNTIL,
            choice("instigator", "Who wanted it first", Options::officers));
  }

  private static ProgrammeOpened opened(Scene scene, String why, Given given) {
    return new ProgrammeOpened(
        scene.me(),
        why,
        given.as("id", ProgrammeId::new),
        given.text("title"),
        rule(given),
        Effects.of(given),
        from(scene, given),
        given.moment("until"),
        new Actor(Actor.OFFICER, given.text("instigator")));
  }

  private static Rule rule(Given given) {
    var kind = given.text("rule");
    return switch (kind) {
      case "ad_spend" ->
          new Rule.AdSpend(
              given.number("at_least"),
              given.text("currency"),
              given.day("since"),
              given.day("to"));
      case "reciprocity" -> new Rule.Reciprocity(given.day("since"), given.day("to"));
      case "listed" -> new Rule.Listed(given.some("organisations", OrganisationId::new));
      default -> throw new Given.Wrong("rule", "‘" + kind + "’ is none of these.");
    };
  }
}
