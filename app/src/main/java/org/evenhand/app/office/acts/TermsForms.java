package org.evenhand.app.office.acts;

import static org.evenhand.app.office.acts.ActForm.form;

import java.util.Comparator;
import java.util.List;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.register.Terms;

/** The terms. */
final class TermsForms {
  private static final String HINT =
      "In YAML. Each data type has purposes, and may have ‘eligible’, a condition in CEL over"
          + " category, review_state, age_days, violations and attested, and ‘price’, in cents or"
          + " the like, with ‘prices’ for single purposes instead. Money and ties are no words that it"
          + " knows. ‘regimes’ names rules of law as /register/law lists them: what they demand is"
          + " then checked.";

  private TermsForms() {}

  static List<ActForm> all() {
    return List.of(
        form(
                "publish-terms",
                "Terms",
                "Publish a version of the terms",
                "It never changes again, and takes effect after the notice that the versions"
                    + " before it promise.")
            .asks(
                (scene, why, given) ->
                    new TermsPublished(scene.me(), why, given.made("terms", TermsText::read)),
                Field.text("terms", "The version", HINT).starting(TermsForms::latest)));
  }

  /** A next version begins with the one that is there. */
  private static String latest(Scene scene) {
    return scene.now().termsVersions().stream()
        .max(Comparator.comparing(Terms::effectiveFrom))
        .map(TermsText::write)
        .orElse(
            """
            version: '1'
            effective_from: 2030-01-01T00:00Z
            offers:
              profile.name:
                purposes: [ServiceProvision]
            limits:
              calls_per_hour: 10000
              people_per_hour: 100000
            retention_days: 90
            notice_days: 15
            """);
  }
}
