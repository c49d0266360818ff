package org.evenhand.app.docs;

import static org.evenhand.app.words.Speech.language;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.app.api.ApiDescription;
import org.evenhand.app.pages.Door;
import org.evenhand.app.pages.EntityTag;
import org.evenhand.app.pages.Frame;
import org.evenhand.app.pages.ProblemView;
import org.evenhand.app.words.Language;

/**
 * Serves the documentation: no session, the same bytes for all who ask for the same in a language.
 * Pages are drawn at first use and kept; there are as many as guides and calls. What was searched
 * for is drawn each time, and kept nowhere.
 */
final class DocsServlet extends HttpServlet {
  /** Where it is served. */
  static final String PATH = "/docs";

  /** The reference of the API. */
  static final String REFERENCE = PATH + "/api";

  /** The objects of the API. */
  static final String OBJECTS = REFERENCE + "/objects";

  private static final int LONGEST_QUESTION = 200;
  private static final String HTML = "text/html;charset=UTF-8";
  private static final long serialVersionUID = 1L;

  private final transient ApiDescription description;
  private final transient Map<Language, Library> libraries = new ConcurrentHashMap<>();
  private final transient TemplateEngine templates;
  private final transient Map<Drawn, byte[]> drawn = new ConcurrentHashMap<>();

  DocsServlet(ApiDescription description, TemplateEngine templates) {
    this.description = description;
    this.templates = templates;
  }

  /** A page in a language. */
  private record Drawn(Language language, String path) {}

  /**
   * Made once somebody reads: a start need not wait for it, and what is wrong with it tests tell.
   */
  private Library library() {
    return libraries.computeIfAbsent(language(), _ -> new Library(description));
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
      response.setHeader("Allow", "GET, HEAD");
      refuse(response, HttpServletResponse.SC_METHOD_NOT_ALLOWED, DocsProblems.onlyRead());
      return;
    }
    var path = request.getRequestURI();
    var question = Optional.ofNullable(request.getParameter("q")).orElse("").strip();
    if (path.equals(PATH + "/")) {
      response.setStatus(HttpServletResponse.SC_SEE_OTHER);
      response.setHeader("Location", PATH);
    } else if (question.length() > LONGEST_QUESTION) {
      refuse(response, HttpServletResponse.SC_BAD_REQUEST, DocsProblems.tooLong());
    } else if (path.equals(PATH) && !question.isEmpty()) {
      send(request, response, found(question));
    } else {
      var page = asksMore(request) ? drawnNow(path) : page(path);
      if (page.isPresent()) {
        send(request, response, page.get());
      } else {
        refuse(response, HttpServletResponse.SC_NOT_FOUND, DocsProblems.nothing());
      }
    }
  }

  /** What is asked beside the language stands in the links to other languages: it isn't kept. */
  private static boolean asksMore(HttpServletRequest request) {
    var query = request.getQueryString();
    return query != null && !query.matches("(lang=[a-z]*)?");
  }

  /** Only what there is gets kept, so that nobody fills the memory with made-up addresses. */
  private Optional<byte[]> page(String path) {
    var key = new Drawn(language(), path);
    var kept = drawn.get(key);
    if (kept != null) {
      return Optional.of(kept);
    }
    var page = drawnNow(path);
    page.ifPresent(bytes -> drawn.put(key, bytes));
    return page;
  }

  private Optional<byte[]> drawnNow(String path) {
    if (path.equals(PATH)) {
      return Optional.of(
          draw(
              "front", DocsText.title(), new DocsView("", "", "", List.of(), library().shelves())));
    }
    if (path.equals(REFERENCE)) {
      return Optional.of(draw("reference", DocsText.reference(), library().reference()));
    }
    if (path.equals(OBJECTS)) {
      return Optional.of(draw("objects", DocsText.objects(), library().reference()));
    }
    if (path.startsWith(REFERENCE + "/")) {
      return library()
          .operation(path.substring(REFERENCE.length() + 1))
          .map(one ->
              draw(
                  "operation",
                  one.name(),
                  new ReferenceView.One(one, library().reference().problems())));
    }
    return Guide.named(path.substring(PATH.length() + 1)).map(this::guide);
  }

  private byte[] guide(Guide guide) {
    var article = library().article(guide);
    var view =
        new GuideView(
            article.language(),
            article.title(),
            DocsText.reader(guide.reader()),
            article.contents(),
            article.html());
    return draw("guide", article.title(), view);
  }

  private byte[] found(String question) {
    var found = library().find(question);
    var hits =
        found.passages().stream()
            .map(one ->
                new DocsView.Hit(
                    one.page(),
                    one.heading(),
                    one.path(),
                    Excerpt.of(one.text(), question),
                    one.language()))
            .toList();
    var more = found.of() > hits.size() ? DocsText.firstOnly(hits.size()) : "";
    var said = DocsText.found(found.of(), found.all(), question);
    return draw(
        "front",
        DocsText.search(question),
        new DocsView(question, said, more, hits, library().shelves()));
  }

  private void refuse(HttpServletResponse response, int status, ProblemView problem)
      throws IOException {
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    write(response, draw("problem", problem.title(), problem));
  }

  private static void send(HttpServletRequest request, HttpServletResponse response, byte[] bytes)
      throws IOException {
    response.setHeader("Cache-Control", "public, no-cache");
    if (!EntityTag.unchanged(request, response, bytes)) {
      write(response, bytes);
    }
  }

  private static void write(HttpServletResponse response, byte[] bytes) throws IOException {
    response.setContentType(HTML);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes); // the container drops it for HEAD
  }

  /** Rendered whole first, so that an error never leaves half a page. */
  private byte[] draw(String template, String title, Object view) {
    var out = new Utf8ByteOutput();
    var frame = new Frame(title, "", "", "", Door.PERSON);
    templates.render("docs/" + template + ".jte", Map.of("frame", frame, "view", view), out);
    var bytes = new ByteArrayOutputStream(out.getContentLength());
    try {
      out.writeTo(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
