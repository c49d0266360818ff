package org.evenhand.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.register.Acts.ADVERTISING;
import static org.evenhand.register.Acts.PERSONALISATION;
import static org.evenhand.register.Acts.START;

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

  private static Terms priced(Map<DataTypeId, Long> prices) {
    return new Terms(
        new TermsVersion("v1"),
        START,
        OFFERS,
        new Limits(1, 1),
        30,
        Map.of(),
        prices,
        Optional.of("EUR"),
        0);
  }
}
