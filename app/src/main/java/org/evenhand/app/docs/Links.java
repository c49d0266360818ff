package org.evenhand.app.docs;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;

/** Where a link of a guide leads on the site. In the repository it leads to a file. */
final class Links {
  private static final String MARKDOWN = ".md";
  private static final String PROBLEMS = "problems/";

  private static final Set<String> WEB = Set.of("https", "http", "mailto");

  private Links() {}

  /**
   * The address on the site.
   *
   * @param destination as the text has it: an address of the web, an anchor, or a file beside the
   *     guide
   * @return nothing if the file is the repository's alone, or if it is no address
   */
  static Optional<String> onSite(String destination) {
    return parsed(destination).flatMap(link -> onSite(destination, link));
  }

  private static Optional<URI> parsed(String destination) {
    try {
      return Optional.of(new URI(destination));
    } catch (URISyntaxException noAddress) {
      return Optional.empty();
    }
  }

  private static Optional<String> onSite(String destination, URI link) {
    if (link.isAbsolute()) {
      return WEB.contains(link.getScheme()) ? Optional.of(destination) : Optional.empty();
    }
    if (destination.startsWith("#")) {
      return Optional.of(destination);
    }
    var file = link.getPath();
    if (file == null || !file.endsWith(MARKDOWN)) {
      return Optional.empty();
    }
    var name = file.substring(0, file.length() - MARKDOWN.length());
    var anchor = link.getFragment() == null ? "" : "#" + link.getFragment();
    if (name.startsWith(PROBLEMS)) {
      return Optional.of(DocsServlet.PATH + "/" + name + anchor);
    }
    return Guide.of(file).map(guide -> guide.path() + anchor);
  }
}
