package org.evenhand.app.office.acts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.app.office.NeedsMe;
import org.evenhand.register.CutOffNotice;
import org.evenhand.register.ExceptionCase.State;
import org.evenhand.register.ExceptionEvent.ExceptionApproved;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.RequestEvent.AppealRuled;
import org.evenhand.register.RequestEvent.Outcome;
import org.evenhand.register.RequestEvent.RequestRuled;
import org.evenhand.vocabulary.OfficeRole;
import org.evenhand.vocabulary.SignedInOfficer;

/** What waits for an officer: only what they themselves could do. */
final class Waiting implements NeedsMe {
  private static final Duration REMINDED_BEFORE = Duration.ofDays(30);
  private static final int MOST = 100;
  private static final String LOOK = "Seen.";

  private final OfficeActsParts parts;
  private final Desk desk;

  Waiting(OfficeActsParts parts, Desk desk) {
    this.parts = parts;
    this.desk = desk;
  }

  @Override
  public List<Item> of(SignedInOfficer who) {
    var scene = desk.scene(who);
    if (who.role() != OfficeRole.OFFICER || scene.now().officers().acting(scene.me()).isEmpty()) {
      return List.of();
    }
    return Stream.of(
            declaration(scene),
            approvals(scene),
            requests(scene),
            appeals(scene),
            complaints(scene),
            reviews(scene))
        .flatMap(waiting -> waiting)
        .limit(MOST)
        .toList();
  }

  private boolean could(RegisterEvent act) {
    return parts.acts().objection(act).isEmpty();
  }

  private static Item item(String what, Instant since, String form, Object subject) {
    return new Item(what, since, "/office/acts/" + form + "/" + subject);
  }

  private static Stream<Item> declaration(Scene scene) {
    return scene.now().officers().officer(scene.officer()).stream()
        .map(officer -> officer.declarationDue().minus(REMINDED_BEFORE))
        .filter(due -> !scene.at().isBefore(due))
        .map(due ->
            new Item(
                "Declare your ties for this year", due, "/office/acts/" + OfficerForms.DECLARE));
  }

  private Stream<Item> approvals(Scene scene) {
    return scene.now().exceptions().all().stream()
        .filter(one -> one.state(scene.at()) == State.PROPOSED)
        .filter(one -> could(new ExceptionApproved(scene.me(), LOOK, one.terms().id())))
        .map(one ->
            item(
                "Approve or leave an exception for "
                    + Options.name(scene, one.terms().organisation()),
                one.proposedAt(),
                ExceptionForms.APPROVE,
                one.terms().id()));
  }

  private Stream<Item> requests(Scene scene) {
    return scene.now().requests().all().stream()
        .filter(one -> one.ruling().isEmpty())
        .filter(one -> could(new RequestRuled(scene.me(), LOOK, one.id(), Outcome.REFUSED)))
        .map(one ->
            item("Rule on a request of " + one.app(), one.at(), RequestForms.RULE, one.id()));
  }

  private Stream<Item> appeals(Scene scene) {
    return scene.now().requests().all().stream()
        .filter(one -> one.appealedAt().isPresent() && one.appeal().isEmpty())
        .filter(one -> could(new AppealRuled(scene.me(), LOOK, one.id(), Outcome.REFUSED)))
        .map(one ->
            item(
                "Rule on an appeal of " + one.app(),
                one.appealedAt().orElseThrow(),
                RequestForms.APPEAL,
                one.id()));
  }

  private static Stream<Item> complaints(Scene scene) {
    return scene.now().requests().complaints().stream()
        .filter(one -> one.ruling().isEmpty())
        .map(one ->
            item(
                "Rule on a complaint of " + one.by().id(),
                one.at(),
                RequestForms.COMPLAINT,
                one.id()));
  }

  private static Stream<Item> reviews(Scene scene) {
    return scene.now().cutOffs().stream()
        .filter(one -> one.reviewBy().isPresent() && one.review().isEmpty() && !one.withdrawn())
        .filter(one -> !one.by().equals(scene.me()))
        .map((CutOffNotice one) ->
            item(
                "Review the emergency cut-off " + one.id(),
                one.announcedAt(),
                CutOffForms.REVIEW,
                one.id()));
  }
}
