package org.evenhand.record.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.decide.DecisionFixtures.GROUND;
import static org.evenhand.record.segment.Queries.MAPS;
import static org.evenhand.record.segment.Queries.QUIZ;
import static org.evenhand.record.segment.Queries.me;
import static org.evenhand.record.segment.Queries.person;
import static org.evenhand.record.segment.Queries.shown;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.evenhand.record.frame.Bits128;
import org.evenhand.record.frame.Tags;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Reason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTest {
  private static final String HEADER =
      "hour,app,data_type,ground,outcome,reason,requests,people,lines";
  private static final DataTypeId NAME = new DataTypeId("profile.name");
  private static final Instant EVENING = Instant.parse("2026-11-23T23:00:00Z");

  @TempDir Path folder;
  private final Chronicle chronicle = new Chronicle();

  @BeforeEach
  void begin() {
    chronicle.now = EVENING;
  }

  private void names(AppId app, int from, int to) {
    for (int person = from; person <= to; person++) {
      chronicle.access(app, me(person, 3), GROUND, shown(Edge.FRIENDS, person(person, 3)));
    }
  }

  private List<String> tally(Instant hour, boolean last) throws IOException {
    return tally(hour, last, _ -> List.of());
  }

  private List<String> tally(Instant hour, boolean last, IntFunction<List<Bits128>> fictional)
      throws IOException {
    try (var segments = Segments.open(folder.resolve("segments"), chronicle.rows())) {
      segments.writeSegment(1, chronicle.last(), chronicle.source());
      var written = new Tally(segments, folder.resolve("tally"), fictional).write(hour, last);
      return Files.readAllLines(folder.resolve("tally/" + written.hour() + ".csv"));
    }
  }

  @Test
  void ten_people_are_a_row_and_nine_are_not() throws IOException {
    names(MAPS, 1, 10);
    names(QUIZ, 1, 9);
    assertThat(tally(EVENING, false))
        .containsExactly(
            HEADER, "2026-11-23T23Z,sunny-maps,profile.name,terms:2026-02,permit,,10,10,10");
  }

  @Test
  void fictional_people_lift_no_row_to_ten_and_count_in_none() throws IOException {
    names(MAPS, 1, 10);
    names(QUIZ, 1, 11);
    for (int person = 1; person <= 10; person++) {
      chronicle.refusal(QUIZ, me(person, 3), Reason.CUT_OFF, NAME);
    }
    int week = Tags.epoch(EVENING);
    var fictional = List.of(chronicle.tag(10, MAPS), chronicle.tag(10, QUIZ));

    assertThat(tally(EVENING, true, asked -> asked == week ? fictional : List.of()))
        .containsExactly(
            HEADER, "2026-11-23T23Z,quiz-box,profile.name,terms:2026-02,permit,,10,10,10");
  }

  @Test
  void refusals_that_name_nobody_stay_in_the_rest_whoever_is_fictional() throws IOException {
    names(MAPS, 1, 10);
    chronicle.now = EVENING.minusSeconds(3_600);
    names(MAPS, 1, 9);
    chronicle.now = EVENING.minusSeconds(7_200);
    names(MAPS, 10, 13);
    chronicle.counted(MAPS, Map.of(Reason.OVER_LIMIT, 5L));
    chronicle.now = EVENING;
    var rest = tally(EVENING, true, _ -> List.of(chronicle.tag(13, MAPS))).getLast();
    assertThat(rest).isEqualTo("2026-11-23T23Z,(rest),(rest),,,,17,12,12");
  }

  @Test
  void refusals_are_counted_by_viewer_and_without_lines() throws IOException {
    for (int person = 1; person <= 10; person++) {
      chronicle.refusal(QUIZ, me(person, 3), Reason.CUT_OFF, NAME);
      chronicle.refusal(QUIZ, me(person, 3), Reason.CUT_OFF, NAME);
    }
    assertThat(tally(EVENING, false))
        .containsExactly(HEADER, "2026-11-23T23Z,quiz-box,profile.name,,deny,cut_off,20,10,");
  }

  @Test
  void reasons_that_look_like_absence_never_appear_not_even_in_the_rest() throws IOException {
    for (int person = 1; person <= 20; person++) {
      chronicle.refusal(QUIZ, me(person, 3), Reason.NO_CONSENT, NAME);
      chronicle.refusal(QUIZ, me(person, 3), Reason.OTHER_PARTY_CONSENT, NAME);
      chronicle.refusal(QUIZ, me(person, 3), Reason.NOT_VISIBLE, NAME);
    }
    assertThat(tally(EVENING, true)).containsExactly(HEADER);
  }

  @Test
  void a_rest_of_one_row_is_not_published_since_it_would_be_that_row() throws IOException {
    names(MAPS, 1, 9);
    assertThat(tally(EVENING, true)).containsExactly(HEADER);
  }

  @Test
  void the_rest_is_of_the_whole_day_and_comes_with_its_last_tally_alone() throws IOException {
    chronicle.now = Instant.parse("2026-11-23T20:10:00Z");
    names(MAPS, 1, 9);
    chronicle.counted(MAPS, Map.of(Reason.OVER_LIMIT, 5L));
    chronicle.now = EVENING;
    names(MAPS, 5, 12);
    assertThat(tally(Instant.parse("2026-11-23T20:00:00Z"), false)).containsExactly(HEADER);
    assertThat(tally(EVENING, true))
        .containsExactly(HEADER, "2026-11-23T23Z,(rest),(rest),,,,22,12,17");
  }

  @Test
  void an_app_that_subtracts_its_own_share_of_the_rest_is_left_with_ten_people_or_no_rest()
      throws IOException {
    chronicle.now = Instant.parse("2026-11-23T20:10:00Z");
    names(MAPS, 1, 9);
    chronicle.now = EVENING;
    names(MAPS, 10, 18);
    names(QUIZ, 1, 9);
    assertThat(tally(EVENING, true)).containsExactly(HEADER);
  }

  @Test
  void ten_tags_of_two_apps_are_not_ten_people() throws IOException {
    names(MAPS, 1, 5);
    names(QUIZ, 1, 5);
    assertThat(tally(EVENING, true)).containsExactly(HEADER);
  }

  @Test
  void people_of_two_weeks_that_meet_in_an_hour_are_not_counted_twice() throws IOException {
    chronicle.now = Instant.parse("2026-11-29T23:59:59Z");
    names(MAPS, 1, 6);
    // Decided in the old week, recorded in the new one: the frame's time says the new hour.
    var late = chronicle.frames.stream().map(TallyTest::aSecondLater).toList();
    chronicle.frames.clear();
    chronicle.frames.addAll(late);
    chronicle.now = Instant.parse("2026-11-30T00:10:00Z");
    names(MAPS, 1, 6);
    assertThat(tally(Instant.parse("2026-11-30T00:00:00Z"), false)).containsExactly(HEADER);
  }

  private static org.evenhand.record.frame.RawFrame aSecondLater(
      org.evenhand.record.frame.RawFrame frame) {
    return new org.evenhand.record.frame.RawFrame(
        frame.position(), frame.timeMicros() + 1_000_000, 0, frame.kind(), 1, 0, frame.body());
  }

  @Test
  void an_hour_that_was_published_stays_as_it_was() throws IOException {
    names(MAPS, 1, 10);
    var first = tally(EVENING, false);
    names(MAPS, 11, 11);
    assertThat(tally(EVENING, false)).isEqualTo(first);
  }

  @Test
  void an_hour_of_nothing_is_a_header() throws IOException {
    names(MAPS, 1, 10);
    assertThat(tally(Instant.parse("2026-11-23T22:00:00Z"), false)).containsExactly(HEADER);
  }
}
