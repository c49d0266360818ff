package org.evenhand.app.docs;

import java.util.List;
import org.evenhand.app.words.Language;

/**
 * The front page, with what was searched for if something was.
 *
 * @param query what was asked; empty for nothing
 * @param said what came of it; empty for nothing
 * @param more that there is more; empty for no more
 * @param hits passages that answer
 * @param shelves the guides by reader
 */
public record DocsView(
    String query, String said, String more, List<Hit> hits, List<Shelf> shelves) {
  /** Keeps copies. */
  public DocsView {
    hits = List.copyOf(hits);
    shelves = List.copyOf(shelves);
  }

  /**
   * A passage that answers.
   *
   * @param page the title of its page
   * @param heading it stands under; empty for none
   * @param path where to read it
   * @param parts its words, those that were asked for marked
   * @param language that they are in
   */
  public record Hit(String page, String heading, String path, List<Part> parts, Language language) {
    /** Keeps a copy. */
    public Hit {
      parts = List.copyOf(parts);
    }
  }

  /**
   * A piece of a passage.
   *
   * @param text as it stands there
   * @param hit whether it is a word that was asked for
   */
  public record Part(String text, boolean hit) {}

  /**
   * What a reader begins with.
   *
   * @param reader who
   * @param books what to read
   */
  public record Shelf(String reader, List<Book> books) {
    /** Keeps a copy. */
    public Shelf {
      books = List.copyOf(books);
    }
  }

  /**
   * A guide.
   *
   * @param path where it is
   * @param title its title
   * @param about what it is about
   * @param language that it is written in
   */
  public record Book(String path, String title, String about, Language language) {}
}
