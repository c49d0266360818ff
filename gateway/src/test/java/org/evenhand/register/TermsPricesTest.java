package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.register.Acts.ADVERTISING;
import static org.evenhand.register.Acts.PERSONALISATION;
import static org.evenhand.register.Acts.START;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;
import org.junit.jupiter.api.Test;

class TermsPricesTest {
  private static final Map<DataTypeId, Set<Purpose>> OFFERS =
      Map.of(
          Types.PHOTOS, Set.of(PERSONALISATION, ADVERTISING),
          Types.PLACES, Set.of(PERSONALISATION),
          Types.FRIENDS, Set.of(PERSONALISATION));

  @Test
  void what_lies_below_a_node_costs_what_the_nearest_one_offered_for_the_purpose_costs() {
    var terms = priced(Map.of(Types.PHOTOS, 3L, Types.PLACES, 7L));
    assertThat(terms.unitPrice(Types.PHOTOS, PERSONALISATION)).isEqualTo(3);
    assertThat(terms.unitPrice(Types.TAGS, PERSONALISATION)).isEqualTo(3);
    assertThat(terms.unitPrice(Types.PLACES, PERSONALISATION)).isEqualTo(7);
    assertThat(terms.unitPrice(Types.PLACES, ADVERTISING)).isEqualTo(3);
  }

  @Test
  void what_has_no_price_is_free_and_what_an_exception_alone_gives_costs_what_others_pay() {
    var terms = priced(Map.of(Types.PHOTOS, 3L));
    assertThat(terms.unitPrice(Types.FRIENDS, PERSONALISATION)).isZero();
    assertThat(terms.unitPrice(Types.NAME, PERSONALISATION)).isZero();
    assertThat(terms.unitPrice(Types.PHOTOS, new Purpose("Marketing"))).isEqualTo(3);
  }

  @Test
  void a_price_for_a_purpose_stands_in_the_place_of_the_one_for_all() {
    var terms =
        priced(
            Map.of(Types.PHOTOS, 3L),
            Map.of(
                Types.PHOTOS, Map.of(ADVERTISING, 9L), Types.FRIENDS, Map.of(PERSONALISATION, 0L)));
    assertThat(terms.unitPrice(Types.PHOTOS, PERSONALISATION)).isEqualTo(3);
    assertThat(terms.unitPrice(Types.PHOTOS, ADVERTISING)).isEqualTo(9);
    assertThat(terms.unitPrice(Types.TAGS, ADVERTISING)).isEqualTo(9);
    assertThat(terms.unitPrice(Types.FRIENDS, PERSONALISATION)).isZero();

    var act = new RegisterEvent.TermsPublished(Acts.OPERATOR, Acts.WHY, terms);
    assertThat(RegisterJson.write(act))
        .contains("\"unit_prices_by_purpose\":{\"friends\":{\"Personalisation\":0},");
    assertThat(RegisterJson.read(RegisterJson.write(act))).isEqualTo(act);
  }

  @Test
  void prices_by_purpose_are_of_what_is_offered_and_where_there_are_none_nothing_says_so() {
    for (var wrong :
        List.of(
            Map.of(Types.NAME, Map.of(ADVERTISING, 1L)),
            Map.of(Types.FRIENDS, Map.of(ADVERTISING, 1L)),
            Map.of(Types.PHOTOS, Map.<Purpose, Long>of()),
            Map.of(Types.PHOTOS, Map.of(ADVERTISING, -1L)))) {
      assertThatThrownBy(() -> priced(Map.of(), wrong))
          .isInstanceOf(IllegalArgumentException.class);
    }
    var old =
        RegisterJson.write(
            new RegisterEvent.TermsPublished(
                Acts.OPERATOR, Acts.WHY, priced(Map.of(Types.PHOTOS, 3L))));
    assertThat(old).doesNotContain("by_purpose");
    assertThat(RegisterJson.write(RegisterJson.read(old))).isEqualTo(old);
    var spelt = old.replace("\"unit_prices\":", "\"unit_prices_by_purpose\":{},\"unit_prices\":");
    for (var bad : List.of(spelt, spelt.replace("purpose\":{}", "purpose\":null"))) {
      assertThatThrownBy(() -> RegisterJson.read(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Terms priced(Map<DataTypeId, Long> prices) {
    return priced(prices, Map.of());
  }

  private static Terms priced(
      Map<DataTypeId, Long> prices, Map<DataTypeId, Map<Purpose, Long>> byPurpose) {
    return new Terms(
        new TermsVersion("v1"),
        START,
        OFFERS,
        new Limits(1, 1),
        30,
        Map.of(),
        prices,
        byPurpose,
        Optional.of("EUR"),
        0,
        Optional.empty());
  }
}
