package org.evenhand.app.publicregister;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.evenhand.app.publicregister.Outcome.Feed;
import org.evenhand.app.publicregister.Outcome.Linked;
import org.evenhand.app.publicregister.Outcome.Moved;
import org.evenhand.app.publicregister.Outcome.Nothing;
import org.evenhand.app.publicregister.Outcome.Shown;
import org.evenhand.app.publicregister.Outcome.Text;

/**
 * Serves the register to everybody alike: no session, no cookie, the same bytes for all who ask for
 * the same.
 */
final class RegisterServlet extends HttpServlet {
  /** Where it is served. */
  static final String PATH = "/register";

  private static final long serialVersionUID = 1L;

  private final transient RegisterParts parts;
  private final transient Timeline past;
  private final transient Addresses addresses;
  private final transient Answers answers;

  RegisterServlet(RegisterParts parts, Answers answers) {
    this.parts = parts;
    this.past = new Timeline(parts.register(), parts.tallies());
    this.addresses = new Addresses(parts.baseUrl().toString(), parts.key());
    this.answers = answers;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader("Vary", "Accept");
    var wished = Form.accepted(request);
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      answers.onlyRead(response, wished);
      return;
    }
    try {
      var asked = Asked.of(request);
      answer(request, response, asked, Form.of(request, asked));
    } catch (Asked.Refused refused) {
      answers.refused(response, wished, Optional.ofNullable(refused.getMessage()).orElse(""));
    }
  }

  private void answer(
      HttpServletRequest request, HttpServletResponse response, Asked asked, Form form)
      throws IOException, Asked.Refused {
    var reading = Reading.of(parts, past);
    // As it was sent: ids need no encoding, so what is encoded names nothing.
    var path = Addresses.parts(request.getRequestURI());
    var outcome = path.isPresent() ? addresses.answer(path.get(), asked, reading) : new Nothing();
    switch (outcome) {
      case Nothing _ -> answers.nothing(response, form);
      case Moved(var to) -> answers.moved(response, to);
      case Text(var text) -> answers.text(request, response, text);
      case Feed(var xml) -> answers.feed(request, response, xml);
      case Linked(var json) -> answers.linked(request, response, json);
      case Shown shown -> answers.shown(request, response, form, shown);
    }
  }
}
