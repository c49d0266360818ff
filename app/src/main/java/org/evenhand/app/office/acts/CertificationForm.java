package org.evenhand.app.office.acts;

import static org.evenhand.app.office.acts.ActForm.form;
import static org.evenhand.app.office.acts.Field.choice;
import static org.evenhand.app.office.acts.Field.many;
import static org.evenhand.app.office.acts.Field.text;
import static org.evenhand.app.words.Speech.later;
import static org.evenhand.app.words.Speech.say;

import java.util.List;
import java.util.stream.Stream;
import org.evenhand.app.office.OfficePages;
import org.evenhand.register.Agreement;
import org.evenhand.register.CertificationDue;
import org.evenhand.register.RegisterEvent.AgreementCertified;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.DataTypeId;

/** An organisation's word on what its apps use data for, and when it is due. */
final class CertificationForm {
  /** Its part of addresses. */
  static final String ID = "certify-use";

  private CertificationForm() {}

  static ActForm of(String group) {
    return form(
            ID,
            group,
            later("Certify what data is used for"),
            later(
                "Your word, in public, for each data type of an agreement. What you no longer use,"
                    + " give back first: accept the terms again without it."))
        .about(
            (scene, why, given) ->
                new AgreementCertified(
                    scene.me(),
                    why,
                    given.as("agreement", AgreementId::new),
                    given.some("datatypes", DataTypeId::new),
                    given.text("statement")),
            choice("agreement", later("Agreement"), CertificationForm::agreements),
            many("datatypes", later("Data"), CertificationForm::held)
                .saying(later("Each data type of the agreement.")),
            text("statement", later("What it is used for"), later("Type by type. Public.")));
  }

  /** The agreements of one's own apps whose terms demand it. */
  private static Stream<Agreement> demanded(Scene scene) {
    return DeveloperForms.apps(scene).stream()
        .flatMap(app -> scene.now().agreement(app.id()).stream())
        .filter(one -> one.state() != Agreement.State.ENDED)
        .filter(one -> scene.now().certificationDue(one).isPresent());
  }

  private static List<Option> agreements(Scene scene) {
    return demanded(scene)
        .map(one -> new Option(one.id().value(), say("{0} under {1}", one.app(), one.terms())))
        .toList();
  }

  private static List<Option> held(Scene scene) {
    return demanded(scene)
        .flatMap(one -> one.dataTypes().stream())
        .distinct()
        .sorted()
        .map(type ->
            new Option(type.value(), say(scene.catalogue().type(type).orElseThrow().title())))
        .toList();
  }

  /** What is due, the soonest first. */
  static List<DevelopersView.Due> due(Scene scene) {
    return demanded(scene)
        .sorted(
            java.util.Comparator.comparing(
                one -> scene.now().certificationDue(one).orElseThrow().by()))
        .map(one -> due(scene, one))
        .toList();
  }

  private static DevelopersView.Due due(Scene scene, Agreement one) {
    var due = scene.now().certificationDue(one).orElseThrow();
    return new DevelopersView.Due(
        one.id().value(), say("{0} under {1}", one.app(), one.terms()), words(due, scene));
  }

  private static String words(CertificationDue due, Scene scene) {
    var by = OfficePages.moment(due.by());
    if (due.lapsed(scene.at())) {
      return say("was due by {0}; the agreement is suspended until it is done", by);
    }
    var lapse = OfficePages.moment(due.lapses());
    return scene.at().isAfter(due.by())
        ? say("overdue since {0}; the agreement is suspended from {1}", by, lapse)
        : say("due by {0}, suspended from {1} otherwise", by, lapse);
  }
}
