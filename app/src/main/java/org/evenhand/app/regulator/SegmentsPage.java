package org.evenhand.app.regulator;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.evenhand.app.office.OfficePages;
import org.evenhand.register.RegisterRefused;
import org.evenhand.vocabulary.SignedInOfficer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a regulator takes segments along, each a public act first, and orders legal holds. */
@Controller
class SegmentsPage {
  private static final String PATH = RegulatorDoor.PATH + "/segments";
  private static final int SHOWN = 50;

  private final OfficePages pages;
  private final RegulatorDoor door;
  private final RegulatorParts parts;

  SegmentsPage(OfficePages pages, RegulatorDoor door, RegulatorParts parts) {
    this.pages = pages;
    this.door = door;
    this.parts = parts;
  }

  @GetMapping(PATH)
  void show(HttpServletRequest request, HttpServletResponse response) throws IOException {
    var who = door.enterConfirmed(request, response);
    if (who.isPresent()) {
      show(request, response, who.get(), "", "");
    }
  }

  private void show(
      HttpServletRequest request,
      HttpServletResponse response,
      SignedInOfficer who,
      String done,
      String wrong)
      throws IOException {
    var standing = door.standing(who);
    var segments =
        standing.isEmpty()
            ? parts.segments().all().reversed().stream()
                .limit(SHOWN)
                .map(one -> new SegmentsView.One(one.name(), words(one)))
                .toList()
            : List.<SegmentsView.One>of();
    var page = new OfficePages.Page(wrong.isEmpty() ? 200 : 422, "segments", "Segments and holds");
    pages.show(request, response, page, new SegmentsView(standing, done, wrong, segments));
  }

  private static String words(SegmentFiles.One one) {
    return String.format(
        Locale.ENGLISH,
        "Positions %,d to %,d: %,d lines, %,d bytes, SHA-256 %s",
        one.from(),
        one.to(),
        one.lines(),
        one.bytes(),
        one.sha256());
  }

  @PostMapping(PATH + "/{name}")
  void take(
      HttpServletRequest request,
      HttpServletResponse response,
      @PathVariable("name") String name,
      @RequestParam(defaultValue = "") String reason)
      throws IOException {
    var who = door.enterConfirmed(request, response);
    if (who.isEmpty()) {
      return;
    }
    var file = parts.segments().file(name);
    if (file.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    try {
      // Durable before a byte of it is written.
      var _ = door.looked(who.get(), reason, "segment:" + name);
    } catch (RegisterRefused | IllegalArgumentException refused) {
      show(request, response, who.get(), "", "It was not given: " + refused.getMessage() + ".");
      return;
    }
    response.setContentType("application/vnd.apache.parquet");
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Disposition", "attachment; filename=\"" + name + ".parquet\"");
    response.setContentLengthLong(Files.size(file.get()));
    Files.copy(file.get(), response.getOutputStream());
  }

  @PostMapping(RegulatorDoor.PATH + "/holds")
  void hold(
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "") String person,
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String until)
      throws IOException {
    var who = door.enterConfirmed(request, response);
    if (who.isEmpty()) {
      return;
    }
    var standing = door.standing(who.get());
    if (!standing.isEmpty()) {
      show(request, response, who.get(), "", standing);
      return;
    }
    try {
      var end = LocalDate.parse(until).plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
      parts.holds().lay(person.strip(), "regulator " + who.get().id(), reason.strip(), end);
      var done = "The hold stands until the end of " + until + ", and the person is told.";
      show(request, response, who.get(), done, "");
    } catch (DateTimeException none) {
      show(request, response, who.get(), "", "‘Until’ is a day such as 2027-01-31.");
    } catch (IllegalArgumentException wrong) {
      show(request, response, who.get(), "", "No hold was laid: " + wrong.getMessage() + ".");
    }
  }
}
