package org.evenhand.app.office.acts;

import static org.evenhand.app.words.Speech.count;
import static org.evenhand.app.words.Speech.list;
import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.evenhand.app.identity.AppCredentials;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.office.OfficePages;
import org.evenhand.register.AccessRequest;
import org.evenhand.register.App;
import org.evenhand.register.CutOffNotice;
import org.evenhand.register.Invoice;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.OfficeRole;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Standing;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** An organisation's own page: its apps and how they stand, what it asked for, what is to go. */
@Controller
class DevelopersPage {
  private static final String DEVELOPERS = "/developers";

  private final OfficePages pages;
  private final OfficeSessions sessions;
  private final Desk desk;
  private final AppCredentials credentials;

  DevelopersPage(
      OfficePages pages, OfficeSessions sessions, Desk desk, AppCredentials credentials) {
    this.pages = pages;
    this.sessions = sessions;
    this.desk = desk;
    this.credentials = credentials;
  }

  @GetMapping(DEVELOPERS)
  void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    show(request, response, "", "");
  }

  private void show(
      HttpServletRequest request, HttpServletResponse response, String app, String secret)
      throws IOException {
    var who = sessions.required(request);
    if (who.role() != OfficeRole.DEVELOPER) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var scene = desk.scene(who);
    var own = DeveloperForms.own(scene);
    var view =
        new DevelopersView(
            own.value(),
            scene.now().organisation(own).map(one -> one.legalName()).orElse(""),
            DeveloperForms.apps(scene).stream().map(one -> app(scene, one)).toList(),
            scene.now().requests().all().stream()
                .filter(one -> DeveloperForms.owns(scene, one.app()))
                .map(one -> request(scene, one))
                .toList()
                .reversed(),
            CertificationForm.due(scene),
            ends(scene),
            invoices(scene, own),
            app,
            secret,
            "welcome".equals(request.getParameter("done")));
    pages.show(request, response, new OfficePages.Page(200, "developers", say("Developers")), view);
  }

  private DevelopersView.One app(Scene scene, App app) {
    var agreement = scene.now().agreement(app.id());
    return new DevelopersView.One(
        app.id().value(),
        app.name(),
        state(scene.now().standing(app.id(), scene.at())),
        agreement.map(one -> one.terms().toString()).orElse(""),
        AppDemands.view(app.name(), credentials.demands(app.id())));
  }

  private static String state(Standing standing) {
    return switch (standing) {
      case Standing.None _ -> say("It has no agreement in force.");
      case Standing.Suspended(_, var because) -> say("Its agreement is suspended: {0}", because);
      case Standing.CutOff(var notice, _) -> say("It was cut off, by notice {0}.", notice);
      case Standing.InForce(var offer) ->
          offer.ground().exceptions().isEmpty()
              ? say("Its agreement is in force.")
              : say(
                  "Its agreement is in force, with exceptions: {0}",
                  list(offer.ground().exceptions().stream().map(ExceptionId::value).toList()));
    };
  }

  private static DevelopersView.Asked request(Scene scene, AccessRequest one) {
    var state =
        one.appeal()
            .or(one::ruling)
            .map(DevelopersPage::ruled)
            .orElseGet(() -> days(one.waited(scene.at())));
    var asked = one.appealedAt().isPresent() && one.appeal().isEmpty();
    return new DevelopersView.Asked(
        one.id().value(),
        one.app() + ": " + one.dataTypes(),
        asked ? say("appealed; {0}", state) : state);
  }

  private static String days(Duration waited) {
    return count(waited.toDays(), "waits since one day", "waits since {0} days");
  }

  private static String ruled(AccessRequest.Ruling it) {
    return switch (it.outcome()) {
      case GRANTED -> say("granted: {0}", it.reasons());
      case REFUSED -> say("refused: {0}", it.reasons());
    };
  }

  /** Cut-offs that touch one of its apps, the latest first. */
  private static List<DevelopersView.End> ends(Scene scene) {
    var apps = DeveloperForms.apps(scene);
    return scene.now().cutOffs().stream()
        .filter(one -> !one.withdrawn() && apps.stream().anyMatch(one::concerns))
        .map(DevelopersPage::end)
        .toList()
        .reversed();
  }

  private static List<DevelopersView.Owed> invoices(Scene scene, OrganisationId own) {
    return scene
        .now()
        .invoices()
        .of(own)
        .map(one ->
            new DevelopersView.Owed(
                one.id().value(), owed(one.state(scene.at()), OfficePages.moment(one.dueAt()))))
        .toList()
        .reversed();
  }

  private static String owed(Invoice.State state, String due) {
    return switch (state) {
      case OPEN -> say("open, due {0}", due);
      case OVERDUE -> say("overdue, due {0}", due);
      case SUSPENDING -> say("suspending, due {0}", due);
      case PAID -> say("paid, due {0}", due);
      case CREDITED -> say("credited, due {0}", due);
    };
  }

  private static DevelopersView.End end(CutOffNotice one) {
    var by =
        one.deleteBy().map(it -> " " + say("Delete what you drew by {0}.", OfficePages.moment(it)));
    return new DevelopersView.End(
        one.id().value(),
        say(
                "{0}, from {1}.",
                String.join(", ", one.target().json().values()),
                OfficePages.moment(one.effectiveAt()))
            + by.orElse(""));
  }

  @PostMapping(DEVELOPERS + "/apps/{app}/secret")
  void secret(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("app") String name)
      throws IOException {
    var who = sessions.required(request);
    var own =
        DeveloperForms.apps(desk.scene(who)).stream()
            .filter(app -> app.id().value().equals(name))
            .findFirst();
    if (who.role() != OfficeRole.DEVELOPER || own.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!sessions.confirmed(request)) {
      OfficePages.leadTo(response, "/office/confirm?to=" + DEVELOPERS);
    } else {
      show(request, response, own.get().name(), credentials.issueSecret(own.get().id()));
    }
  }
}
