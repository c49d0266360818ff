package org.evenhand.app.office;

import static org.evenhand.app.words.Speech.minute;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.evenhand.app.identity.OfficeSessions;
import org.evenhand.app.pages.Door;
import org.evenhand.app.pages.Pages;
import org.evenhand.vocabulary.OfficeRole;
import org.evenhand.vocabulary.SignedInOfficer;

/** What the office's pages have in common. */
public final class OfficePages {
  private final Pages pages;
  private final OfficeSessions sessions;

  OfficePages(Pages pages, OfficeSessions sessions) {
    this.pages = pages;
    this.sessions = sessions;
  }

  /**
   * A page, and how it is answered.
   *
   * @param status of the answer
   * @param template within the office's
   * @param title of the document
   */
  public record Page(int status, String template, String title) {}

  /** Shows a page in the office's frame. */
  public void show(HttpServletRequest request, HttpServletResponse response, Page page, Object view)
      throws IOException {
    var who = sessions.signedIn(request);
    var door =
        who.filter(it -> it.role() == OfficeRole.DEVELOPER).isPresent()
            ? Door.DEVELOPERS
            : Door.OFFICE;
    var frame = pages.frame(request, door, page.title(), who.map(SignedInOfficer::id).orElse(""));
    pages.show(response, page.status(), "office/" + page.template(), frame, view);
  }

  /** Leads to another page of the office. */
  public static void leadTo(HttpServletResponse response, String path) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", path);
    response.setHeader("Cache-Control", "no-store");
  }

  /** A time, for reading, in the language spoken. */
  public static String moment(Instant at) {
    return minute(at);
  }
}
