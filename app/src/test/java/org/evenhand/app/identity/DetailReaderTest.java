package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.evenhand.consent.Grant;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;

/** What {@code authorization_details} may say, and what they must not. */
class DetailReaderTest {
  private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");
  private static final Purpose PURPOSE = new Purpose("Personalisation");
  private static final DataTypeId FRIENDS = new DataTypeId("friends");
  private static final DataTypeId PHOTOS = new DataTypeId("photos");
  private final DetailReader reader = new DetailReader(() -> NOW);

  private static String json(String members) {
    return ("[{'type':'evenhand_data'," + members + "}]").replace('\'', '"');
  }

  private static String lasting(String duration) {
    return json(
        "'datatypes':['friends'],'purpose':'Personalisation','duration':'" + duration + "'");
  }

  @Test
  void types_purpose_and_duration_are_read() {
    var read =
        reader.asked(
            json("'datatypes':['friends','photos'],'purpose':'Personalisation','duration':'P90D'"));
    assertThat(read).isEqualTo(new DataDetail(Set.of(FRIENDS, PHOTOS), PURPOSE, 90));
  }

  @Test
  void without_a_duration_the_person_decides() {
    assertThat(reader.asked(json("'datatypes':['friends'],'purpose':'Personalisation'")).days())
        .isZero();
  }

  @ParameterizedTest
  @CsvSource({"P1D,1", "P2W,14", "P1M,31", "P1Y,366", "P1M1W1D,39", "P365D,365"})
  void durations_are_whole_days_of_the_calendar(String text, int days) {
    assertThat(reader.asked(lasting(text)).days()).isEqualTo(days);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P", "P0D", "P-1D", "-P1D", "p90d", "P90", "90D", "PT24H", "P1DT1H", "P1.5D", "P367D",
        "P2Y", "P9999Y", "P99999D", " P1D", "P1D ", "P1D1M", ""
      })
  void durations_that_are_none_or_too_long_are_refused(String text) {
    refused(lasting(text));
  }

  @Property(tries = 500)
  void any_number_of_days_up_to_a_year_is_a_duration(@ForAll @IntRange(min = 0, max = 999) int n) {
    if (n >= 1 && n <= DetailReader.MOST_DAYS) {
      assertThat(new DetailReader(() -> NOW).asked(lasting("P" + n + "D")).days()).isEqualTo(n);
    } else {
      refused(lasting("P" + n + "D"));
    }
  }

  @Test
  void what_is_not_understood_to_the_last_member_is_refused() {
    var right = "'datatypes':['friends'],'purpose':'Personalisation'";
    for (var wrong :
        List.of(
            "",
            "{}",
            "[]",
            "[1]",
            "null",
            "[{}]",
            json(right).replace("evenhand_data", "payment_initiation"),
            json(right).replace("\"evenhand_data\"", "7"),
            json(right) + "x",
            json(right).replace("]", "").trim(),
            "[" + json(right).substring(1, json(right).length() - 1) + ",{}]",
            json(right + ",'locations':['https://x']"),
            json(right + ",'until':'2027-04-01T00:00:00Z'"),
            json(right + ",'purpose':'Personalisation'"),
            json(right + ",'type':'evenhand_data'"),
            json("'datatypes':['friends','friends'],'purpose':'Personalisation'"),
            json("'datatypes':[],'purpose':'Personalisation'"),
            json("'datatypes':'friends','purpose':'Personalisation'"),
            json("'datatypes':['Friends'],'purpose':'Personalisation'"),
            json("'datatypes':[7],'purpose':'Personalisation'"),
            json("'datatypes':['friends']"),
            json("'purpose':'Personalisation'"),
            json("'datatypes':['friends'],'purpose':'to fit'"),
            json("'datatypes':['friends'],'purpose':null"),
            json(right + ",'duration':90"))) {
      refused(wrong);
    }
    refused(new String[] {json(right), json(right)});
  }

  private static void refused(Object sent) {
    assertThatThrownBy(() -> new DetailReader(() -> NOW).asked(sent))
        .as(String.valueOf(sent))
        .isInstanceOfSatisfying(
            OAuth2AuthenticationException.class,
            e -> {
              assertThat(e.getError().getErrorCode()).isEqualTo("invalid_authorization_details");
              // RFC 6749, section 5.2: no quotes or backslashes, and nothing of what was sent
              assertThat(e.getError().getDescription()).matches("[ !#-\\[\\]-~]{5,200}");
            });
  }

  private static final Grant GRANT =
      new Grant(
          new GrantId(5),
          new PersonId(1),
          new AppId("sunny-maps"),
          PURPOSE,
          Set.of(FRIENDS, PHOTOS),
          NOW.plusMillis(3),
          NOW.plus(Duration.ofDays(30)));

  private DataDetail within(String json) {
    return reader.within(json, GRANT, GRANT.types());
  }

  @Test
  void what_was_granted_can_be_sent_back_as_it_was_told() {
    var granted = DataDetail.granted(GRANT, GRANT.types()).getFirst();
    assertThat(granted)
        .containsEntry("datatypes", List.of("friends", "photos"))
        .containsEntry("duration", "P30D")
        .containsEntry("until", "2027-03-31T10:00:00Z");
    assertThat(
            within(
                json(
                    "'datatypes':['friends','photos'],'purpose':'Personalisation','duration':'P30D',"
                        + "'until':'2027-03-31T10:00:00Z'")))
        .isEqualTo(new DataDetail(GRANT.types(), PURPOSE, 30));
  }

  @Test
  void a_token_can_be_asked_for_with_less_and_never_with_more() {
    var less = "'datatypes':['friends'],'purpose':'Personalisation'";
    assertThat(within(json(less)).types()).containsExactly(FRIENDS);
    for (var more :
        List.of(
            less.replace("'friends'", "'friends','profile.name'"),
            less.replace("Personalisation", "Advertising"),
            less + ",'duration':'P31D'",
            less + ",'until':'2027-03-31T10:00:01Z'",
            less + ",'until':'soon'")) {
      assertThatThrownBy(() -> within(json(more)))
          .isInstanceOf(OAuth2AuthenticationException.class);
    }
  }
}
