package org.evenhand.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.words.Language;
import org.evenhand.app.words.LeftInEnglish;
import org.junit.jupiter.api.Test;

/** The documentation speaks the language that is asked for, and says where it can't. */
class DocsLanguagesTest {
  private static final int MOST_BYTES = 50 * 1024;
  private static final List<Language> OTHERS = List.of(Language.SPANISH, Language.GERMAN);

  private final DemoServer server = DemoServer.shared();
  private final HttpClient http = HttpClient.newHttpClient();

  private HttpResponse<String> get(String path, String accepted) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(server.base() + path))
            .header("Accept-Language", accepted);
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static List<String> pages() {
    return Stream.concat(
            Stream.of(
                "/docs",
                "/docs?q=token",
                "/docs?q=xylophone",
                "/docs?q=xylophone+token",
                "/docs/nothing",
                "/docs/api",
                "/docs/api/objects",
                "/docs/api/friends",
                "/docs/api/contribute"),
            Guide.ALL.stream().map(Guide::path))
        .toList();
  }

  @Test
  void no_page_leaves_a_sentence_in_english_and_each_stays_small() throws Exception {
    for (var language : OTHERS) {
      for (var path : pages()) {
        var answer = get(path, language.tag());
        assertThat(answer.headers().firstValue("Content-Language")).contains(language.tag());
        assertThat(answer.body()).as(path).contains("<html lang=\"" + language.tag() + "\">");
        assertThat(LeftInEnglish.of(untitled(answer.body()), language)).as(path).isEmpty();
        assertThat(answer.body().getBytes(StandardCharsets.UTF_8).length)
            .as(path)
            .isLessThanOrEqualTo(MOST_BYTES);
      }
    }
  }

  /** A window is called what its guide is called, which is English where the guide is. */
  private static String untitled(String page) {
    return page.contains("<article lang=\"en\">")
        ? page.replaceFirst("<title>.*</title>", "")
        : page;
  }

  @Test
  void a_guide_is_read_in_the_readers_language_or_says_that_it_is_in_english() throws Exception {
    assertThat(get("/docs/person", "de").body())
        .contains("<h1>Für Menschen, deren Daten hier sind</h1>", "<article>")
        .doesNotContain("noch nicht übersetzt");
    assertThat(get("/docs/person", "es").body()).contains("Para las personas cuyos datos");
    assertThat(get("/docs/register", "de").body())
        .contains("Diese Anleitung ist noch nicht übersetzt.", "<article lang=\"en\">");
    assertThat(get("/docs/register", "en").body())
        .contains("<article>")
        .doesNotContain("not translated");
  }

  @Test
  void a_search_looks_through_what_its_reader_reads() throws Exception {
    assertThat(get("/docs?q=Freundschaft", "de").body())
        .contains("<mark>Freundschaft</mark>", "Stellen enth");
    assertThat(get("/docs?q=Freundschaft", "en").body()).contains("Nothing in the documentation");
    assertThat(get("/docs?q=checkpoint", "es").body()).contains("<li lang=\"en\">");
  }

  @Test
  void languages_are_switched_on_the_page_and_nobody_is_given_anothers_links() throws Exception {
    assertThat(get("/docs/person?seen=by+somebody", "de").body())
        .contains("href=\"/docs/person?seen=by+somebody&amp;lang=es\"");
    var plain = get("/docs/person", "de");
    assertThat(plain.body()).contains("href=\"/docs/person?lang=es\"").doesNotContain("somebody");
    assertThat(plain.headers().allValues("Vary")).contains("Accept-Language, Cookie");
    assertThat(plain.headers().map()).doesNotContainKey("set-cookie");
    var asked = get("/docs/person?lang=es", "de");
    assertThat(asked.body()).contains("<html lang=\"es\">");
    assertThat(asked.headers().firstValue("Set-Cookie").orElseThrow())
        .startsWith("evenhand-language=es");
  }

  @Test
  void what_is_kept_apart_by_language_has_a_tag_of_its_own() throws Exception {
    var tags = new ArrayList<String>();
    for (var language : List.of("en", "es", "de")) {
      tags.add(get("/docs/api", language).headers().firstValue("ETag").orElseThrow());
    }
    assertThat(tags).doesNotHaveDuplicates();
  }
}
