package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
  @Test
  void names_have_commas_between_them_and_keep_what_stands_behind_them() {
    assertThat(Columns.of("--controls", "category,size:factor"))
        .containsExactly("category", "size:factor");
    assertThat(Columns.of("--controls", "")).isEmpty();
  }

  @Test
  void a_name_with_a_comma_stands_in_quotes_and_a_quote_elsewhere_is_a_letter() {
    assertThat(Columns.of("--controls", "\"size, log\":factor,pipe 6\",\"the \"\"big\"\" one\""))
        .containsExactly("size, log:factor", "pipe 6\"", "the \"big\" one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,", "a,,b", ",a", "\"\"", "\"a"})
  void an_empty_name_or_an_open_quote_is_wrong_use(String text) {
    assertThatThrownBy(() -> Columns.of("--strata", text))
        .isInstanceOf(WrongUse.class)
        .hasMessageStartingWith("--strata");
  }

  @Test
  void a_value_stands_behind_the_first_equals_sign_outside_of_quotes() {
    assertThat(Columns.valued("--outcome", "deny=yes=no")).containsExactly("deny", "yes=no");
    assertThat(Columns.valued("--outcome", "\"a=b\"=yes")).containsExactly("a=b", "yes");
    assertThat(Columns.valued("--exposure", "pirat")).containsExactly("pirat");
    assertThat(Columns.valued("--outcome", "deny=")).containsExactly("deny", "");
    assertThatThrownBy(() -> Columns.valued("--outcome", "=yes")).isInstanceOf(WrongUse.class);
  }

  @Property
  void every_list_of_names_can_be_written(
      @ForAll @NotEmpty
          List<@StringLength(min = 1, max = 5) @CharRange(from = '"', to = '.') String> names) {
    var text =
        names.stream()
            .map(name -> '"' + name.replace("\"", "\"\"") + '"')
            .collect(Collectors.joining(","));

    assertThat(Columns.of("--strata", text)).isEqualTo(names);
  }
}
