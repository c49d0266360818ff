package org.evenhand.app.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

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
          new Guide("register", Reader.AUDITOR),
          new Guide("public-log", Reader.AUDITOR),
          new Guide("record-format", Reader.AUDITOR),
          new Guide("segments", Reader.AUDITOR),
          new Guide("oauth-security", Reader.AUDITOR),
          new Guide("operator", Reader.OPERATOR),
          new Guide("reliability", Reader.OPERATOR),
          new Guide("performance", Reader.OPERATOR),
          new Guide("dependencies", Reader.OPERATOR));

  /** The guide of that name. */
  static Optional<Guide> named(String name) {
    return ALL.stream().filter(guide -> guide.name.equals(name)).findFirst();
  }

  /** Where it is read. */
  String path() {
    return DocsServlet.PATH + "/" + name;
  }

  /** Its text, as the repository has it. */
  String source() {
    try (var in = Guide.class.getResourceAsStream("pages/" + name + ".md")) {
      if (in == null) {
        throw new IllegalStateException("the documentation lacks " + name + ".md");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
