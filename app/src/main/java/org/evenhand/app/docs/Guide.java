package org.evenhand.app.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.evenhand.app.words.Speech.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evenhand.app.words.Language;

/**
 * A guide of the repository's {@code docs} folder.
 *
 * @param name of its file, without {@code .md}; the last part of its address
 * @param reader for whom
 */
record Guide(String name, Reader reader) {
  /** All of them, those to begin with first. A test holds this against the folder. */
  static final List<Guide> ALL =
      List.of(
          new Guide("person", Reader.PERSON),
          new Guide("app-developer", Reader.DEVELOPER),
          new Guide("officers", Reader.OFFICER),
          new Guide("auditor", Reader.AUDITOR),
          new Guide("audit", Reader.AUDITOR),
          new Guide("audit-files", Reader.AUDITOR),
          new Guide("audit-validation", Reader.AUDITOR),
          new Guide("register", Reader.AUDITOR),
          new Guide("public-log", Reader.AUDITOR),
          new Guide("record-format", Reader.AUDITOR),
          new Guide("segments", Reader.AUDITOR),
          new Guide("oauth-security", Reader.AUDITOR),
          new Guide("operator", Reader.OPERATOR),
          new Guide("reliability", Reader.OPERATOR),
          new Guide("performance", Reader.OPERATOR),
          new Guide("dependencies", Reader.OPERATOR));

  /** The guide as it is read now: in the language spoken, or in English where that lacks it. */
  Article article() {
    var spoken = source(language());
    return spoken.isPresent()
        ? Markdown.article(path(), language(), spoken.get())
        : Markdown.article(path(), Language.ENGLISH, source());
  }

  /** The guide that a file of the folder holds, in whatever language. */
  static Optional<Guide> of(String file) {
    return ALL.stream()
        .filter(
            guide -> Arrays.stream(Language.values()).anyMatch(one -> guide.file(one).equals(file)))
        .findFirst();
  }

  /** The guide of that name. */
  static Optional<Guide> named(String name) {
    return ALL.stream().filter(guide -> guide.name.equals(name)).findFirst();
  }

  /** Where it is read. */
  String path() {
    return DocsServlet.PATH + "/" + name;
  }

  /** The name of its file in that language. */
  String file(Language language) {
    return name + (language == Language.ENGLISH ? "" : "." + language.tag()) + ".md";
  }

  /** Its text in English, as the repository has it. */
  String source() {
    return source(Language.ENGLISH)
        .orElseThrow(() -> new IllegalStateException("the documentation lacks " + name + ".md"));
  }

  /** Its text in that language, as the repository has it; empty where it has none. */
  Optional<String> source(Language language) {
    try (var in = Guide.class.getResourceAsStream("pages/" + file(language))) {
      return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
