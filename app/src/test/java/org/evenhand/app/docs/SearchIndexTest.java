package org.evenhand.app.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.evenhand.app.words.Language;
import org.junit.jupiter.api.Test;

/** What a question finds, and how it is shown. */
class SearchIndexTest {
  private static final Passage CODE =
      new Passage(
          "For app developers",
          "Getting a token",
          "/docs/a#t",
          "A code lives 60 seconds.",
          Language.ENGLISH);
  private static final Passage SECRET =
      new Passage(
          "For app developers",
          "Before",
          "/docs/a#b",
          "Make a new client_secret: once.",
          Language.ENGLISH);
  private static final Passage SECONDS =
      new Passage(
          "For operators",
          "Seals",
          "/docs/o#s",
          "Seals come each second, as a café does.",
          Language.ENGLISH);
  private static final SearchIndex INDEX = new SearchIndex(List.of(CODE, SECRET, SECONDS));

  private static List<Passage> found(String question) {
    return INDEX.find(question).passages();
  }

  @Test
  void a_passage_that_holds_all_words_or_their_beginnings_is_found() {
    assertThat(found("code SECONDS")).containsExactly(CODE);
    assertThat(found("client_secret")).containsExactly(SECRET);
    assertThat(found("cafe")).containsExactly(SECONDS);
    assertThat(found("seco")).containsExactlyInAnyOrder(CODE, SECONDS);
  }

  @Test
  void the_heading_and_the_title_count_as_its_words() {
    assertThat(found("token code")).containsExactly(CODE);
    assertThat(found("developers secret")).containsExactly(SECRET);
  }

  @Test
  void where_no_passage_holds_all_those_that_hold_some_are_shown_and_it_is_said() {
    var some = INDEX.find("seals elephant");

    assertThat(some.all()).isFalse();
    assertThat(some.passages()).containsExactly(SECONDS);
    assertThat(INDEX.find("elephant").passages()).isEmpty();
    assertThat(INDEX.find(" .,- ").passages()).isEmpty();
  }

  @Test
  void what_stands_under_a_heading_of_that_name_comes_first() {
    var elsewhere =
        new Passage("Other", "Else", "/docs/x", "The token is a token.", Language.ENGLISH);

    assertThat(new SearchIndex(List.of(elsewhere, CODE)).find("getting token").passages())
        .first()
        .isEqualTo(CODE);
  }

  @Property(tries = 200)
  void an_excerpt_keeps_the_words_in_order_and_is_short(
      @ForAll @IntRange(min = 0, max = 120) int before,
      @ForAll @StringLength(max = 20) String odd) {
    var text = "word ".repeat(before) + "needle " + "more ".repeat(100) + odd;
    var parts = Excerpt.of(text, "needle");
    var shown = parts.stream().map(DocsView.Part::text).collect(Collectors.joining());

    assertThat(parts)
        .filteredOn(DocsView.Part::hit)
        .extracting(DocsView.Part::text)
        .contains("needle");
    assertThat(shown.length()).isLessThan(300);
    assertThat(text).contains(shown.replace("… ", "").replace(" …", ""));
  }
}
