package org.evenhand.app.webhooks;

import static org.evenhand.app.words.Speech.later;
import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.office.OfficePages;
import org.evenhand.register.App;
import org.evenhand.vocabulary.OfficeRole;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an organisation says where its app is told, and sees what it was told. */
@Controller
class WebhookPage {
  private static final String PAGE = "/developers/apps/{app}/webhook";
  private static final Map<String, String> DONE =
      Map.of(
          "set", later("The address is set. What is recorded from now on is sent there."),
          "removed", later("The address is removed. Nothing is sent any more."),
          "tested",
              later("A test event is on its way. Load this page again to see what came of it."),
          "waits",
              later(
                  "The last test event is still on its way, or was sent within a minute. Nothing"
                      + " was sent."));

  private final OfficePages pages;
  private final OfficeSessions sessions;
  private final Webhooks webhooks;
  private final WebhooksParts parts;

  WebhookPage(OfficePages pages, OfficeSessions sessions, Webhooks webhooks, WebhooksParts parts) {
    this.pages = pages;
    this.sessions = sessions;
    this.webhooks = webhooks;
    this.parts = parts;
  }

  @GetMapping(PAGE)
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("app") String name,
      @RequestParam(defaultValue = "") String done)
      throws IOException {
    var app = own(request, response, name);
    if (app.isPresent()) {
      show(
          request,
          response,
          200,
          view(
              app.get(),
              "",
              "",
              Optional.ofNullable(DONE.get(done)).map(words -> say(words)).orElse("")));
    }
  }

  @PostMapping(PAGE)
  void set(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("app") String name,
      @RequestParam(defaultValue = "") String url)
      throws IOException {
    var app = confirmedOwn(request, response, name);
    if (app.isEmpty()) {
      return;
    }
    var objection = webhooks.set(app.get().id(), url.strip());
    if (objection.isEmpty()) {
      back(response, app.get(), "set");
    } else {
      show(request, response, 400, view(app.get(), url, objection.get(), ""));
    }
  }

  @PostMapping(PAGE + "/remove")
  void remove(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("app") String name)
      throws IOException {
    var app = confirmedOwn(request, response, name);
    if (app.isPresent()) {
      webhooks.remove(app.get().id());
      back(response, app.get(), "removed");
    }
  }

  @PostMapping(PAGE + "/test")
  void test(
      HttpServletRequest request, HttpServletResponse response, @PathVariable("app") String name)
      throws IOException {
    var app = own(request, response, name);
    if (app.isPresent()) {
      back(response, app.get(), webhooks.test(app.get().id()) ? "tested" : "waits");
    }
  }

  private static void back(HttpServletResponse response, App app, String done) {
    OfficePages.leadTo(response, page(app) + "?done=" + done);
  }

  private static String page(App app) {
    return PAGE.replace("{app}", app.id().value());
  }

  /** The app of that name if it is theirs; answers that there is none if it isn't. */
  private Optional<App> own(HttpServletRequest request, HttpServletResponse response, String name)
      throws IOException {
    var who = sessions.required(request);
    var app =
        parts.register().snapshot().apps().stream()
            .filter(one -> one.id().value().equals(name))
            .filter(one -> one.organisation().value().equals(who.id()))
            .filter(_ -> who.role() == OfficeRole.DEVELOPER)
            .findFirst();
    if (app.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
    return app;
  }

  /** The same, for what a desk that was left open must not do. */
  private Optional<App> confirmedOwn(
      HttpServletRequest request, HttpServletResponse response, String name) throws IOException {
    var app = own(request, response, name);
    if (app.isPresent() && !sessions.confirmed(request)) {
      OfficePages.leadTo(response, "/office/confirm?to=" + page(app.get()));
      return Optional.empty();
    }
    return app;
  }

  private void show(
      HttpServletRequest request, HttpServletResponse response, int status, WebhookView view)
      throws IOException {
    pages.show(request, response, new OfficePages.Page(status, "webhook", say("Webhook")), view);
  }

  private WebhookView view(App app, String typed, String wrong, String done) {
    var endpoint = webhooks.endpoint(app.id());
    var url = endpoint.map(Endpoint::url).orElse("");
    return new WebhookView(
        app.id().value(),
        app.name(),
        url,
        endpoint.map(one -> OfficePages.moment(one.since())).orElse(""),
        typed.isEmpty() ? url : typed,
        wrong,
        done,
        webhooks.deliveries(app.id()).stream().map(WebhookPage::row).toList(),
        parts.destinations().allowHttp());
  }

  private static WebhookView.Row row(Delivery one) {
    var at = OfficePages.moment(one.at());
    return new WebhookView.Row(
        one.event().replace('_', ' '),
        one.id(),
        OfficePages.moment(one.due()),
        one.attempts(),
        one.answer(),
        switch (one.state()) {
          case WAITING -> one.attempts() == 0 ? say("on its way") : say("tried again on {0}", at);
          case DELIVERED -> say("delivered on {0}", at);
          case GIVEN_UP -> say("given up on {0}", at);
        });
  }
}
