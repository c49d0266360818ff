package org.evenhand.register;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.evenhand.register.CutOffNotice.Target;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;

/**
 * Which apps a cut-off touches, by their agreements as they stand: the page that lists them and the
 * notices that are sent to them must never differ.
 *
 * @param now the register as it stands
 * @param catalogue the data types
 */
public record TouchedApps(RegisterSnapshot now, Catalogue catalogue) {
  /** Those that a notice touches, by id. */
  public Stream<App> by(CutOffNotice notice) {
    var candidates =
        switch (notice.target()) {
          case Target.OfApp(var id) -> now.app(id).stream();
          case Target.OfOrganisation _, Target.OfDataType _, Target.OfPurpose _ ->
              now.apps().stream();
        };
    return candidates.filter(app -> touches(notice, app));
  }

  /**
   * Whether it names the app or its organisation, or closes something that the app's latest
   * agreement, unless ended, covers.
   */
  public boolean touches(CutOffNotice notice, App app) {
    return switch (notice.target()) {
      case Target.OfApp _, Target.OfOrganisation _ -> notice.target().singlesOut(app);
      case Target.OfDataType _, Target.OfPurpose _ ->
          agreement(app).filter(one -> notice.target().ends(one, catalogue)).isPresent();
    };
  }

  /**
   * Those that a notice touched when it was recorded, though their agreement may have ended since:
   * who ends it a moment later is to be told all the same.
   */
  public Set<AppId> at(CutOffNotice notice, Instant when) {
    return switch (notice.target()) {
      case Target.OfApp _, Target.OfOrganisation _ ->
          by(notice).map(App::id).collect(Collectors.toSet());
      case Target.OfDataType _, Target.OfPurpose _ ->
          now.agreementsAt(when)
              .filter(agreement -> notice.target().ends(agreement, catalogue))
              .map(Agreement::app)
              .collect(Collectors.toSet());
    };
  }

  private Optional<Agreement> agreement(App app) {
    return now.agreement(app.id()).filter(one -> one.state() != Agreement.State.ENDED);
  }
}
