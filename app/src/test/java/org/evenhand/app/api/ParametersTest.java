package org.evenhand.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
  @Test
  void parameters_are_decoded_once_and_strictly() throws RequestProblem {
    assertThat(Parameters.of("limit=%35&fields=id%2Cname%7B%257B&after=c1.x", Route.FRIENDS))
        .isEqualTo(new Parameters("id,name{%7B", 5, "c1.x", null, null, 0));
    assertThat(Parameters.of(null, Route.ME))
        .isEqualTo(new Parameters(null, 0, null, null, null, 0));
    assertThat(Parameters.of("&format=json&", Route.ME).fields()).isNull();
  }

  @Test
  void a_parameter_that_a_path_does_not_take_is_named_with_those_that_it_takes() {
    var wrong =
        catchThrowableOfType(RequestProblem.class, () -> Parameters.of("limit=3", Route.ME));
    assertThat(wrong.problem().detail())
        .isEqualTo("'limit' is not a parameter of /v1/me. It takes fields.");
  }

  @Property
  void any_query_is_either_read_or_refused(
      @ForAll @CharRange(from = ' ', to = '\u00ff') String query, @ForAll Route route) {
    for (var text : new String[] {query, "fields=" + query, "limit=" + query, "%" + query}) {
      try {
        assertThat(Parameters.of(text, route)).isNotNull();
      } catch (RequestProblem e) {
        assertThat(e.problem().status()).isEqualTo(400);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"data.example.org", "ftp://a", "https://a/", "https://a?x=1", "https://", "/x"})
  void the_base_url_is_an_absolute_one_without_a_slash_at_the_end(String url) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ApiSettings(url));
  }
}
