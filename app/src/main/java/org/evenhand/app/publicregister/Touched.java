package org.evenhand.app.publicregister;

import java.util.Optional;
import java.util.stream.Stream;
import org.evenhand.register.Agreement;
import org.evenhand.register.App;
import org.evenhand.register.CutOffNotice;
import org.evenhand.register.CutOffNotice.Target;

/** Which apps a cut-off touches. */
final class Touched {
  private Touched() {}

  /** The apps, by id. */
  static Stream<App> by(Reading reading, CutOffNotice notice) {
    var candidates =
        switch (notice.target()) {
          case Target.OfApp(var id) -> reading.register().app(id).stream();
          case Target.OfOrganisation(var id) -> reading.appsOf(id).stream();
          case Target.OfDataType _, Target.OfPurpose _ -> reading.register().apps().stream();
        };
    return candidates.filter(app -> touches(reading, notice, app));
  }

  /**
   * Whether it names the app or its organisation, or closes something that the app's latest
   * agreement, unless ended, covers.
   */
  static boolean touches(Reading reading, CutOffNotice notice, App app) {
    return switch (notice.target()) {
      case Target.OfApp(var id) -> id.equals(app.id());
      case Target.OfOrganisation(var id) -> id.equals(app.organisation());
      case Target.OfDataType _, Target.OfPurpose _ ->
          agreement(reading, app)
              .filter(agreement -> notice.target().ends(agreement, reading.catalogue()))
              .isPresent();
    };
  }

  private static Optional<Agreement> agreement(Reading reading, App app) {
    return reading
        .register()
        .agreement(app.id())
        .filter(agreement -> agreement.state() != Agreement.State.ENDED);
  }
}
