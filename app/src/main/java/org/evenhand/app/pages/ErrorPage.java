package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.evenhand.app.api.ApiErrors;
import org.evenhand.app.identity.AppErrors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** Every error that a browser can meet, in words. */
@Controller
class ErrorPage {
  private final Pages pages;
  private final ApiErrors apps;

  ErrorPage(Pages pages, ApiErrors apps) {
    this.pages = pages;
    this.apps = apps;
  }

  @RequestMapping("/error")
  void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var status =
        request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
            ? code
            : HttpServletResponse.SC_NOT_FOUND;
    if (AppErrors.answered(request, response, status) || apps.answered(request, response, status)) {
      return;
    }
    var message =
        request.getAttribute(RequestDispatcher.ERROR_MESSAGE) instanceof String words ? words : "";
    var view = view(status, message);
    pages.show(request, response, status, "problem", view.title(), view);
  }

  private static ProblemView view(int status, String message) {
    if (message.startsWith("authorization request:")) {
      return new ProblemView(
          say("The app asked in a way that we can’t answer"),
          say("The link that brought you here is not a valid {0}.", message),
          say("Nothing was shown to the app, and nothing was changed."),
          say("Go back to the app. If this happens again, tell the people who run it."));
    }
    return switch (status) {
      case 403 ->
          new ProblemView(
              say("This form can’t be accepted"),
              say(
                  "It came without the mark that shows that our own page sent it, or the page was"
                      + " open for too long."),
              say("Nothing was changed."),
              say("Open the page again and repeat what you did."));
      case 404 ->
          new ProblemView(
              say("There is no such page"),
              say("Nothing of ours has this address."),
              say("Nothing was changed."),
              say("Start from the front page."));
      case 405 ->
          new ProblemView(
              say("This page can’t be used that way"),
              say("The address exists, but it does not take this kind of request."),
              say("Nothing was changed."),
              say("Start from the front page."));
      default ->
          status < 500
              ? new ProblemView(
                  say("This request can’t be understood"),
                  say("Something in it is missing or malformed."),
                  say("Nothing was changed."),
                  say("Go back and try again."))
              : new ProblemView(
                  say("Something went wrong on our side"),
                  say("The request could not be carried through."),
                  say("What your page shows as recorded is recorded; nothing else was changed."),
                  say("Look at your page, then try again. The operator can see what happened."));
    };
  }
}
