package org.evenhand.app.office.acts;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.evenhand.app.identity.AppCredentials;
import org.evenhand.app.identity.AppCredentials.Demands;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.office.OfficePages;
import org.evenhand.vocabulary.OfficeRole;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What an app demands of requests made in its name: credentials, not acts of the register, so kept
 * where its secret is, and set by its organisation with a passkey shown a moment ago.
 */
@Controller
class AppDemands {
  private static final String PUSHED = "pushed";
  private static final String BOUND = "bound";
  private static final String ON = "on";
  private static final String OFF = "off";

  private final OfficeSessions sessions;
  private final Desk desk;
  private final AppCredentials credentials;

  AppDemands(OfficeSessions sessions, Desk desk, AppCredentials credentials) {
    this.sessions = sessions;
    this.desk = desk;
    this.credentials = credentials;
  }

  static List<DevelopersView.Demand> view(String app, Demands now) {
    return List.of(
        now.pushed()
            ? new DevelopersView.Demand(
                PUSHED,
                say("Authorisation requests must be pushed first (PAR); others are refused."),
                OFF,
                say("Take requests of {0} that were not pushed", app))
            : new DevelopersView.Demand(
                PUSHED,
                say("Authorisation requests may be pushed first (PAR), and need not be."),
                ON,
                say("Require pushed requests of {0}", app)),
        now.boundTokens()
            ? new DevelopersView.Demand(
                BOUND,
                say("Tokens are given only with a proof of a key (DPoP), and are bound to it."),
                OFF,
                say("Give {0} tokens without a proof, too", app))
            : new DevelopersView.Demand(
                BOUND,
                say("Tokens are bound to a key (DPoP) where the request for them proves one."),
                ON,
                say("Require DPoP-bound tokens of {0}", app)));
  }

  @PostMapping("/developers/apps/{app}/demands")
  void set(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("app") String name,
      @RequestParam(defaultValue = "") String demand,
      @RequestParam(defaultValue = "") String value)
      throws IOException {
    var who = sessions.required(request);
    var own =
        DeveloperForms.apps(desk.scene(who)).stream()
            .filter(app -> app.id().value().equals(name))
            .findFirst();
    boolean on = value.equals(ON);
    boolean known = (demand.equals(PUSHED) || demand.equals(BOUND)) && (on || value.equals(OFF));
    if (who.role() != OfficeRole.DEVELOPER || own.isEmpty() || !known) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!sessions.confirmed(request)) {
      OfficePages.leadTo(response, "/office/confirm?to=/developers");
    } else {
      var now = credentials.demands(own.get().id());
      credentials.demand(
          own.get().id(),
          demand.equals(PUSHED)
              ? new Demands(on, now.boundTokens())
              : new Demands(now.pushed(), on));
      OfficePages.leadTo(response, "/developers");
    }
  }
}
