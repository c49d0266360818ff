package org.evenhand.app.office.acts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import org.junit.jupiter.api.Test;

class TermsTextTest {
  private static final String WHOLE =
      """
      version: '2027-01'
      effective_from: 2027-01-01T00:00:00Z
      offers:
        friends:
          purposes: [Advertising, Personalisation]
          eligible: 'review_state == "approved"'
          price: 2
          prices:
            Advertising: 5
        profile.name:
          purposes: [Personalisation]
          prices:
            Personalisation: 0
      currency: EUR
      limits:
        calls_per_hour: 100
        people_per_hour: 1000
      retention_days: 30
      notice_days: 15
      regimes: [eu-p2b, ftc-2019]
      cut_off_notice_days: 30
      certify_days: 365
      certify_grace_days: 30
      """;

  @Test
  void what_is_read_is_written_as_it_was() {
    assertThat(TermsText.write(TermsText.read(WHOLE))).isEqualTo(WHOLE);
    var plain = WHOLE.substring(0, WHOLE.indexOf("regimes:"));
    assertThat(TermsText.write(TermsText.read(plain))).isEqualTo(plain);
  }

  @Test
  void a_price_for_a_purpose_stands_beside_the_one_for_all() {
    var terms = TermsText.read(WHOLE);
    var friends = new DataTypeId("friends");
    assertThat(terms.unitPrice(friends, new Purpose("Advertising"))).isEqualTo(5);
    assertThat(terms.unitPrice(friends, new Purpose("Personalisation"))).isEqualTo(2);
    assertThatThrownBy(() -> TermsText.read(WHOLE.replace("Advertising: 5", "Marketing: 5")))
        .hasMessageContaining("friends is not offered for Marketing");
    assertThatThrownBy(() -> TermsText.read(WHOLE.replace("Advertising: 5", "Advertising: much")))
        .hasMessageContaining("offers.friends.prices.Advertising");
  }
}
