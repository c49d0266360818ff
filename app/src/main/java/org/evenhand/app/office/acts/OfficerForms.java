package org.evenhand.app.office.acts;

import static org.evenhand.app.office.acts.ActForm.form;
import static org.evenhand.app.office.acts.Field.choice;
import static org.evenhand.app.office.acts.Field.day;
import static org.evenhand.app.office.acts.Field.id;
import static org.evenhand.app.office.acts.Field.line;

import java.util.List;
import java.util.stream.Stream;
import org.evenhand.register.OfficerEvent.OfficerAppointed;
import org.evenhand.register.OfficerEvent.OfficerLeft;
import org.evenhand.register.OfficerEvent.TieChallenged;
import org.evenhand.register.OfficerEvent.TieDeclared;
import org.evenhand.register.OfficerEvent.TieEnded;
import org.evenhand.register.OfficerEvent.TiesDeclared;
import org.evenhand.register.OfficerId;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.RegulatorEvent.RegulatorConfirmed;
import org.evenhand.register.RegulatorEvent.RegulatorLeft;
import org.evenhand.register.RegulatorEvent.RegulatorNamed;
import org.evenhand.register.RegulatorId;
import org.evenhand.register.Tie;
import org.evenhand.register.TieId;
import org.evenhand.vocabulary.OrganisationId;

/** Who may act, and what ties them. */
final class OfficerForms {
  static final String DECLARE = "declare-ties";

  private static final String GROUP = "Officers and ties";
  private static final String REGULATORS = "Regulators";
  private static final Field OFFICER = choice("officer", "Officer", Options::officers);
  private static final Field ORGANISATION =
      choice("organisation", "To which organisation", Options::organisations);

  private OfficerForms() {}

  static List<ActForm> all() {
    return Stream.of(offices(), regulators()).flatMap(List::stream).toList();
  }

  private static List<ActForm> regulators() {
    return List.of(
        form(
                "name-regulator",
                REGULATORS,
                "Name a regulator",
                "Who may see what stands behind commitments, once another officer confirms it."
                    + " Every look of theirs is public.")
            .asks(
                (scene, why, given) ->
                    new RegulatorNamed(
                        scene.me(), why, given.as("id", RegulatorId::new), given.text("authority")),
                id("Id of the regulator").saying("The one that the operator invites them by."),
                line("authority", "For which authority", "")),
        form(
                "confirm-regulator",
                REGULATORS,
                "Confirm a regulator",
                "By another officer than the one who named them, from outside their line.")
            .about(
                (scene, why, given) ->
                    new RegulatorConfirmed(
                        scene.me(), why, given.as("regulator", RegulatorId::new)),
                choice("regulator", "Regulator", scene -> regulators(scene, false))),
        form("end-regulator", REGULATORS, "End what a regulator may see", "")
            .about(
                (scene, why, given) ->
                    new RegulatorLeft(scene.me(), why, given.as("regulator", RegulatorId::new)),
                choice("regulator", "Regulator", scene -> regulators(scene, true))));
  }

  private static List<Option> regulators(Scene scene, boolean all) {
    return scene.now().regulators().all().stream()
        .filter(one -> !one.left() && (all || one.confirmedBy().isEmpty()))
        .map(one -> new Option(one.id().value(), one.id() + ", " + one.authority()))
        .toList();
  }

  private static List<ActForm> offices() {
    return List.of(
        form(
                DECLARE,
                GROUP,
                "Declare that your ties on file are all",
                "Once a year. While it is overdue, no approval of yours counts.")
            .asks((scene, why, _) -> new TiesDeclared(scene.me(), why, scene.officer())),
        form(
                "declare-tie",
                GROUP,
                "Declare a tie",
                "The public sees its kind and the office; what else you say is kept apart, with a"
                    + " commitment in its place. It suspends exceptions that rest on an approval"
                    + " that would no longer count.")
            .asks(
                OfficerForms::tie,
                id("Id of the tie"),
                OFFICER.saying("Whose tie it is: your own, or one that you know of."),
                ORGANISATION,
                choice("kind", "Kind", Options.of(Tie.Kind.class)),
                day("since", "Since", ""),
                line("details", "Details", "Not public. One line.").keptApart()),
        form(
                "end-tie",
                GROUP,
                "Say that a tie has ended",
                "Another officer than the tied one says so.")
            .about(
                OfficerForms::ended,
                choice("tie", "Tie", Options::ties),
                day("until", "Its last day", "")),
        form(
                "challenge-tie",
                GROUP,
                "Say that a tie is missing",
                "The officer and the public see it.")
            .asks(
                (scene, why, given) ->
                    new TieChallenged(
                        scene.me(),
                        why,
                        given.as("officer", OfficerId::new),
                        given.as("organisation", OrganisationId::new)),
                OFFICER,
                ORGANISATION),
        form(
                "appoint",
                GROUP,
                "Appoint an officer",
                "They may act from then on. Until there is one, whoever is signed in may appoint.")
            .asks(
                (scene, why, given) ->
                    new OfficerAppointed(
                        scene.me(),
                        why,
                        given.as("id", OfficerId::new),
                        given.text("role"),
                        given.optional("superior", OfficerId::new)),
                id("Id of the officer"),
                line("role", "Role", "Such as ‘app reviewer’; no name."),
                choice("superior", "To whom they answer", Options::officers)
                    .optional()
                    .saying("What ties a superior ties them, too.")),
        form("leave", GROUP, "Say that an officer has left", "They act no more.")
            .about(
                (scene, why, given) ->
                    new OfficerLeft(scene.me(), why, given.as("officer", OfficerId::new)),
                OFFICER));
  }

  private static RegisterEvent tie(Scene scene, String why, Given given) {
    var id = given.as("id", TieId::new);
    return new TieDeclared(
        scene.me(),
        why,
        id,
        given.as("officer", OfficerId::new),
        given.as("organisation", OrganisationId::new),
        given.as("kind", Tie.Kind::valueOf),
        given.day("since"),
        scene.commitments().keep("tie:" + id, given.text("details")));
  }

  private static RegisterEvent ended(Scene scene, String why, Given given) {
    var id = given.as("tie", TieId::new);
    var whose =
        scene
            .now()
            .officers()
            .tie(id)
            .orElseThrow(() -> new Given.Wrong("tie", "There is no tie " + id + "."))
            .officer();
    return new TieEnded(scene.me(), why, whose, id, given.day("until"));
  }
}
