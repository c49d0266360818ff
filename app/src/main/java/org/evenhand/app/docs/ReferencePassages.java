package org.evenhand.app.docs;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.app.words.Language;

/** The reference, as the search sees it: what the API says of itself, which is in English. */
final class ReferencePassages {
  private ReferencePassages() {}

  static List<Passage> of(ReferenceView.All reference) {
    var passages = new ArrayList<Passage>();
    for (var operation : reference.operations()) {
      var page = operation.name();
      passages.add(
          passage(page, "", operation.page(), operation.summary(), operation.description()));
      operation
          .parameters()
          .forEach(one ->
              passages.add(
                  passage(
                      page,
                      one.name(),
                      operation.page() + "#parameters",
                      one.type().words(),
                      one.description())));
    }
    for (var thing : reference.things()) {
      var path = DocsServlet.OBJECTS + "#" + thing.name();
      thing
          .properties()
          .forEach(one ->
              passages.add(
                  passage(
                      DocsText.objects(),
                      thing.name(),
                      path,
                      one.name(),
                      one.type().words() + ". " + one.description())));
    }
    return passages;
  }

  private static Passage passage(
      String page, String heading, String path, String first, String second) {
    var text = (first + (first.isEmpty() || second.isEmpty() ? "" : ": ") + second).strip();
    return new Passage(page, heading, path, text, Language.ENGLISH);
  }
}
