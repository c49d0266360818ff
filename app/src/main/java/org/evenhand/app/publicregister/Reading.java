package org.evenhand.app.publicregister;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.evenhand.register.Agreement;
import org.evenhand.register.App;
import org.evenhand.register.Law;
import org.evenhand.register.RegisterSnapshot;
import org.evenhand.register.TouchedApps;
import org.evenhand.vocabulary.AgreementId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.OrganisationId;

/**
 * One reading of the register: everything on a page is as of one position and one moment.
 *
 * @param register as it stands
 * @param past what led to it
 * @param catalogue the data types
 * @param law the rules of law that terms can name
 * @param now the moment
 * @param baseUrl how the world reaches the server
 * @param traffic how much went out and came in
 * @param told when apps' receivers were told of cut-offs
 * @param appsOf the apps of each organisation
 * @param agreements all, in the order in which they were accepted
 */
record Reading(
    RegisterSnapshot register,
    Timeline past,
    Catalogue catalogue,
    Law law,
    Instant now,
    String baseUrl,
    Traffic traffic,
    NoticesTold told,
    Map<OrganisationId, List<App>> appsOf,
    List<Agreement> agreements) {

  /** Makes a reading. */
  static Reading of(RegisterParts parts, Timeline past) {
    var snapshot = parts.register().snapshot();
    past.keepUp(snapshot.position());
    var appsOf = snapshot.apps().stream().collect(Collectors.groupingBy(App::organisation));
    var agreements =
        past.ids("agreements").stream()
            .map(id -> snapshot.agreement(new AgreementId(id)))
            .flatMap(Optional::stream)
            .toList();
    return new Reading(
        snapshot,
        past,
        parts.catalogue(),
        parts.law(),
        parts.clock().instant(),
        parts.baseUrl().toString(),
        parts.traffic().get(),
        parts.told(),
        appsOf,
        agreements);
  }

  /** The first position that is not part of it. */
  long end() {
    return register.position() + 1;
  }

  /** Which apps cut-offs touch. */
  TouchedApps touched() {
    return new TouchedApps(register, catalogue);
  }

  List<App> appsOf(OrganisationId organisation) {
    return appsOf.getOrDefault(organisation, List.of());
  }

  String organisationName(OrganisationId id) {
    return register.organisation(id).map(o -> o.legalName()).orElse(id.value());
  }

  String appName(AppId id) {
    return register.app(id).map(App::name).orElse(id.value());
  }

  Cell organisation(OrganisationId id) {
    return Cell.to(Ref.organisation(id), organisationName(id));
  }

  Cell app(AppId id) {
    return Cell.to(Ref.app(id), appName(id));
  }

  /** The newest acts about an object. */
  List<Act> newest(Ref of, long before, int most) {
    return past.newest(of, Math.min(before, end()), most);
  }

  /** The newest acts. */
  List<Act> newest(long before, int most) {
    return past.newest(Math.min(before, end()), most);
  }

  /** The act that an object began with. */
  Optional<Act> first(Ref of) {
    return past.first(of, end());
  }
}
