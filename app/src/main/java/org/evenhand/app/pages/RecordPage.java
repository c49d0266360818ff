package org.evenhand.app.pages;

import static org.evenhand.app.words.Speech.say;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.evenhand.app.identity.Sessions;
import org.evenhand.app.pages.OwnRecord.Busy;
import org.evenhand.app.pages.OwnRecord.BusyWithYou;
import org.evenhand.app.pages.OwnRecord.Proof;
import org.evenhand.record.segment.Lookup.Before;
import org.evenhand.record.segment.Row;
import org.evenhand.vocabulary.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who got a person's data: in all, access by access, and the proof of each. */
@Controller
class RecordPage {
  private static final int ROWS = 25;
  // So that what is read always fits: a position into a long, a line into an int.
  private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");
  private static final Pattern LINE = Pattern.compile("-1|[0-9]{1,9}");

  private final Pages pages;
  private final RecordText text;
  private final Sessions sessions;
  private final OwnRecord record;
  private final InstantSource clock;

  RecordPage(
      Pages pages, RecordText text, Sessions sessions, OwnRecord record, InstantSource clock) {
    this.pages = pages;
    this.text = text;
    this.sessions = sessions;
    this.record = record;
    this.clock = clock;
  }

  @GetMapping({"/me/record", "/me/record/"})
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(required = false) @Nullable String before)
      throws IOException {
    var who = sessions.required();
    var from = before == null ? Optional.of(Before.END) : cursor(before);
    if (from.isEmpty()) {
      problem(request, response, 404, noSuchPage());
      return;
    }
    try {
      var view = view(who, from.get());
      pages.show(request, response, 200, "record", say("Who got your data"), view);
    } catch (Busy busy) {
      busy(request, response, busy);
    }
  }

  private void busy(HttpServletRequest request, HttpServletResponse response, Busy busy)
      throws IOException {
    if (busy instanceof BusyWithYou) {
      problem(request, response, 429, oneAtATime());
    } else {
      problem(request, response, 503, tooMany());
    }
  }

  private RecordView view(SignedIn who, Before before) {
    var asOf = Words.moment(clock.instant());
    boolean newest = before.equals(Before.END);
    if (!record.kept()) {
      return new RecordView(false, asOf, newest, List.of(), List.of(), "");
    }
    var seen =
        newest ? record.summary(who).stream().map(text::seen).toList() : List.<RecordView.Seen>of();
    var rows = record.page(who, before, ROWS + 1);
    var shown = rows.stream().limit(ROWS).toList();
    var older = rows.size() > ROWS ? "/me/record?before=" + cursor(shown.getLast()) : "";
    return new RecordView(
        true, asOf, newest, seen, shown.stream().map(text::access).toList(), older);
  }

  private static String cursor(Row row) {
    return row.position() + "." + row.line();
  }

  private static Optional<Before> cursor(String sent) {
    var parts = sent.split("\\.", -1);
    return parts.length == 2 ? place(parts[0], parts[1]) : Optional.empty();
  }

  private static Optional<Before> place(String position, String line) {
    return POSITION.matcher(position).matches() && LINE.matcher(line).matches()
        ? Optional.of(new Before(Long.parseLong(position), Integer.parseInt(line)))
        : Optional.empty();
  }

  @GetMapping("/me/record/{position}/{line}/proof")
  void proof(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable String position,
      @PathVariable String line)
      throws IOException {
    var who = sessions.required();
    var place = place(position, line);
    try {
      var proof =
          place.isEmpty()
              ? new Proof.NotTheirs()
              : record.proof(who, place.get().position(), place.get().line());
      switch (proof) {
        case Proof.Of(var bytes) -> send(response, place.orElseThrow(), bytes);
        case Proof.NotSealed _ -> problem(request, response, 409, notSealed());
        case Proof.NotTheirs _ -> problem(request, response, 404, notTheirs());
      }
    } catch (Busy busy) {
      busy(request, response, busy);
    }
  }

  private static void send(HttpServletResponse response, Before place, byte[] proof)
      throws IOException {
    var name =
        String.format(Locale.ROOT, "evenhand-%d-%d.tlog-proof", place.position(), place.line());
    response.setContentType("text/plain;charset=UTF-8");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + "\"");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(proof.length);
    response.getOutputStream().write(proof);
  }

  private void problem(
      HttpServletRequest request, HttpServletResponse response, int status, ProblemView view)
      throws IOException {
    if (status != 404) {
      response.setHeader("Retry-After", "2");
    }
    pages.show(request, response, status, "problem", view.title(), view);
  }

  private static ProblemView noSuchPage() {
    return new ProblemView(
        say("There is no such page of accesses"),
        say("The address does not say where a page of your accesses begins."),
        say("Nothing was changed."),
        say("Start from your page."));
  }

  private static ProblemView notTheirs() {
    return new ProblemView(
        say("There is no such access to your data"),
        say("The record holds no line of that number that is about you."),
        say("Nothing was shown to anybody, and nothing was changed."),
        say("Your page leads to every access that there was."));
  }

  private static ProblemView notSealed() {
    return new ProblemView(
        say("This access isn’t sealed yet"),
        say("It is recorded, but a proof rests on a seal, and seals come each second."),
        say("Nothing was changed."),
        say("Try again in a moment."));
  }

  private static ProblemView oneAtATime() {
    return new ProblemView(
        say("Your last look-up hasn’t ended yet"),
        say(
            "Looking through the whole record takes a while, so each person does it once at a time."),
        say("Nothing was changed."),
        say("Try again in a moment."));
  }

  private static ProblemView tooMany() {
    return new ProblemView(
        say("Too many people look things up just now"),
        say(
            "Looking through the whole record takes a while, so it is done for a few people at a time."),
        say("Nothing was changed."),
        say("Try again in a moment."));
  }
}
