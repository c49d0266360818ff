package org.evenhand.record.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.record.frame.Frames.p;

import org.evenhand.decide.DecisionFixtures;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.Reason;
import org.junit.jupiter.api.Test;

class FrameJsonTest {
  private static final String ACCESS =
      """
      {"position":482113,"at":"2026-11-23T20:15:07.123456Z","kind":"access",\
      "app":"sunny-maps","purpose":"Personalisation","operation":"GET /v1/me/friends",\
      "terms":"2026-02","agreement":"agr-17","exceptions":[],"facts_at":482097,\
      "lines":[{"person":"tag:TWO","kind":"profile","fields":["id","profile.name"]},\
      {"person":"tag:TWO","kind":"photo","object":"tag:PHOTO","with":["tag:THREE"],\
      "fields":["id","photos.taken_at"]}]\
      """;

  private final Frames frames = new Frames();
  private final FrameJson json = new FrameJson(DecisionFixtures.catalogue());

  private String print(RawFrame frame) {
    return json.oneLine(frame, frames.codec.body(frame));
  }

  private String tag(int person) {
    return frames.codec.tag(p(person), Tags.epoch(Frames.AT), Frames.APP).hex();
  }

  @Test
  void an_access_is_printed_in_the_agreed_shape_and_to_the_app_as_it_was_shown() {
    var frame = Frames.frame(Kind.ACCESS, frames.codec.access(Frames.example()));
    var body = (Body.Access) frames.codec.body(frame);
    var object = ((TaggedLine.OfPhoto) body.lines().getLast()).object().hex();
    var expected = ACCESS.replace("TWO", tag(2)).replace("THREE", tag(3)).replace("PHOTO", object);
    assertThat(print(frame))
        .isEqualTo(expected + ",\"withheld\":{\"no_consent\":31,\"not_visible\":2}}");
    var shown =
        expected
            .replace(",\"with\":[\"tag:" + tag(3) + "\"]", "")
            .replace("profile.name", "name")
            .replace("photos.taken_at", "taken_at");
    assertThat(json.forApp(frame, body)).isEqualTo(shown + "}");
  }

  @Test
  void a_refusal_names_its_reason() {
    var early = frames.codec.refusal(Frames.APP, "GET /v1/me", Reason.UNKNOWN_FIELD);
    assertThat(print(Frames.frame(Kind.REFUSAL, early)))
        .endsWith(
            "\"kind\":\"refusal\",\"app\":\"sunny-maps\",\"operation\":\"GET /v1/me\","
                + "\"reason\":\"unknown_field\"}");
  }

  @Test
  void what_a_person_said_of_themselves_is_not_printed() {
    assertThat(print(frames.frame(new Change.RelationshipSet(p(3), "engaged", p(4)))))
        .endsWith("\"kind\":\"relationship\",\"act\":\"set\",\"person\":3,\"other\":4}");
  }

  @Test
  void a_frame_whose_key_is_gone_says_so() {
    var frame = frames.frame(new Change.Stopped(p(3), Frames.APP));
    frames.vault.erase(p(3));
    assertThat(print(frame))
        .endsWith("\"kind\":\"grant\",\"person\":3,\"sealed\":\"key destroyed\"}");
  }

  @Test
  void a_public_act_is_printed_as_itself() {
    assertThat(print(frames.frame(new Change.RegisterAct("{\"type\":\"terms\"}"))))
        .endsWith("\"kind\":\"register\",\"entry\":{\"type\":\"terms\"}}");
  }
}
