package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.evenhand.app.identity.Sessions;
import org.evenhand.vocabulary.AppId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's own page: who may see what, and the ways to change that. */
@Controller
class MePage {
  private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");
  private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,5}");
  private static final int LONGEST_FIND = 100;

  private final Pages pages;
  private final MeText text;
  private final Sessions sessions;

  MePage(Pages pages, MeText text, Sessions sessions) {
    this.pages = pages;
    this.text = text;
    this.sessions = sessions;
  }

  @GetMapping({"/me", "/me/"})
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String done,
      @RequestParam(defaultValue = "") String after,
      @RequestParam(defaultValue = "") String find,
      @RequestParam(defaultValue = "") String page)
      throws IOException {
    var who = sessions.required();
    var told = id(done).map(app -> text.lastAct(who, app, position(after))).orElse(List.of());
    var sought = find.strip();
    var view =
        text.view(
            who,
            sessions.username().orElse(""),
            told,
            sought.length() > LONGEST_FIND ? "" : sought,
            PAGE.matcher(page).matches() ? Integer.parseInt(page) : 1);
    pages.show(request, response, 200, "me", say("Who may see your data"), view);
  }

  @GetMapping("/me/apps/{app}")
  void app(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String app,
      @RequestParam(required = false) @Nullable String done,
      @RequestParam(defaultValue = "") String after)
      throws IOException {
    var who = sessions.required();
    var card = id(app).flatMap(id -> text.card(who, id));
    if (card.isEmpty()) {
      pages.show(request, response, 404, "problem", say("No access"), noAccess());
      return;
    }
    var id = new AppId(app);
    var told = done == null ? List.<String>of() : text.lastAct(who, id, position(after));
    var view = new AppView(card.get(), told, text.sooner(who, id));
    pages.show(request, response, 200, "app", say("What {0} may see", card.get().name()), view);
  }

  static ProblemView noAccess() {
    return new ProblemView(
        say("This app has no access to your data"),
        say("No app of that name holds an authorisation of yours."),
        say("Nothing was changed."),
        say("Your page lists every app that has, or had, access."));
  }

  /** Behind which position steps are told; without one, the last is. */
  private static long position(String sent) {
    return POSITION.matcher(sent).matches() ? Long.parseLong(sent) : MeText.THE_LAST;
  }

  /** The id in a path or query; empty if what was sent cannot be one. */
  static Optional<AppId> id(@Nullable String sent) {
    try {
      return Optional.ofNullable(sent).map(AppId::new);
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty(); // no app is called that
    }
  }
}
