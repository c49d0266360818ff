package org.evenhand.app.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.evenhand.app.api.ApiDescription;
import org.evenhand.app.api.ProblemPages;
import org.evenhand.app.words.Language;
import org.evenhand.app.words.Speech;

/**
 * All that can be read, in the language spoken when it is made: once for each language. It changes
 * only with the server.
 */
final class Library {
  private final Map<Guide, Article> guides = new LinkedHashMap<>();
  private final ReferenceView.All reference;
  private final SearchIndex index;

  Library(ApiDescription description) {
    Guide.ALL.forEach(guide -> guides.put(guide, guide.article()));
    reference = reference(new OpenApiReader(description.json()));
    var passages = new ArrayList<Passage>();
    guides.values().forEach(article -> passages.addAll(article.passages()));
    passages.addAll(ReferencePassages.of(reference));
    ProblemPages.sources()
        .forEach(one ->
            passages.addAll(
                Markdown.article(one.path(), Language.ENGLISH, one.markdown()).passages()));
    index = new SearchIndex(passages);
  }

  private static ReferenceView.All reference(OpenApiReader reader) {
    return new ReferenceView.All(
        reader.server(),
        reader.description(),
        reader.operations(),
        ProblemPages.sources().stream()
            .map(one ->
                new ReferenceView.Problem(String.valueOf(one.status()), one.title(), one.path()))
            .sorted(java.util.Comparator.comparing(ReferenceView.Problem::status))
            .toList(),
        reader.things());
  }

  Article article(Guide guide) {
    var article = guides.get(guide);
    if (article == null) {
      throw new IllegalStateException("no guide is called " + guide.name());
    }
    return article;
  }

  ReferenceView.All reference() {
    return reference;
  }

  Optional<ReferenceView.Operation> operation(String id) {
    return reference.operations().stream().filter(one -> one.id().equals(id)).findFirst();
  }

  SearchIndex.Found find(String question) {
    return index.find(question);
  }

  /** What each reader begins with. */
  List<DocsView.Shelf> shelves() {
    return Arrays.stream(Reader.values()).map(this::shelf).toList();
  }

  private DocsView.Shelf shelf(Reader reader) {
    var books = new ArrayList<DocsView.Book>();
    guides.forEach((guide, article) -> {
      if (guide.reader() == reader) {
        books.add(
            new DocsView.Book(
                guide.path(), article.title(), DocsText.about(guide), article.language()));
      }
    });
    if (reader == Reader.DEVELOPER) {
      books.add(
          new DocsView.Book(
              DocsServlet.REFERENCE,
              DocsText.reference(),
              DocsText.aboutReference(),
              Speech.language()));
    }
    return new DocsView.Shelf(DocsText.reader(reader), books);
  }
}
