package org.evenhand.record.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.record.frame.Frames.APP;
import static org.evenhand.record.frame.Frames.AT;
import static org.evenhand.record.frame.Frames.p;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.evenhand.decide.DecisionFixtures;
import org.evenhand.people.CatalogueFile;
import org.evenhand.proof.InclusionProof;
import org.evenhand.proof.MerkleHash;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.Shown.ShownList;
import org.evenhand.vocabulary.Withheld;
import org.junit.jupiter.api.Test;

class FrameCodecTest {
  private static final int EPOCH = 2968;
  private final Frames frames = new Frames();
  private final FrameCodec codec = frames.codec;

  private Body.Access access(org.evenhand.decide.Decision decision) {
    return (Body.Access) codec.body(Frames.frame(Kind.ACCESS, codec.access(decision)));
  }

  private Bits128 tag(int person) {
    return codec.tag(p(person), EPOCH, APP);
  }

  @Test
  void an_access_is_read_as_it_was_written_with_tags_for_people() {
    var body = access(Frames.example());
    var asked = body.header().asked();
    assertThat(asked.app()).isEqualTo(APP);
    assertThat(asked.scope()).hasSize(3);
    assertThat(asked.query()).isEqualTo("friends.limit(25){id,name,photos.limit(1){id,taken_at}}");
    assertThat(asked.operation()).isEqualTo("GET /v1/me/friends");
    assertThat(asked.viewer()).isEqualTo(tag(1)).isEqualTo(asked.target());
    assertThat(asked.at()).isEqualTo(AT);
    assertThat(asked.factsAt()).isEqualTo(482_097);
    assertThat(asked.epoch()).isEqualTo(EPOCH).isEqualTo(Tags.epoch(AT));
    assertThat(body.header().ground()).isEqualTo(DecisionFixtures.GROUND);
    assertThat(body.withheld()).isEqualTo(new Withheld(31, 0, 2));
    assertThat(body.lines()).hasSize(2);
    assertThat(body.lines().getFirst()).isEqualTo(new TaggedLine.OfPerson(tag(2), 3));
    var photo = (TaggedLine.OfPhoto) body.lines().getLast();
    assertThat(photo.person()).isEqualTo(tag(2));
    assertThat(photo.with()).containsExactly(tag(3));
  }

  @Test
  void where_a_page_started_is_sealed_and_opens_with_the_viewers_key() {
    var asked = access(Frames.example()).header().asked();
    assertThat(asked.starts()).hasSize(2);
    assertThat(codec.key(asked.starts().getFirst(), asked, p(1))).hasValue(0x0123456789abcdefL);
    assertThat(codec.key(asked.starts().getLast(), asked, p(1))).isEmpty();
  }

  @Test
  void one_photo_by_its_id_is_sealed_and_opens_with_the_viewers_key() {
    var selection = new Selection(ObjectKind.PHOTO, 3, List.of());
    var query = new Query.Photo(new PhotoId(9), selection);
    var line = new Line.OfPhoto(new PhotoId(9), p(2), List.of(p(3)), 3);
    var shown = List.of(new Shown(line, 9, List.of()));
    var decision =
        DecisionFixtures.permitted(
            Frames.request(query),
            4,
            DecisionFixtures.GROUND,
            new ShownList(Edge.PHOTOS, 9, shown, false, false),
            Withheld.NONE);

    var asked = access(decision).header().asked();

    assertThat(asked.query()).isEqualTo("photo{id,taken_at}");
    assertThat(asked.target()).isEqualTo(tag(1));
    assertThat(asked.starts()).hasSize(1);
    assertThat(codec.key(asked.starts().getFirst(), asked, p(1))).hasValue(9);
    assertThat(
            QueryText.read(asked.query(), List.of(), p(1), new PhotoId(9), CatalogueFile.builtIn()))
        .isEqualTo(query);
    assertThatThrownBy(
            () -> QueryText.read(asked.query(), List.of(), p(1), null, CatalogueFile.builtIn()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_relationship_names_its_partner_by_tag_or_nobody() {
    assertThat(access(Frames.relationship(List.of(p(2)))).lines())
        .containsExactly(new TaggedLine.OfRelationship(tag(1), tag(2), 3));
    assertThat(access(Frames.relationship(List.of())).lines())
        .containsExactly(new TaggedLine.OfRelationship(tag(1), null, 3));
  }

  @Test
  void refusals_of_every_form_are_read_as_they_were_written() {
    var query = new Query.One(p(5), Selection.idOnly(ObjectKind.PERSON));
    var type = new DataTypeId("profile.name");
    var decision = DecisionFixtures.refused(Frames.request(query), 4, Reason.CUT_OFF, type);
    var refusal = (Body.Refusal) codec.body(Frames.frame(Kind.REFUSAL, codec.refusal(decision)));
    assertThat(refusal.reason()).isEqualTo(Reason.CUT_OFF);
    assertThat(refusal.type()).isEqualTo(type);
    assertThat(refusal.asked().query()).isEqualTo("id");
    assertThat(refusal.asked().target()).isEqualTo(tag(5));
    var early = codec.refusal(APP, "GET /v1/me", Reason.UNKNOWN_FIELD);
    assertThat(codec.body(Frames.frame(Kind.REFUSAL, early)))
        .isEqualTo(new Body.TurnedAway(APP, "GET /v1/me", Reason.UNKNOWN_FIELD));
    var counts = Map.of(Reason.OVER_LIMIT, 1_000_000L, Reason.UNKNOWN_FIELD, 1L);
    var second = Instant.parse("2026-11-23T20:15:07Z");
    assertThat(codec.body(Frames.frame(Kind.REFUSALS, codec.refusals(APP, second, counts))))
        .isEqualTo(new Body.Refusals(APP, second, counts));
  }

  @Test
  void tags_differ_between_apps_weeks_and_people() {
    var other = new AppId("quiz-box");
    assertThat(
            List.of(
                codec.tag(p(1), 1, APP),
                codec.tag(p(1), 1, other),
                codec.tag(p(1), 2, APP),
                codec.tag(p(2), 1, APP)))
        .doesNotHaveDuplicates();
    assertThat(codec.tag(p(1), 1, APP)).isEqualTo(codec.tag(p(1), 1, APP));
  }

  @Test
  void a_week_begins_on_monday_at_midnight_in_utc() {
    assertThat(Tags.epoch(Instant.parse("1970-01-05T00:00:00Z"))).isZero();
    assertThat(Tags.epoch(Instant.parse("1970-01-04T23:59:59Z"))).isEqualTo(-1);
    assertThat(Tags.epoch(Instant.parse("2026-11-29T23:59:59Z"))).isEqualTo(EPOCH);
    assertThat(Tags.epoch(Instant.parse("2026-11-30T00:00:00Z"))).isEqualTo(EPOCH + 1);
  }

  @Test
  void after_erasure_nothing_can_be_written_or_read_of_a_person_even_if_their_tag_was_known() {
    codec.access(Frames.example());
    var consent = frames.frame(new Change.Stopped(p(2), APP));
    var edge = frames.frame(new Change.Befriended(p(1), p(2)));
    var reverse = frames.frame(new Change.Befriended(p(2), p(1)));
    frames.vault.erase(p(2));
    codec.forget(p(2));
    assertThatThrownBy(() -> codec.access(Frames.example()))
        .isInstanceOf(NoKey.class)
        .hasMessage("person 2 has no key");
    assertThat(codec.body(consent)).isEqualTo(new Body.Sealed(p(2)));
    assertThat(codec.body(edge)).isEqualTo(new Body.Sealed(p(1)));
    assertThat(codec.body(reverse)).isEqualTo(new Body.Sealed(p(2)));
  }

  @Test
  void a_private_change_says_nothing_in_clear_but_the_first_persons_number() {
    var body = codec.change(new Change.RelationshipSet(p(7), "engaged-to", p(9))).body();
    assertThat(ByteBuffer.wrap(body).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt()).isEqualTo(7);
    assertThat(new String(body, StandardCharsets.ISO_8859_1)).doesNotContain("engaged");
  }

  @Test
  void remembered_tags_stay_within_their_bound_and_stay_right() {
    var small =
        new FrameCodec(
            DecisionFixtures.catalogue(), frames.vault, new java.security.SecureRandom(), 20_000);
    for (int epoch = 0; epoch < 50; epoch++) {
      assertThat(small.tag(p(900), epoch, APP)).isEqualTo(codec.tag(p(900), epoch, APP));
      assertThat(small.tagCacheBytes()).isLessThan(20_000 + 10_000);
    }
  }

  @Test
  void a_proof_of_one_line_holds_against_the_frames_root_and_against_no_others() {
    var frame = Frames.frame(Kind.ACCESS, codec.access(Frames.example()));
    var leaves = FrameTree.leaves(frame);
    assertThat(leaves).hasSize(5);
    IntStream.range(0, 5)
        .forEach(leaf -> {
          InclusionProof proof = FrameTree.inclusion(frame, leaf);
          assertThat(proof.verifies(leaves.get(leaf), FrameTree.root(frame))).isTrue();
          assertThat(proof.verifies(leaves.get((leaf + 1) % 5), FrameTree.root(frame))).isFalse();
        });
    var act = frames.frame(new Change.RegisterAct("{\"type\":\"terms\"}"));
    assertThat(FrameTree.root(act))
        .isEqualTo(MerkleHash.leaf("{\"type\":\"terms\"}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void frames_of_many_lines_and_long_lines_keep_their_lengths() {
    var many = IntStream.rangeClosed(2, 501).toArray();
    var body = access(DecisionFixtures.friends(APP, 1, 3, AT, many));
    assertThat(body.lines()).hasSize(500);
    assertThat(body.lines().getLast().person()).isEqualTo(tag(501));
  }

  @Test
  void nobody_who_is_shown_another_leaf_can_confirm_a_guess_at_who_asked() {
    var first = Frames.frame(Kind.ACCESS, codec.access(Frames.example()));
    var second = Frames.frame(Kind.ACCESS, codec.access(Frames.example()));
    assertThat(FrameTree.bytes(first, FrameTree.WHO)).hasSize(16 + 51);
    assertThat(MerkleHash.leaf(FrameTree.bytes(first, FrameTree.WHO)))
        .as("the same viewer, target and pages have another hash each time")
        .isNotEqualTo(MerkleHash.leaf(FrameTree.bytes(second, FrameTree.WHO)));
    assertThat(FrameTree.bytes(first, 3)).isEqualTo(FrameTree.bytes(second, 3));
  }

  @Test
  void no_refusal_can_be_guessed_from_its_hash() {
    var query = new Query.One(p(5), Selection.idOnly(ObjectKind.PERSON));
    var decision =
        DecisionFixtures.refused(
            Frames.request(query), 4, Reason.CUT_OFF, new DataTypeId("profile.name"));
    var second = Instant.parse("2026-11-23T20:15:07Z");
    for (int form = 0; form < 3; form++) {
      var roots = new HashSet<String>();
      for (int time = 0; time < 2; time++) {
        var body =
            switch (form) {
              case 0 -> codec.refusal(decision);
              case 1 -> codec.refusal(APP, "GET /v1/me", Reason.UNKNOWN_FIELD);
              default -> codec.refusals(APP, second, Map.of(Reason.OVER_LIMIT, 1L));
            };
        var kind = form == 2 ? Kind.REFUSALS : Kind.REFUSAL;
        roots.add(HexFormat.of().formatHex(FrameTree.root(Frames.frame(kind, body))));
      }
      assertThat(roots).as("form " + form).hasSize(2);
    }
  }
}
