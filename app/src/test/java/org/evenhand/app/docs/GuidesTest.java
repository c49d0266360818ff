package org.evenhand.app.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.evenhand.app.words.Language;
import org.junit.jupiter.api.Test;

/** The guides are those of the repository, and lead where they say, there and on the site. */
class GuidesTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

  /** Code as it is, and of a heading, a paragraph, an item or a row that it is there. */
  private static final Pattern SHAPE =
      Pattern.compile("(?s:```.*?```)|\\n\\n|(?m:^#+ |^(?:- |[0-9]+\\. )|^\\||^ {4}\\S.*$)");

  private static List<Path> files() throws IOException {
    try (var files = Files.list(DOCS)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  @Test
  void every_guide_of_the_repository_is_on_the_site_with_a_line_about_it() throws IOException {
    var names = files().stream().map(file -> file.getFileName().toString()).toList();
    assertThat(Guide.ALL)
        .extracting(guide -> guide.file(Language.ENGLISH))
        .containsExactlyInAnyOrderElementsOf(
            names.stream().filter(name -> !name.matches(".*\\.(es|de)\\.md")).toList());
    assertThat(names).allSatisfy(name -> assertThat(Guide.of(name)).as(name).isPresent());
    assertThat(Guide.ALL).allSatisfy(guide -> assertThat(DocsText.about(guide)).isNotEmpty());
  }

  @Test
  void the_site_has_the_text_of_the_repository() throws IOException {
    for (var guide : Guide.ALL) {
      assertThat(guide.source()).isEqualTo(Files.readString(DOCS.resolve(guide.name() + ".md")));
    }
  }

  /** What is read first, by people and by who builds for them. */
  @Test
  void the_guides_for_people_and_for_app_developers_are_there_in_every_language() {
    for (var name : List.of("person", "app-developer")) {
      for (var language : Language.values()) {
        assertThat(Guide.named(name).orElseThrow().source(language)).isPresent();
      }
    }
  }

  /** A translation that lost a section, a paragraph, a row, code or a link is none. */
  @Test
  void a_translation_has_the_sections_paragraphs_code_and_links_of_the_english_guide() {
    for (var guide : Guide.ALL) {
      for (var language : Language.values()) {
        guide
            .source(language)
            .ifPresent(text ->
                assertThat(shape(text)).as(guide.file(language)).isEqualTo(shape(guide.source())));
      }
    }
  }

  private static List<String> shape(String text) {
    var shape = new ArrayList<String>();
    SHAPE.matcher(text).results().forEach(part -> shape.add(part.group().strip()));
    LINK.matcher(text)
        .results()
        .map(link -> link.group(1).replaceAll("(\\.(es|de))?\\.md.*|#.*", ""))
        .sorted()
        .forEach(shape::add);
    return shape;
  }

  @Test
  void every_link_of_a_guide_works_in_the_repository() throws IOException {
    var dead = new ArrayList<String>();
    for (var file : files()) {
      LINK.matcher(Files.readString(file, UTF_8))
          .results()
          .map(link -> link.group(1))
          .filter(link -> !link.contains("://"))
          .filter(link -> !leads(file, link))
          .forEach(link -> dead.add(file.getFileName() + " → " + link));
    }
    assertThat(dead).isEmpty();
  }

  private static boolean leads(Path from, String link) {
    int hash = link.indexOf('#');
    var file = hash == 0 ? from : from.resolveSibling(hash < 0 ? link : link.substring(0, hash));
    return Files.exists(file) && (hash < 0 || anchors(file).contains(link.substring(hash + 1)));
  }

  /** By GitHub's rule, read anew from the text, so that the site's own anchors are held to it. */
  private static List<String> anchors(Path file) {
    try {
      return HEADING
          .matcher(Files.readString(file).replaceAll("(?s)```.*?```", ""))
          .results()
          .map(heading ->
              heading
                  .group(1)
                  .replaceAll("[^\\p{L}\\p{N} _-]", "")
                  .toLowerCase(java.util.Locale.ROOT)
                  .replace(' ', '-'))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void the_sites_anchors_are_githubs() {
    for (var guide : Guide.ALL) {
      var ours = Markdown.article(guide.path(), Language.ENGLISH, guide.source()).contents();
      assertThat(ours)
          .extracting(heading -> heading.anchor().replaceAll("-[0-9]$", ""))
          .allSatisfy(anchor ->
              assertThat(anchors(DOCS.resolve(guide.name() + ".md")))
                  .anyMatch(one -> one.startsWith(anchor)));
    }
  }
}
