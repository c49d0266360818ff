package org.evenhand.record.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.decide.DecisionFixtures.GROUND;
import static org.evenhand.record.segment.Queries.MAPS;
import static org.evenhand.record.segment.Queries.QUIZ;
import static org.evenhand.record.segment.Queries.list;
import static org.evenhand.record.segment.Queries.me;
import static org.evenhand.record.segment.Queries.person;
import static org.evenhand.record.segment.Queries.photo;
import static org.evenhand.record.segment.Queries.relationship;
import static org.evenhand.record.segment.Queries.shown;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentsTest {
  @TempDir Path folder;
  private final Chronicle chronicle = new Chronicle();

  private Segments open() {
    return Segments.open(folder.resolve("segments"), chronicle.rows());
  }

  private List<String> written() {
    try (var segments = open()) {
      var segment = segments.writeSegment(1, chronicle.last(), chronicle.source());
      return ParquetRows.read(segments.parquet(segment.name()));
    }
  }

  private void aPhotoWithThreeTagged() {
    var photo = photo(9, 2, List.of(3, 4, 2), 3, shown(Edge.TAGS, person(4, 1)));
    chronicle.access(
        MAPS,
        new Query.Many(list(Edge.PHOTOS, 3, list(Edge.TAGS, 3))),
        GROUND,
        shown(Edge.PHOTOS, photo));
  }

  @Test
  void a_photo_has_a_row_for_its_owner_and_each_who_is_tagged_and_names_the_photo_in_all() {
    aPhotoWithThreeTagged();
    assertThat(written()).containsExactlyInAnyOrderElementsOf(chronicle.expected).hasSize(4);
    var objects = ParquetRows.objects(folder.resolve("segments/000000000001.parquet"));
    assertThat(objects).hasSize(3);
    assertThat(objects).containsOnly(objects.getFirst());
  }

  @Test
  void a_line_is_found_by_its_place_for_each_whom_it_concerns_and_for_nobody_else()
      throws IOException {
    aPhotoWithThreeTagged();
    try (var segments = open()) {
      var lookup = new Lookup(segments, chronicle.source(), chronicle::rows);
      for (int person : new int[] {2, 3, 4}) {
        assertThat(lookup.at(chronicle.wanted(person, MAPS), 1, 0)).map(Row::line).contains(0);
      }
      assertThat(lookup.at(chronicle.wanted(4, MAPS), 1, 1)).map(Row::line).contains(1);
      assertThat(lookup.at(chronicle.wanted(5, MAPS), 1, 0)).isEmpty();
      assertThat(lookup.at(chronicle.wanted(3, MAPS), 1, 1)).isEmpty();
      assertThat(lookup.at(chronicle.wanted(3, QUIZ), 1, 0)).isEmpty();
      assertThat(lookup.at(chronicle.wanted(4, MAPS), 1, 2)).isEmpty();
      assertThat(lookup.at(chronicle.wanted(4, MAPS), 2, 0)).isEmpty();
    }
  }

  @Test
  void whom_to_look_for_is_worked_out_as_lines_name_them() {
    var wanted = Wanted.of(chronicle.keys(3), List.of(MAPS, QUIZ), Chronicle.WEEKS);
    assertThat(wanted).isEqualTo(chronicle.wanted(3, MAPS, QUIZ));
  }

  @Test
  void a_relationship_has_a_row_for_each_of_the_two_and_one_if_no_partner_is_named() {
    var query = new Query.Many(list(Edge.RELATIONSHIPS, 3, list(Edge.PARTNER, 3)));
    var partner = shown(Edge.PARTNER, person(2, 1));
    chronicle.access(
        MAPS, query, GROUND, shown(Edge.RELATIONSHIPS, relationship(1, List.of(2), 3, partner)));
    chronicle.access(MAPS, query, GROUND, shown(Edge.RELATIONSHIPS, relationship(1, List.of(), 1)));
    assertThat(written()).containsExactlyInAnyOrderElementsOf(chronicle.expected).hasSize(4);
  }

  @Test
  void a_refusal_names_its_viewer_or_nobody_and_counted_ones_their_number() {
    chronicle.refusal(MAPS, me(5, 3), Reason.CUT_OFF, new DataTypeId("profile.name"));
    chronicle.turnedAway(QUIZ, "GET /v1/me", Reason.UNKNOWN_FIELD);
    chronicle.counted(QUIZ, Map.of(Reason.OVER_LIMIT, 1_000L, Reason.UNKNOWN_FIELD, 2L));
    assertThat(written()).containsExactlyInAnyOrderElementsOf(chronicle.expected).hasSize(4);
  }

  @Test
  void an_access_that_showed_nothing_and_a_change_have_no_row() {
    chronicle.access(MAPS, new Query.Many(list(Edge.FRIENDS, 3)), GROUND, shown(Edge.FRIENDS));
    chronicle.change(new Change.Befriended(Chronicle.p(1), Chronicle.p(2)));
    assertThat(written()).isEmpty();
  }

  @Test
  void a_segment_is_what_its_entry_says_also_after_a_restart() throws IOException {
    aPhotoWithThreeTagged();
    Segment written;
    try (var segments = open()) {
      written = segments.writeSegment(1, 1, chronicle.source());
      var file = segments.parquet("000000000001");
      assertThat(written)
          .isEqualTo(
              new Segment("000000000001", 1, 1, 4, 2, Files.size(file), Durable.sha256(file)));
    }
    try (var segments = open()) {
      assertThat(segments.list()).containsExactly(written);
    }
  }

  @Test
  void what_a_crash_left_unfinished_is_gone_at_the_next_start() throws IOException {
    var path = Files.createDirectories(folder.resolve("segments"));
    Files.writeString(path.resolve("000000000001.parquet.unfinished"), "PAR1");
    Files.createDirectories(path.resolve("000000000001.unfinished/spill"));
    Files.writeString(path.resolve("000000000001.unfinished/spill/block"), "x");
    try (var segments = open()) {
      assertThat(segments.list()).isEmpty();
      assertThat(path).isEmptyDirectory();
    }
  }

  @Test
  void an_index_that_is_missing_cut_altered_or_of_another_segment_is_made_again()
      throws IOException {
    aPhotoWithThreeTagged();
    try (var segments = open()) {
      segments.writeSegment(1, 1, chronicle.source());
    }
    var tags = folder.resolve("segments/000000000001.tags");
    var right = Files.readAllBytes(tags);
    var altered = right.clone();
    altered[right.length - 200] ^= 1;
    var cut = java.util.Arrays.copyOf(right, right.length - 1);
    for (var wrong : List.of(altered, cut, new byte[0])) {
      Files.write(tags, wrong);
      open().close();
      assertThat(Files.readAllBytes(tags)).isEqualTo(right);
    }
    Files.delete(tags);
    open().close();
    assertThat(Files.readAllBytes(tags)).isEqualTo(right);
  }

  private Path damagedBlock() throws IOException {
    aPhotoWithThreeTagged();
    try (var segments = open()) {
      segments.writeSegment(1, 1, chronicle.source());
    }
    var tags = folder.resolve("segments/000000000001.tags");
    var bytes = Files.readAllBytes(tags);
    bytes[20] ^= 1;
    Files.write(tags, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    return tags;
  }

  private void everybodyLooks(Segments segments) {
    var lookup = new Lookup(segments, chronicle.source(), chronicle::rows);
    for (int person = 2; person < 5; person++) {
      assertThat(lookup.summary(chronicle.wanted(person, MAPS))).hasSize(1);
      assertThat(lookup.page(chronicle.wanted(person, MAPS), Lookup.Before.END, 9)).isNotEmpty();
    }
  }

  @Test
  void a_damaged_block_of_an_index_is_made_again_by_whoever_looks_into_it() throws IOException {
    var tags = damagedBlock();
    var damaged = Files.readAllBytes(tags);
    try (var segments = open()) {
      assertThat(Files.readAllBytes(tags)).as("opening reads no block").isEqualTo(damaged);
      everybodyLooks(segments);
      everybodyLooks(segments);
    }
    damaged[20] ^= 1;
    assertThat(Files.readAllBytes(tags)).isEqualTo(damaged);
  }

  @Test
  void a_damaged_block_is_reported_and_gives_no_rows_if_the_segment_is_not_what_it_was()
      throws IOException {
    damagedBlock();
    var parquet = folder.resolve("segments/000000000001.parquet");
    var bytes = Files.readAllBytes(parquet);
    bytes[60] ^= 1;
    Files.write(parquet, bytes);
    try (var segments = open()) {
      assertThatThrownBy(() -> everybodyLooks(segments))
          .isInstanceOf(SegmentFailed.class)
          .hasMessageContaining("000000000001.tags: byte 0 ff.: the checksum is wrong")
          .hasMessageContaining("cannot be made again");
    }
  }

  @Test
  void a_file_that_is_no_segment_is_refused() throws IOException {
    var path = Files.createDirectories(folder.resolve("segments"));
    Files.writeString(path.resolve("000000000001.parquet"), "not Parquet");
    assertThatThrownBy(this::open).isInstanceOf(SegmentFailed.class);
  }

  @Test
  void segments_that_no_entry_names_are_dropped_and_can_be_written_otherwise() {
    aPhotoWithThreeTagged();
    aPhotoWithThreeTagged();
    aPhotoWithThreeTagged();
    try (var segments = open()) {
      segments.writeSegment(1, 1, chronicle.source());
      segments.writeSegment(2, 2, chronicle.source());
      segments.dropFrom(2);
      assertThat(segments.list()).extracting(Segment::to).containsExactly(1L);
      segments.writeSegment(2, 3, chronicle.source());
      assertThat(segments.last()).map(Segment::to).contains(3L);
      var lookup = new Lookup(segments, chronicle.source(), chronicle::rows);
      assertThat(lookup.summary(chronicle.wanted(3, MAPS)).getFirst().accesses()).isEqualTo(3);
    }
  }

  @Test
  void an_access_of_a_week_that_has_just_begun_is_found_at_once_and_when_the_tail_has_moved_on() {
    try (var segments = open()) {
      var lookup = new Lookup(segments, chronicle.source(), chronicle::rows);
      assertThat(lookup.weeks()).isEmpty();
      for (int many = 1; many <= 6; many++) {
        aPhotoWithThreeTagged();
        assertThat(lookup.weeks()).hasSize(many).isSorted();
        var wanted = Wanted.of(chronicle.keys(3), List.of(MAPS), lookup.weeks());
        assertThat(lookup.summary(wanted).getFirst().accesses()).isEqualTo(many);
        if (many % 2 == 0) {
          segments.writeSegment(many - 1, many, chronicle.source());
        }
        chronicle.now = chronicle.now.plus(Duration.ofDays(7));
      }
      var afterAStart = new Lookup(segments, chronicle.source(), chronicle::rows);
      assertThat(afterAStart.weeks()).isEqualTo(lookup.weeks());
    }
  }

  @Test
  void a_segment_without_rows_is_of_no_week() {
    chronicle.change(new Change.Befriended(Chronicle.p(1), Chronicle.p(2)));
    try (var segments = open()) {
      segments.writeSegment(1, 1, chronicle.source());
      assertThat(new Lookup(segments, chronicle.source(), chronicle::rows).weeks()).isEmpty();
    }
  }

  @Test
  void one_look_up_lives_on_while_frames_come_and_go_from_the_tail_into_segments() {
    try (var segments = open()) {
      var lookup = new Lookup(segments, chronicle.source(), chronicle::rows);
      for (int many = 1; many <= 9; many++) {
        aPhotoWithThreeTagged();
        if (many % 4 == 0) {
          lookup.keepUp(1);
        }
        if (many % 3 == 0) {
          segments.writeSegment(many - 2, many, chronicle.source());
        }
        if (many % 2 == 0) {
          assertThat(lookup.summary(chronicle.wanted(3, MAPS)).getFirst().accesses())
              .isEqualTo(many);
          assertThat(lookup.page(chronicle.wanted(4, MAPS), Lookup.Before.END, 100))
              .hasSize(2 * many);
        }
      }
      assertThat(lookup.summary(chronicle.wanted(5, MAPS))).isEmpty();
    }
  }
}
