package org.evenhand.app.office.acts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.register.Actor;
import org.evenhand.vocabulary.OfficeRole;
import org.evenhand.vocabulary.Purpose;

/**
 * What comes next for an organisation that begins: its app, then the app's agreement, then the
 * app's workbench. The next form stands on the page that says that the last act is recorded, with
 * what is known already filled in; nothing is recorded unasked.
 */
final class FirstSteps {
  private FirstSteps() {}

  /**
   * What comes next.
   *
   * @param form which act; empty for none
   * @param given what stands in it
   * @param on where the work goes on; empty for nowhere else
   */
  record Next(Optional<ActForm> form, Given given, String on) {}

  static Next after(Scene scene, ActForm done, Given given) {
    if (!scene.me().role().equals(Actor.DEVELOPER)) {
      return form("", Map.of());
    }
    return switch (done.id()) {
      case "register-organisation" ->
          DeveloperForms.apps(scene).isEmpty()
              ? form("register-app", Map.of())
              : form("", Map.of());
      case "register-app" -> form("accept-terms", agreement(scene, given.text("id")));
      case "accept-terms" ->
          new Next(Optional.empty(), new Given(Map.of()), "/developers/apps/" + given.text("app"));
      default -> form("", Map.of());
    };
  }

  private static Next form(String id, Map<String, List<String>> given) {
    return new Next(Forms.of(OfficeRole.DEVELOPER, id), new Given(given), "");
  }

  /** The newest terms in effect, for what the app said that it is for. */
  private static Map<String, List<String>> agreement(Scene scene, String app) {
    var given = new HashMap<String, List<String>>();
    given.put("app", List.of(app));
    given.put("id", List.of("agreement-" + (scene.now().position() + 1)));
    scene.now().termsVersions().reversed().stream()
        .filter(terms -> !terms.effectiveFrom().isAfter(scene.at()))
        .findFirst()
        .ifPresent(terms -> given.put("terms", List.of(terms.version().toString())));
    DeveloperForms.apps(scene).stream()
        .filter(one -> one.id().value().equals(app))
        .findFirst()
        .ifPresent(
            one -> given.put("purposes", one.purposes().stream().map(Purpose::term).toList()));
    return given;
  }
}
