package org.evenhand.app.office.acts;

import static org.evenhand.app.office.acts.ActForm.form;
import static org.evenhand.app.office.acts.Field.choice;
import static org.evenhand.app.office.acts.Field.id;
import static org.evenhand.app.office.acts.Field.line;
import static org.evenhand.app.office.acts.Field.many;
import static org.evenhand.app.office.acts.Field.moment;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.register.Agreement;
import org.evenhand.register.AppFacts;
import org.evenhand.register.CutOffEvent.CutOffReviewed;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.register.OnwardTransfer.Found;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.RegisterEvent.AgreementResumed;
import org.evenhand.register.RegisterEvent.AgreementSuspended;
import org.evenhand.register.RegisterEvent.AppFactSet;
import org.evenhand.register.RegisterEvent.CutOffAnnounced;
import org.evenhand.register.RegisterEvent.CutOffWithdrawn;
import org.evenhand.register.TransferEvent.DeletionDemanded;
import org.evenhand.register.TransferEvent.TransferRecorded;
import org.evenhand.register.TransferId;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;

/** What is taken from apps, what is noted of them, and what they passed on. */
final class CutOffForms {
  static final String REVIEW = "review-cut-off";

  private static final String GROUP = "Apps and cut-offs";
  private static final Field CUT_OFF = choice("cutoff", "Cut-off", Options::cutOffs);

  private CutOffForms() {}

  static List<ActForm> all() {
    return List.of(
        announce(),
        form("withdraw-cut-off", GROUP, "Withdraw a cut-off", "It never bites, or bites no more.")
            .about(
                (scene, why, given) ->
                    new CutOffWithdrawn(scene.me(), why, given.as("cutoff", CutOffId::new)),
                CUT_OFF),
        form(
                REVIEW,
                GROUP,
                "Review an emergency cut-off",
                "By another officer than announced it. One that is not upheld is over.")
            .about(
                (scene, why, given) ->
                    new CutOffReviewed(
                        scene.me(),
                        why,
                        given.as("cutoff", CutOffId::new),
                        given.text("upheld").equals("yes")),
                CUT_OFF,
                choice(
                    "upheld",
                    "Finding",
                    Options.of(
                        new Option("yes", "It was needed, and goes on"),
                        new Option("no", "It was not, and is over")))),
        form("suspend-agreement", GROUP, "Suspend an agreement", "The app gets nothing by it.")
            .about(
                (scene, why, given) ->
                    new AgreementSuspended(
                        scene.me(), why, given.as("agreement", AgreementId::new)),
                choice(
                    "agreement",
                    "Agreement",
                    scene -> Options.agreements(scene, Agreement.State.IN_FORCE))),
        form("resume-agreement", GROUP, "Resume an agreement", "It counts again.")
            .about(
                (scene, why, given) ->
                    new AgreementResumed(scene.me(), why, given.as("agreement", AgreementId::new)),
                choice(
                    "agreement",
                    "Agreement",
                    scene -> Options.agreements(scene, Agreement.State.SUSPENDED))),
        form(
                "set-fact",
                GROUP,
                "Set a fact about an app",
                "What terms may look at, and nothing else: whom something ties sets none.")
            .asks(
                (scene, why, given) ->
                    new AppFactSet(
                        scene.me(),
                        why,
                        given.as("app", AppId::new),
                        given.as("fact", AppFacts.Fact::valueOf),
                        given.text("value")),
                choice("app", "App", Options::apps),
                choice("fact", "Fact", Options.of(AppFacts.Fact.class)),
                line("value", "Value", "A word, a number, or true or false.")),
        transfer(),
        form(
                "demand-deletion",
                GROUP,
                "Demand that what was passed on is deleted",
                "The app must confirm it by then.")
            .about(
                (scene, why, given) ->
                    new DeletionDemanded(
                        scene.me(), why, given.as("transfer", TransferId::new), given.moment("by")),
                choice("transfer", "Transfer", Options::transfers),
                moment("by", "By when (UTC)", "")));
  }

  private static ActForm announce() {
    return form(
            "announce-cut-off",
            GROUP,
            "Announce a cut-off",
            "Everybody whom it touches is told by this act, at the same moment; the register"
                + " measures the notice that they truly get. Only what does harm ends at once, and"
                + " another officer looks at it again within 14 days.")
        .asks(
            CutOffForms::announced,
            id("Id of the cut-off"),
            choice("target", "What ends", CutOffForms::targets),
            moment("effective", "From (UTC)", "Give as long a notice as the terms promise."),
            moment("delete", "To be deleted by (UTC)", "What was drawn already.").optional(),
            moment("review", "For an emergency: reviewed by (UTC)", "Within 14 days.").optional());
  }

  private static List<Option> targets(Scene scene) {
    var all = new ArrayList<Option>();
    Options.dataTypes(scene)
        .forEach(it -> all.add(new Option("datatype:" + it.value(), it.label() + ", for all")));
    Options.purposes(scene)
        .forEach(it -> all.add(new Option("purpose:" + it.value(), it.label() + ", for all")));
    Options.apps(scene)
        .forEach(it -> all.add(new Option("app:" + it.value(), "The app " + it.label())));
    Options.organisations(scene)
        .forEach(
            it -> all.add(new Option("organisation:" + it.value(), "All apps of " + it.label())));
    return all;
  }

  private static RegisterEvent announced(Scene scene, String why, Given given) {
    return new CutOffAnnounced(
        scene.me(),
        why,
        given.as("id", CutOffId::new),
        given.as("target", CutOffForms::target),
        scene.at().truncatedTo(ChronoUnit.SECONDS),
        given.moment("effective"),
        given.optionalMoment("delete"),
        given.optionalMoment("review"));
  }

  private static Target target(String text) {
    int colon = text.indexOf(':');
    var id = text.substring(colon + 1);
    return switch (text.substring(0, Math.max(0, colon))) {
      case "datatype" -> new Target.OfDataType(new DataTypeId(id));
      case "purpose" -> new Target.OfPurpose(new Purpose(id));
      case "app" -> new Target.OfApp(new AppId(id));
      case "organisation" -> new Target.OfOrganisation(new OrganisationId(id));
      default ->
          throw new IllegalArgumentException(
              "‘" + text + "’ is none of datatype:, purpose:, app: or organisation: with an id");
    };
  }

  private static ActForm transfer() {
    return form(
            "record-transfer",
            GROUP,
            "Record an onward transfer",
            "Data that an app passed on. Since when the platform has known is public.")
        .asks(
            (scene, why, given) ->
                new TransferRecorded(
                    scene.me(),
                    why,
                    given.as("id", TransferId::new),
                    given.as("app", AppId::new),
                    given.text("recipient"),
                    given.some("datatypes", DataTypeId::new),
                    given.as("found", Found::valueOf),
                    given.moment("known")),
            id("Id of the transfer"),
            choice("app", "By which app", Options::apps),
            line("recipient", "To whom", ""),
            many("datatypes", "Data", Options::dataTypes),
            choice(
                "found",
                "How it came to light",
                Options.of(
                    new Option("REPORTED", "Somebody reported it"),
                    new Option("DISCOVERED", "The platform found it"))),
            moment("known", "Known since (UTC)", ""));
  }
}
