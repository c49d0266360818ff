package org.evenhand.app.publicregister;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** The forms in which the register answers. */
enum Form {
  /** A page. */
  HTML("text/html"),
  /** JSON. */
  JSON("application/json"),
  /** A table (RFC 4180). */
  CSV("text/csv");

  private static final int MOST_ACCEPT = 1000;
  private final MimeType type;

  Form(String type) {
    this.type = MimeType.valueOf(type);
  }

  String contentType() {
    return type + ";charset=utf-8";
  }

  /** Another form than {@code Accept} says, for those who can only choose an address. */
  static Form of(HttpServletRequest request, Asked asked) throws Asked.Refused {
    return switch (asked.get("format")) {
      case "" -> accepted(request);
      case "html" -> HTML;
      case "json" -> JSON;
      case "csv" -> CSV;
      default -> throw new Asked.Refused("'format' is html, json or csv.");
    };
  }

  /** The form that is liked best (RFC 9110 §12.5.1); the page where none is, or several equally. */
  static Form accepted(HttpServletRequest request) {
    var sent = String.join(",", java.util.Collections.list(request.getHeaders("Accept")));
    if (sent.isBlank() || sent.length() > MOST_ACCEPT) {
      return HTML;
    }
    try {
      var liked = MimeTypeUtils.parseMimeTypes(sent.toLowerCase(Locale.ROOT));
      return List.of(values()).stream()
          .max(
              Comparator.comparingDouble((Form form) -> form.weight(liked))
                  .thenComparing(Comparator.<Form>naturalOrder().reversed()))
          .filter(form -> form.weight(liked) > 0)
          .orElse(HTML);
    } catch (InvalidMimeTypeException | NumberFormatException notUnderstood) {
      return HTML;
    }
  }

  /** By the most specific range that fits. */
  private double weight(List<MimeType> liked) {
    return liked.stream()
        .filter(range -> range.includes(type))
        .max(Comparator.comparingInt(Form::narrowness))
        .map(range -> range.getParameter("q"))
        .map(Double::parseDouble)
        .orElseGet(() -> liked.stream().anyMatch(range -> range.includes(type)) ? 1.0 : 0.0);
  }

  private static int narrowness(MimeType range) {
    return range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
  }
}
