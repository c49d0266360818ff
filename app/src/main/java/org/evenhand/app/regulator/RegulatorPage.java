package org.evenhand.app.regulator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.evenhand.app.confidential.Openings.Opening;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.office.OfficePages;
import org.evenhand.register.Actor;
import org.evenhand.register.RegisterRefused;
import org.evenhand.register.Regulator;
import org.evenhand.register.RegulatorEvent.RegulatorLooked;
import org.evenhand.register.RegulatorId;
import org.evenhand.vocabulary.OfficeRole;
import org.evenhand.vocabulary.SignedInOfficer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a regulator looks behind commitments: first the look is recorded, then its value shown. */
@Controller
class RegulatorPage {
  private static final String PATH = "/regulator";
  private static final int SHOWN = 50;

  private final OfficePages pages;
  private final OfficeSessions sessions;
  private final RegulatorParts parts;

  RegulatorPage(OfficePages pages, OfficeSessions sessions, RegulatorParts parts) {
    this.pages = pages;
    this.sessions = sessions;
    this.parts = parts;
  }

  @GetMapping(PATH)
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") String from)
      throws IOException {
    var who = regulator(request, response);
    if (who.isEmpty()) {
      return;
    }
    var words = q.strip().toLowerCase(Locale.ROOT);
    var found = Sealed.all(parts.register().snapshot()).filter(one -> says(one, words)).toList();
    int first = from.matches("[0-9]{1,7}") ? Integer.parseInt(from) : 0;
    var shown =
        found.stream()
            .skip(first)
            .limit(SHOWN)
            .map(one ->
                new RegulatorView.One(one.name(), one.what(), one.path(), one.organisation()))
            .toList();
    int next = first + SHOWN;
    var view =
        new RegulatorView(
            who.get().id(),
            standing(who.get()),
            q.strip(),
            standing(who.get()).isEmpty() ? shown : List.of(),
            found.size(),
            next < found.size() ? PATH + "?q=" + encoded(q.strip()) + "&from=" + next : "");
    pages.show(request, response, new OfficePages.Page(200, "regulator", "Regulator"), view);
  }

  private static boolean says(Sealed one, String words) {
    var text = (one.name() + " " + one.what() + " " + one.organisation()).toLowerCase(Locale.ROOT);
    return text.contains(words);
  }

  @GetMapping(PATH + "/open")
  void ask(HttpServletRequest request, HttpServletResponse response, @RequestParam String name)
      throws IOException {
    var who = regulator(request, response);
    if (who.isPresent() && confirmed(request, response)) {
      asked(request, response, who.get(), name, "");
    }
  }

  @PostMapping(PATH + "/open")
  void open(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam String name,
      @RequestParam(defaultValue = "") String reason)
      throws IOException {
    var who = regulator(request, response);
    if (who.isEmpty() || !confirmed(request, response)) {
      return;
    }
    var sealed = Sealed.of(parts.register().snapshot(), name);
    var opening = parts.openings().of(name);
    if (sealed.isEmpty() || opening.isEmpty()) {
      asked(request, response, who.get(), name, "Nothing is kept behind that commitment.");
      return;
    }
    try {
      // Durable before a byte of the value is written.
      long act = looked(who.get(), reason.strip().replaceAll("\\s+", " "), name);
      opened(request, response, sealed.get(), opening.get(), act);
    } catch (RegisterRefused | IllegalArgumentException refused) {
      asked(request, response, who.get(), name, "It was not opened: " + refused.getMessage() + ".");
    }
  }

  private long looked(SignedInOfficer who, String reason, String name) {
    var actor = new Actor(Actor.REGULATOR, who.id());
    return parts.acts().record(new RegulatorLooked(actor, reason, new RegulatorId(who.id()), name));
  }

  private void opened(
      HttpServletRequest request,
      HttpServletResponse response,
      Sealed sealed,
      Opening opening,
      long act)
      throws IOException {
    var salt = HexFormat.of().parseHex(opening.salt());
    var view =
        new OpenedView(
            sealed.name(),
            sealed.what(),
            sealed.path(),
            "",
            opening.value(),
            opening.salt(),
            sealed.commitment().sha256(),
            sealed.commitment().opensTo(salt, opening.value()),
            true,
            act);
    pages.show(request, response, new OfficePages.Page(200, "opened", sealed.what()), view);
  }

  private void asked(
      HttpServletRequest request,
      HttpServletResponse response,
      SignedInOfficer who,
      String name,
      String wrong)
      throws IOException {
    var sealed = Sealed.of(parts.register().snapshot(), name);
    if (sealed.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    var one = sealed.get();
    var said = wrong.isEmpty() ? standing(who) : wrong;
    var view =
        new OpenedView(
            one.name(),
            one.what(),
            one.path(),
            said,
            "",
            "",
            one.commitment().sha256(),
            false,
            standing(who).isEmpty(),
            0);
    int status = wrong.isEmpty() ? 200 : 422;
    pages.show(request, response, new OfficePages.Page(status, "opened", one.what()), view);
  }

  /** A desk that was left open opens nothing. */
  private boolean confirmed(HttpServletRequest request, HttpServletResponse response) {
    boolean fresh = sessions.confirmed(request);
    if (!fresh) {
      OfficePages.leadTo(response, "/office/confirm?to=" + PATH);
    }
    return fresh;
  }

  /** To everybody else the page is not there. */
  private Optional<SignedInOfficer> regulator(
      HttpServletRequest request, HttpServletResponse response) throws IOException {
    var who = sessions.required(request);
    if (who.role() != OfficeRole.REGULATOR) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return Optional.empty();
    }
    return Optional.of(who);
  }

  private String standing(SignedInOfficer who) {
    var regulator = parts.register().snapshot().regulators().of(new RegulatorId(who.id()));
    if (regulator.filter(Regulator::appointed).isPresent()) {
      return "";
    }
    return regulator.isEmpty()
        ? "No officer has named you in the register yet; two must, one after the other."
        : regulator.get().left()
            ? "The register says that you may look no more."
            : "One officer has named you; another must confirm it.";
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
