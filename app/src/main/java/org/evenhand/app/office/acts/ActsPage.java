package org.evenhand.app.office.acts;

import static org.evenhand.app.words.Speech.later;
import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.office.OfficePages;
import org.evenhand.app.office.acts.Desk.Look;
import org.evenhand.register.RegisterRefused;
import org.evenhand.vocabulary.OfficeRole;
import org.evenhand.vocabulary.SignedInOfficer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Where officers act: a form, a look at what will be public, the record of it. Each asks for a
 * passkey shown within the last five minutes.
 */
@Controller
class ActsPage {
  private static final String ACTS = "/office/acts";
  private static final String DEVELOPERS = "/developers/acts";
  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9._-]{1,64}");
  private static final Map<String, String> REGISTERED =
      Map.ofEntries(
          Map.entry("agreement", "agreements"),
          Map.entry("app", "apps"),
          Map.entry("complaint", "complaints"),
          Map.entry("cutoff", "cutoffs"),
          Map.entry("deal", "deals"),
          Map.entry("exception", "exceptions"),
          Map.entry("officer", "officers"),
          Map.entry("organisation", "organisations"),
          Map.entry("programme", "programmes"),
          Map.entry("proposal", "proposals"),
          Map.entry("request", "requests"),
          Map.entry("transfer", "transfers"));
  private static final int MOST_OPTIONS = 500;
  private static final int MOST_VALUES = 200;
  private static final int LONGEST = 20_000;

  private final OfficePages pages;
  private final OfficeSessions sessions;
  private final Desk desk;
  private final Once once = new Once();

  ActsPage(OfficePages pages, OfficeSessions sessions, Desk desk) {
    this.pages = pages;
    this.sessions = sessions;
    this.desk = desk;
  }

  @GetMapping({ACTS, DEVELOPERS})
  void all(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var who = sessions.required(request);
    var page = new OfficePages.Page(200, "acts", say("What you can do"));
    pages.show(request, response, page, new ActsView(notice(who), groups(who)));
  }

  private String notice(SignedInOfficer who) {
    if (who.role() != OfficeRole.OFFICER) {
      return who.role() == OfficeRole.DEVELOPER
          ? ""
          : "Regulators look at everything, and act nowhere.";
    }
    var scene = desk.scene(who);
    if (scene.now().officers().acting(scene.me()).isPresent()) {
      return "";
    }
    return scene.now().officers().all().isEmpty()
        ? "The register knows no officer yet. Appoint the first one, such as yourself: that is"
            + " public, like everything here."
        : "The register does not know you as an officer in office, so nothing that you do here"
            + " would count. Another officer appoints you, publicly.";
  }

  private static List<ActsView.Group> groups(SignedInOfficer who) {
    Map<String, List<ActForm>> groups =
        Forms.of(who.role()).stream()
            .collect(
                Collectors.groupingBy(ActForm::group, LinkedHashMap::new, Collectors.toList()));
    return groups.entrySet().stream()
        .map(group ->
            new ActsView.Group(
                say(group.getKey()),
                group.getValue().stream().map(form -> link(who, form)).toList()))
        .toList();
  }

  private static ActsView.Link link(SignedInOfficer who, ActForm form) {
    return new ActsView.Link(acts(who) + "/" + form.id(), say(form.title()), say(form.lead()));
  }

  private static String acts(SignedInOfficer who) {
    return who.role() == OfficeRole.DEVELOPER ? DEVELOPERS : ACTS;
  }

  @GetMapping({
    ACTS + "/{form}",
    ACTS + "/{form}/{subject}",
    DEVELOPERS + "/{form}",
    DEVELOPERS + "/{form}/{subject}"
  })
  void form(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("form") String name,
      @PathVariable(required = false) @Nullable String subject)
      throws IOException {
    var form = form(request, response, name);
    if (form.isEmpty()) {
      return;
    }
    if (!sessions.confirmed(request)) {
      OfficePages.leadTo(response, "/office/confirm?to=" + request.getRequestURI());
      return;
    }
    var given = new HashMap<String, List<String>>();
    if (subject != null && !form.get().subject().isEmpty()) {
      given.put(form.get().subject(), List.of(subject));
    }
    var who = sessions.required(request);
    show(request, response, 200, new Sheet(form.get(), new Given(given), who));
  }

  /** Nobody finds a form that is none, or that they can't use. */
  private Optional<ActForm> form(
      HttpServletRequest request, HttpServletResponse response, String name) throws IOException {
    var form = Forms.of(sessions.required(request).role(), name);
    if (form.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
    return form;
  }

  @PostMapping({ACTS + "/{form}", DEVELOPERS + "/{form}"})
  void sent(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("form") String name,
      @RequestParam(defaultValue = "") String step,
      @RequestParam(name = "once", defaultValue = "") String mark)
      throws IOException {
    var form = form(request, response, name);
    if (form.isEmpty()) {
      return;
    }
    var who = sessions.required(request);
    var sheet = new Sheet(form.get(), given(request, form.get()), who);
    try {
      switch (step) {
        case "record" -> record(request, response, sheet, mark);
        case "change" -> show(request, response, 200, sheet);
        default -> look(request, response, 200, sheet, "");
      }
    } catch (Given.Wrong wrong) {
      show(request, response, 400, sheet.wrong(wrong));
    }
  }

  private void record(
      HttpServletRequest request, HttpServletResponse response, Sheet sheet, String mark)
      throws IOException {
    if (!sessions.confirmed(request)) {
      look(request, response, 403, sheet, say(UNCONFIRMED));
      return;
    }
    if (!once.use(sheet.who().id(), mark)) {
      show(request, response, 409, view(sheet, say(TWICE), null));
      return;
    }
    try {
      var done = desk.record(sheet.who(), sheet.form(), sheet.given());
      var next = FirstSteps.after(desk.scene(sheet.who()), sheet.form(), sheet.given());
      var view =
          new DoneView(
              say(sheet.form().title()),
              done.position(),
              done.words(),
              acts(sheet.who()),
              next.form().map(form -> view(new Sheet(form, next.given(), sheet.who()), "", null)),
              next.on());
      pages.show(request, response, new OfficePages.Page(200, "acted", say("Recorded")), view);
    } catch (RegisterRefused refused) {
      refused(request, response, sheet, refused);
    }
  }

  /** An approval that does not count is in the record all the same. */
  private void refused(
      HttpServletRequest request, HttpServletResponse response, Sheet sheet, RegisterRefused why)
      throws IOException {
    if (!why.recorded()) {
      show(
          request,
          response,
          409,
          view(sheet, say("Nothing was recorded: {0}.", why.reason()), null));
      return;
    }
    var words = say("It does not count, for {0}. That you tried is public.", why.reason());
    var view = new DoneView(say(sheet.form().title()), 0, words, acts(sheet.who()));
    pages.show(
        request, response, new OfficePages.Page(409, "acted", say("It does not count")), view);
  }

  private static final String UNCONFIRMED =
      later(
          "It is more than five minutes since you showed a passkey. Nothing was recorded. Go back,"
              + " and confirm that it is you.");
  private static final String TWICE =
      later(
          "This was sent before, or was open for too long. If it was sent before, it is done: look"
              + " in the register. Nothing was recorded twice.");

  private static Given given(HttpServletRequest request, ActForm form) {
    var values = new HashMap<String, List<String>>();
    for (var field : form.fields()) {
      var sent = request.getParameterValues(field.name());
      var all = sent == null ? List.<String>of() : Arrays.asList(sent);
      boolean wide = all.size() > MOST_VALUES || all.stream().anyMatch(it -> it.length() > LONGEST);
      // What is longer than anything that could be recorded is as good as nothing.
      values.put(field.name(), wide ? List.of() : all);
    }
    return new Given(values);
  }

  /**
   * A form that is being filled in.
   *
   * @param wrongField which field holds what it can't; empty for none, or all together
   * @param wrong what is wrong; empty for nothing
   */
  private record Sheet(
      ActForm form, Given given, SignedInOfficer who, String wrongField, String wrong) {
    Sheet(ActForm form, Given given, SignedInOfficer who) {
      this(form, given, who, "", "");
    }

    Sheet wrong(Given.Wrong what) {
      return new Sheet(form, given, who, what.field(), what.what());
    }
  }

  private void show(
      HttpServletRequest request, HttpServletResponse response, int status, Sheet sheet)
      throws IOException {
    var notice =
        sheet.wrong().isEmpty()
            ? ""
            : sheet.wrongField().isEmpty()
                ? say("Nothing was recorded.") + " " + sheet.wrong()
                : say("Nothing was recorded: see what is marked below.");
    show(request, response, status, view(sheet, notice, null));
  }

  private void look(
      HttpServletRequest request,
      HttpServletResponse response,
      int status,
      Sheet sheet,
      String notice)
      throws IOException {
    var look = desk.look(sheet.who(), sheet.form(), sheet.given());
    show(request, response, status, view(sheet, notice, look));
  }

  private void show(
      HttpServletRequest request, HttpServletResponse response, int status, ActView view)
      throws IOException {
    pages.show(request, response, new OfficePages.Page(status, "act", view.title()), view);
  }

  private ActView view(Sheet sheet, String notice, @Nullable Look look) {
    var form = sheet.form();
    var scene = desk.scene(sheet.who());
    Function<Field, ActView.Asked> asked = field -> asked(field, scene, sheet);
    var objection = look == null ? "" : look.objection().orElse("");
    boolean recordable = look != null && look.recordable();
    return new ActView(
        acts(sheet.who()) + "/" + form.id(),
        acts(sheet.who()),
        say(form.title()),
        say(form.lead()),
        notice,
        form.fields().stream().map(asked).toList(),
        look != null,
        look == null ? "" : look.json(),
        objection,
        look == null ? List.of() : look.notes(),
        recordable,
        recordable ? once.next(sheet.who().id()) : "");
  }

  private static ActView.Asked asked(Field field, Scene scene, Sheet sheet) {
    var all = field.options().apply(scene);
    // A list that nobody could read through becomes a field for the id.
    boolean choosable = all.size() <= MOST_OPTIONS;
    return new ActView.Asked(
        field.name(),
        say(field.label()),
        say(field.hint()),
        choosable ? kind(field.kind()) : "line",
        field.required(),
        field.kept(),
        choosable ? all : List.of(),
        sheet.given().values().getOrDefault(field.name(), start(field, scene)),
        sheet.wrongField().equals(field.name()) ? sheet.wrong() : "",
        sheet.given().optional(field.name()).map(id -> page(field.name(), id)).orElse(""));
  }

  private static List<String> start(Field field, Scene scene) {
    var start = field.start().apply(scene);
    return start.isEmpty() ? List.of() : List.of(start);
  }

  /** Who acts on something reads it first. */
  private static String page(String field, String id) {
    var kind = REGISTERED.get(field);
    return kind != null && ID.matcher(id).matches() ? "/register/" + kind + "/" + id : "";
  }

  private static String kind(Field.Kind kind) {
    return switch (kind) {
      case DAY -> "date";
      case MOMENT -> "datetime-local";
      case LINE, TEXT, CHOICE, MANY, NUMBER -> kind.name().toLowerCase(Locale.ROOT);
    };
  }
}
