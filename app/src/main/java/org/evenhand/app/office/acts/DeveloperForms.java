package org.evenhand.app.office.acts;

import static org.evenhand.app.office.acts.ActForm.form;
import static org.evenhand.app.office.acts.Field.choice;
import static org.evenhand.app.office.acts.Field.id;
import static org.evenhand.app.office.acts.Field.line;
import static org.evenhand.app.office.acts.Field.many;
import static org.evenhand.app.office.acts.Field.number;
import static org.evenhand.app.office.acts.Field.text;
import static org.evenhand.app.words.Speech.later;
import static org.evenhand.app.words.Speech.say;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.evenhand.register.AccessRequest;
import org.evenhand.register.Agreement;
import org.evenhand.register.App;
import org.evenhand.register.ComplaintId;
import org.evenhand.register.CutOffEvent.DeletionAttested;
import org.evenhand.register.OnwardTransfer.Found;
import org.evenhand.register.Organisation;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.RegisterEvent.AgreementAccepted;
import org.evenhand.register.RegisterEvent.AgreementEnded;
import org.evenhand.register.RegisterEvent.AppRegistered;
import org.evenhand.register.RegisterEvent.OrganisationRegistered;
import org.evenhand.register.RequestEvent.AccessRequested;
import org.evenhand.register.RequestEvent.AppealFiled;
import org.evenhand.register.RequestEvent.ComplaintFiled;
import org.evenhand.register.RequestEvent.Outcome;
import org.evenhand.register.RequestId;
import org.evenhand.register.TransferEvent.DeletionConfirmed;
import org.evenhand.register.TransferEvent.TransferRecorded;
import org.evenhand.register.TransferId;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;

/** What an organisation does for itself and its apps. */
final class DeveloperForms {
  private static final String APPS = later("Your apps");
  private static final String ASKING = later("Requests and objections");
  private static final String DELETION = later("Data that must go");
  private static final Field APP = choice("app", later("App"), DeveloperForms::ownApps);
  private static final Field DATA = many("datatypes", later("Data"), Options::dataTypes);
  private static final Field PURPOSES = many("purposes", later("Purposes"), Options::purposes);

  private DeveloperForms() {}

  static List<ActForm> all() {
    return Stream.of(apps(), asking(), deletion()).flatMap(List::stream).toList();
  }

  static List<ActForm> apps() {
    return List.of(
        form(
                "register-organisation",
                APPS,
                later("Register your organisation"),
                later("Once, before anything else. Its id is the one that you were invited by."))
            .asks(
                DeveloperForms::organisation,
                line("legal_name", later("Legal name"), ""),
                line("country", later("Country"), later("Two capital letters (ISO 3166-1).")),
                line(
                    "contact",
                    later("Contact"),
                    later("Where people and officers reach you, for all to see."))),
        form(
                "register-app",
                APPS,
                later("Register an app"),
                later(
                    "Public from then on. Before it gets anything it must agree to terms, and each"
                        + " person must say yes."))
            .asks(
                DeveloperForms::app,
                id(later("Id of the app")),
                line("name", later("Name"), later("What people know it as.")),
                line("category", later("Category"), later("One word, such as ‘navigation’.")),
                PURPOSES.saying(later("What it may ever ask data for.")),
                text(
                    "redirects",
                    later("Where its sign-in returns to"),
                    later("An https address a line.")),
                line("homepage", later("Home page"), ""),
                text("description", later("What it does"), later("In your own words."))),
        form(
                "accept-terms",
                APPS,
                later("Accept terms"),
                later("The same terms as for everybody. An agreement to an earlier version ends."))
            .asks(
                DeveloperForms::accepted,
                next("agreement", later("Id of the agreement")),
                APP,
                choice("terms", later("Version"), DeveloperForms::versions),
                DATA.saying(later("What it will ask people for, at most.")),
                PURPOSES),
        CertificationForm.of(APPS),
        form(
                "end-agreement",
                APPS,
                later("End an agreement"),
                later("For good. The app gets nothing more."))
            .about(
                (scene, why, given) ->
                    new AgreementEnded(scene.me(), why, given.as("agreement", AgreementId::new)),
                choice("agreement", later("Agreement"), DeveloperForms::agreements)));
  }

  private static List<ActForm> asking() {
    return List.of(
        form(
                "request-access",
                ASKING,
                later("Ask for more"),
                later("In the open queue, with how long it waits; an officer rules, with reasons."))
            .asks(
                (scene, why, given) ->
                    new AccessRequested(
                        scene.me(),
                        why,
                        given.as("id", RequestId::new),
                        given.as("app", AppId::new),
                        given.some("datatypes", DataTypeId::new),
                        given.some("purposes", Purpose::new)),
                next("request", later("Id of the request")),
                APP,
                DATA,
                PURPOSES),
        form("appeal", ASKING, later("Appeal"), later("Once. Another officer rules on it."))
            .about(
                (scene, why, given) ->
                    new AppealFiled(scene.me(), why, given.as("request", RequestId::new)),
                choice("request", later("Refusal"), DeveloperForms::refusals)),
        form(
                "complain",
                ASKING,
                later("Complain of an act"),
                later("Of any public act. Another officer than the one who did it rules."))
            .asks(
                (scene, why, given) ->
                    new ComplaintFiled(
                        scene.me(), why, given.as("id", ComplaintId::new), given.number("act")),
                next("complaint", later("Id of the complaint")),
                number(
                    "act", later("Number of the public act"), later("As the register shows it."))));
  }

  private static List<ActForm> deletion() {
    return List.of(
        form(
                "attest-deletion",
                DELETION,
                later("Say that an app deleted what a cut-off demands"),
                later("Your word, in public."))
            .about(
                (scene, why, given) ->
                    new DeletionAttested(
                        scene.me(),
                        why,
                        given.as("cutoff", CutOffId::new),
                        given.as("app", AppId::new),
                        Optional.empty()),
                choice("cutoff", later("Cut-off"), Options::cutOffs),
                APP),
        form(
                "declare-transfer",
                DELETION,
                later("Declare that data was passed on"),
                later("Declared by you, it counts as declared; found out, as found out."))
            .asks(
                (scene, why, given) ->
                    new TransferRecorded(
                        scene.me(),
                        why,
                        given.as("id", TransferId::new),
                        given.as("app", AppId::new),
                        given.text("recipient"),
                        given.some("datatypes", DataTypeId::new),
                        Found.DECLARED,
                        scene.at()),
                id(later("Id of the transfer")),
                APP,
                line("recipient", later("To whom"), ""),
                DATA),
        form(
                "confirm-deletion",
                DELETION,
                later("Say that what was passed on is deleted"),
                later("Your word, in public."))
            .about(
                (scene, why, given) ->
                    new DeletionConfirmed(
                        scene.me(), why, given.as("transfer", TransferId::new), Optional.empty()),
                choice("transfer", later("Transfer"), DeveloperForms::demanded)));
  }

  static OrganisationId own(Scene scene) {
    return new OrganisationId(scene.me().id());
  }

  static List<App> apps(Scene scene) {
    return scene.now().apps().stream()
        .filter(app -> app.organisation().equals(own(scene)))
        .toList();
  }

  static boolean owns(Scene scene, AppId app) {
    return scene.now().app(app).filter(one -> one.organisation().equals(own(scene))).isPresent();
  }

  private static List<Option> ownApps(Scene scene) {
    return apps(scene).stream().map(app -> new Option(app.id().value(), app.name())).toList();
  }

  private static List<Option> versions(Scene scene) {
    return scene.now().termsVersions().reversed().stream()
        .map(terms ->
            new Option(
                terms.version().toString(),
                say("{0}, in effect from {1}", terms.version(), terms.effectiveFrom())))
        .toList();
  }

  private static List<Option> agreements(Scene scene) {
    return apps(scene).stream()
        .flatMap(app -> scene.now().agreement(app.id()).stream())
        .filter(one -> one.state() == Agreement.State.IN_FORCE)
        .map(one -> new Option(one.id().value(), say("{0} under {1}", one.app(), one.terms())))
        .toList();
  }

  private static List<Option> refusals(Scene scene) {
    return scene.now().requests().all().stream()
        .filter(one -> owns(scene, one.app()) && one.appealedAt().isEmpty())
        .filter(one -> one.ruling().filter(it -> it.outcome() == Outcome.REFUSED).isPresent())
        .map((AccessRequest one) -> new Option(one.id().value(), one.id() + ": " + one.dataTypes()))
        .toList();
  }

  private static List<Option> demanded(Scene scene) {
    return scene.now().transfers().all().stream()
        .filter(one -> owns(scene, one.app()))
        .filter(one -> one.demand().isPresent() && one.confirmation().isEmpty())
        .map(one -> new Option(one.id().value(), say("{0} to {1}", one.app(), one.recipient())))
        .toList();
  }

  /** An id that is free unless somebody took it on purpose: then another can be written. */
  private static Field next(String what, String label) {
    return id(label).starting(scene -> what + "-" + (scene.now().position() + 1));
  }

  private static RegisterEvent organisation(Scene scene, String why, Given given) {
    return new OrganisationRegistered(
        scene.me(),
        why,
        new Organisation(
            own(scene), given.text("legal_name"), given.text("country"), given.text("contact")));
  }

  private static RegisterEvent app(Scene scene, String why, Given given) {
    return new AppRegistered(
        scene.me(),
        why,
        new App(
            given.as("id", AppId::new),
            given.text("name"),
            own(scene),
            given.text("category"),
            given.some("purposes", Purpose::new),
            given.lines("redirects").stream().map(URI::create).toList(),
            given.as("homepage", URI::create),
            given.text("description")));
  }

  private static RegisterEvent accepted(Scene scene, String why, Given given) {
    return new AgreementAccepted(
        scene.me(),
        why,
        given.as("id", AgreementId::new),
        given.as("app", AppId::new),
        given.as("terms", TermsVersion::new),
        given.some("datatypes", DataTypeId::new),
        given.some("purposes", Purpose::new));
  }
}
