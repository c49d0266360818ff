package org.evenhand.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void titles_in_one_sentence_start_with_one_capital() {
    assertThat(Words.titles(List.of("Your name", "The town you live in", "Your friends")))
        .isEqualTo("Your name, the town you live in and your friends");
    assertThat(Words.titles(List.of("Your name"))).isEqualTo("Your name");
    assertThat(Words.titles(List.of())).isEmpty();
  }
}
