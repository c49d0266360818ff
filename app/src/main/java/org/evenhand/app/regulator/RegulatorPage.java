package org.evenhand.app.regulator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.evenhand.app.confidential.Openings.Opening;
import org.evenhand.app.office.OfficePages;
import org.evenhand.register.RegisterRefused;
import org.evenhand.vocabulary.SignedInOfficer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a regulator looks behind commitments: first the look is recorded, then its value shown. */
@Controller
class RegulatorPage {
  private static final String PATH = RegulatorDoor.PATH;
  private static final int SHOWN = 50;

  private final OfficePages pages;
  private final RegulatorDoor door;
  private final RegulatorParts parts;

  RegulatorPage(OfficePages pages, RegulatorDoor door, RegulatorParts parts) {
    this.pages = pages;
    this.door = door;
    this.parts = parts;
  }

  @GetMapping(PATH)
  void show(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") String from)
      throws IOException {
    var who = door.enter(request, response);
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
            door.standing(who.get()),
            q.strip(),
            door.standing(who.get()).isEmpty() ? shown : List.of(),
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
    var who = door.enterConfirmed(request, response);
    if (who.isPresent()) {
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
    var who = door.enterConfirmed(request, response);
    if (who.isEmpty()) {
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
      long act = door.looked(who.get(), reason, name);
      opened(request, response, sealed.get(), opening.get(), act);
    } catch (RegisterRefused | IllegalArgumentException refused) {
      asked(request, response, who.get(), name, "It was not opened: " + refused.getMessage() + ".");
    }
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
    var said = wrong.isEmpty() ? door.standing(who) : wrong;
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
            door.standing(who).isEmpty(),
            0);
    int status = wrong.isEmpty() ? 200 : 422;
    pages.show(request, response, new OfficePages.Page(status, "opened", one.what()), view);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
