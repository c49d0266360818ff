package org.evenhand.app.office.acts;

import java.util.List;
import java.util.Optional;
import org.evenhand.register.Actor;
import org.evenhand.register.ExceptionEvent.ExceptionApproved;
import org.evenhand.register.Filing;
import org.evenhand.register.RegisterEvent;
import org.evenhand.register.RegisterEvent.TermsPublished;
import org.evenhand.register.RegisterJson;
import org.evenhand.register.RegisterRefused;
import org.evenhand.vocabulary.OfficeRole;
import org.evenhand.vocabulary.SignedInOfficer;

/** Looks at acts before they are done, and does them, one at a time. */
final class Desk {
  private final OfficeActsParts parts;

  Desk(OfficeActsParts parts) {
    this.parts = parts;
  }

  /**
   * What an act would come to.
   *
   * @param json what would be public; empty for what is several acts
   * @param objection why it can't be; empty if it can
   * @param recordable whether something can be recorded all the same
   * @param notes what else follows from it
   */
  record Look(String json, Optional<String> objection, boolean recordable, List<String> notes) {
    Look {
      notes = List.copyOf(notes);
    }
  }

  /**
   * What was done.
   *
   * @param position of the act; 0 for several
   * @param words more about it; empty for nothing
   */
  record Done(long position, String words) {}

  Scene scene(SignedInOfficer who) {
    return scene(who, Commitments.none());
  }

  private Scene scene(SignedInOfficer who, Commitments commitments) {
    return new Scene(
        new Actor(who.role() == OfficeRole.DEVELOPER ? Actor.DEVELOPER : Actor.OFFICER, who.id()),
        parts.register().snapshot(),
        parts.catalogue(),
        parts.clock().instant(),
        commitments);
  }

  /**
   * Looks, and records nothing.
   *
   * @throws Given.Wrong if a field holds what it can't
   */
  Look look(SignedInOfficer who, ActForm form, Given given) {
    var scene = scene(who);
    return switch (deed(form, scene, given)) {
      case Deed.Act(var event) -> look(scene, event);
      case Deed.Opening(var event, _) -> look(scene, event);
      case Deed.Filing _ -> new Look("", Optional.empty(), true, List.of());
    };
  }

  private Look look(Scene scene, RegisterEvent event) {
    var objection = parts.acts().objection(event);
    var notes =
        objection.isEmpty() && event instanceof TermsPublished published
            ? TermsDryRun.of(scene, published.terms(), parts.tallies())
            : List.<String>of();
    boolean recordable =
        objection.isEmpty()
            || (event instanceof ExceptionApproved approval
                && parts.acts().refusal(approval).isPresent());
    return new Look(RegisterJson.write(event), objection, recordable, notes);
  }

  private static Deed deed(ActForm form, Scene scene, Given given) {
    try {
      return form.deed(scene, given);
    } catch (IllegalArgumentException wrong) {
      throw new Given.Wrong("", wrong.getMessage() + ".");
    }
  }

  /**
   * Does it.
   *
   * @throws Given.Wrong if a field holds what it can't
   * @throws RegisterRefused if it can't be
   */
  synchronized Done record(SignedInOfficer who, ActForm form, Given given) {
    refuseBeforeAnythingIsKept(look(who, form, given));
    var scene = scene(who, parts.commitments());
    return switch (deed(form, scene, given)) {
      case Deed.Act(var event) -> new Done(parts.acts().record(event), "");
      case Deed.Opening(var event, var programme) -> {
        long position = parts.acts().record(event);
        yield new Done(position, words(parts.acts().file(programme, scene.me(), event.reason())));
      }
      case Deed.Filing(var programme, var reason) ->
          new Done(0, words(parts.acts().file(programme, scene.me(), reason)));
    };
  }

  /** A kept amount must never take the place of one that is committed to. */
  private static void refuseBeforeAnythingIsKept(Look look) {
    if (!look.recordable()) {
      throw new RegisterRefused(look.objection().orElseThrow());
    }
  }

  private static String words(Filing filing) {
    var words = new StringBuilder();
    words.append(filing.filed().size()).append(" exceptions are proposed by its rule.");
    filing
        .refused()
        .forEach((organisation, why) ->
            words.append(" None for ").append(organisation).append(": ").append(why).append('.'));
    return words.toString();
  }
}
