package org.evenhand.app.office.acts;

import static org.evenhand.app.office.acts.ActForm.form;
import static org.evenhand.app.office.acts.Field.choice;
import static org.evenhand.app.office.acts.Field.id;
import static org.evenhand.app.office.acts.Field.many;

import java.util.List;
import org.evenhand.register.ComplaintId;
import org.evenhand.register.RequestEvent.AccessRequested;
import org.evenhand.register.RequestEvent.AppealRuled;
import org.evenhand.register.RequestEvent.ComplaintRuled;
import org.evenhand.register.RequestEvent.Outcome;
import org.evenhand.register.RequestEvent.RequestRuled;
import org.evenhand.register.RequestId;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;

/** Requests for access, offers made unasked, and the rulings on them. */
final class RequestForms {
  static final String RULE = "rule-on-request";
  static final String APPEAL = "rule-on-appeal";
  static final String COMPLAINT = "rule-on-complaint";

  private static final String GROUP = "Requests and rulings";
  private static final Field OUTCOME = choice("outcome", "Ruling", Options.of(Outcome.class));

  private RequestForms() {}

  static List<ActForm> all() {
    return List.of(
        form(
                RULE,
                GROUP,
                "Rule on a request",
                "Whom something ties to the organisation does not rule on it.")
            .about(
                (scene, why, given) ->
                    new RequestRuled(
                        scene.me(),
                        why,
                        given.as("request", RequestId::new),
                        given.as("outcome", Outcome::valueOf)),
                choice("request", "Request", scene -> Options.requests(scene, false)),
                OUTCOME),
        form(APPEAL, GROUP, "Rule on an appeal", "By another officer than the one who ruled first.")
            .about(
                (scene, why, given) ->
                    new AppealRuled(
                        scene.me(),
                        why,
                        given.as("request", RequestId::new),
                        given.as("outcome", Outcome::valueOf)),
                choice("request", "Request", scene -> Options.requests(scene, true)),
                OUTCOME),
        form(
                COMPLAINT,
                GROUP,
                "Rule on a complaint",
                "By another officer than the one who did what is complained of.")
            .about(
                (scene, why, given) ->
                    new ComplaintRuled(
                        scene.me(),
                        why,
                        given.as("complaint", ComplaintId::new),
                        given.text("upheld").equals("yes")),
                choice("complaint", "Complaint", Options::complaints),
                choice(
                    "upheld",
                    "Ruling",
                    Options.of(
                        new Option("yes", "The complaint is right"),
                        new Option("no", "It is not")))),
        form(
                "offer-access",
                GROUP,
                "Offer access unasked",
                "What an app is offered that did not ask stands beside what others asked for.")
            .asks(
                (scene, why, given) ->
                    new AccessRequested(
                        scene.me(),
                        why,
                        given.as("id", RequestId::new),
                        given.as("app", AppId::new),
                        given.some("datatypes", DataTypeId::new),
                        given.some("purposes", Purpose::new)),
                id("Id of the offer"),
                choice("app", "To which app", Options::apps),
                many("datatypes", "Data", Options::dataTypes),
                many("purposes", "Purposes", Options::purposes)));
  }
}
