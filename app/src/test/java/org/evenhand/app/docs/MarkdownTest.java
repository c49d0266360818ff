package org.evenhand.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.evenhand.app.words.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of a guide's text. */
class MarkdownTest {
  private static Article article(String source) {
    return Markdown.article("/docs/a", Language.ENGLISH, source);
  }

  @Test
  void the_first_heading_is_the_title_and_the_others_can_be_led_to() {
    var article = article("# For people\n\nHello.\n\n## Your page, `/me`\n\nIt shows.\n");

    assertThat(article.title()).isEqualTo("For people");
    assertThat(article.contents())
        .containsExactly(new Heading(2, "your-page-me", "Your page, /me"));
    assertThat(article.html())
        .doesNotContain("<h1")
        .contains("<h2 id=\"your-page-me\">Your page, <code>/me</code></h2>");
    assertThat(article.passages())
        .containsExactly(
            new Passage("For people", "", "/docs/a", "Hello.", Language.ENGLISH),
            new Passage(
                "For people",
                "Your page, /me",
                "/docs/a#your-page-me",
                "It shows.",
                Language.ENGLISH));
  }

  @ParameterizedTest
  @CsvSource({
    "5. Tallies, 5-tallies",
    "'Who got your data, `/me/record`', who-got-your-data-merecord",
    "What isn't there yet, what-isnt-there-yet",
    "client_secret – and more, client_secret--and-more"
  })
  void anchors_are_those_that_github_gives(String heading, String anchor) {
    assertThat(article("# T\n\n## " + heading).contents().getFirst().anchor()).isEqualTo(anchor);
  }

  @Test
  void headings_of_the_same_words_get_a_number_as_on_github() {
    assertThat(article("# T\n\n## After\n\n## After\n\n## After\n").contents())
        .extracting(Heading::anchor)
        .containsExactly("after", "after-1", "after-2");
  }

  @Test
  void html_in_a_text_is_shown_and_not_obeyed() {
    var html =
        article("# T\n\n<script>alert(1)</script>\n\nA <img src=x onerror=alert(1)> b.\n").html();

    assertThat(html).doesNotContain("<script", "<img").contains("&lt;script&gt;", "&lt;img");
  }

  @Test
  void an_address_that_could_run_something_leads_nowhere() {
    assertThat(article("# T\n\n[a](javascript:alert) [b](data:text/html,x)\n").html())
        .doesNotContain("javascript:", "data:");
  }

  @Test
  void links_lead_to_the_site_and_files_of_the_repository_alone_are_no_links() {
    var html =
        article("# T\n\n[p](person.md#a-b) [q](problems/cut-off.md) [r](../ARCHITECTURE.md#x)\n")
            .html();

    assertThat(html)
        .contains("href=\"/docs/person#a-b\"", "href=\"/docs/problems/cut-off\"")
        .contains("r (in the source)")
        .doesNotContain("ARCHITECTURE");
  }

  @Test
  void a_cell_says_its_columns_head_so_that_a_phone_can_show_it_as_a_list() {
    var article = article("# T\n\n| path | gives |\n|---|--:|\n| `/v1/me` | a person |\n");

    assertThat(article.html())
        .contains("<th scope=\"col\">path</th>")
        .contains("<td data-label=\"path\"><code>/v1/me</code></td>")
        .contains("data-label=\"gives\"")
        .doesNotContain("align=");
    assertThat(article.passages()).extracting(Passage::text).containsExactly("/v1/me · a person");
  }

  @Property(tries = 300)
  void whatever_a_text_holds_no_tag_but_ours_comes_of_it(
      @ForAll @StringLength(max = 200) String text) {
    var html = article("# T\n\n" + text + "\n\n<b onclick=\"x\">y</b>").html();

    assertThat(html).doesNotContainIgnoringCase("<script", "<b ", "<iframe");
  }

  @Test
  void a_comment_is_neither_shown_nor_found() {
    var article = article("# A\n\n<!-- begin -->\n\nWords.\n");
    assertThat(article.html()).contains("Words.").doesNotContain("begin");
    assertThat(article.passages()).extracting(Passage::text).containsExactly("Words.");
  }
}
