package org.evenhand.app.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guides are those of the repository, and lead where they say, there and on the site. */
class GuidesTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

  private static List<Path> files() throws IOException {
    try (var files = Files.list(DOCS)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  @Test
  void every_guide_of_the_repository_is_on_the_site_with_a_line_about_it() throws IOException {
    assertThat(Guide.ALL)
        .extracting(guide -> guide.name() + ".md")
        .containsExactlyInAnyOrderElementsOf(
            files().stream().map(file -> file.getFileName().toString()).toList());
    assertThat(Guide.ALL).allSatisfy(guide -> assertThat(DocsText.about(guide)).isNotEmpty());
  }

  @Test
  void the_site_has_the_text_of_the_repository() throws IOException {
    for (var guide : Guide.ALL) {
      assertThat(guide.source()).isEqualTo(Files.readString(DOCS.resolve(guide.name() + ".md")));
    }
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
      var ours = Markdown.article(guide.path(), guide.source()).contents();
      assertThat(ours)
          .extracting(heading -> heading.anchor().replaceAll("-[0-9]$", ""))
          .allSatisfy(anchor ->
              assertThat(anchors(DOCS.resolve(guide.name() + ".md")))
                  .anyMatch(one -> one.startsWith(anchor)));
    }
  }
}
