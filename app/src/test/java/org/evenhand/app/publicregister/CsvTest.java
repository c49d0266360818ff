package org.evenhand.app.publicregister;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables that say in a spreadsheet what they say here, and do nothing there. */
class CsvTest {
  @Test
  void a_cell_with_a_comma_a_quote_or_a_line_end_is_quoted_as_rfc_4180_says() {
    var csv =
        new Csv(List.of("a", "b"), List.of(List.of("x,y", "say \"no\""), List.of("1\n2", "")));

    assertThat(csv.text()).isEqualTo("a,b\r\n\"x,y\",\"say \"\"no\"\"\"\r\n\"1\n2\",\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", " =1+1", "\t=1+1", "\tx", "\r\n=1", "\uff1d1+1"})
  void a_cell_that_a_spreadsheet_would_compute_begins_with_an_apostrophe(String text) {
    assertThat(Csv.cell(text).replace("\"", "")).startsWith("'").endsWith(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "2026-09", "a=b", "https://maps.example/", "1 - 2"})
  void any_other_cell_stands_as_it_is(String text) {
    assertThat(Csv.cell(text)).isEqualTo(text);
  }
}
