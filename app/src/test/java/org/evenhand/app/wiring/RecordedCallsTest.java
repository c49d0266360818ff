package org.evenhand.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.evenhand.app.developers.OwnCalls.Call;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Reason;
import org.junit.jupiter.api.Test;

/** An app's calls, read back from the record. */
class RecordedCallsTest {
  private final DemoServer server = DemoServer.shared();
  private final RecordedCalls calls =
      new RecordedCalls(server.platform().log(), server.platform().codec());

  private Call latest(DemoServer.App app) {
    return calls.of(new AppId(app.id())).calls().getFirst();
  }

  @Test
  void an_answer_is_there_by_the_position_that_it_carried() {
    var app = server.app("sunny-maps");
    var answer = server.call("/v1/me?fields=id", app.token());

    assertThat(latest(app)).isInstanceOf(Call.Answered.class);
    assertThat(answer.headers().firstValue("Evenhand-Record"))
        .contains(String.valueOf(latest(app).position()));
  }

  @Test
  void a_refusal_is_there_with_its_reason_and_no_other_apps_call_is() {
    var app = server.app("sunny-maps");
    var other = server.app("lantern");
    server.call("/v1/me?fields=id", other.token());
    var before = calls.of(new AppId(app.id())).calls().size();
    server.call("/v1/me?fields=shoe_size", app.token());

    assertThat(latest(app))
        .isInstanceOfSatisfying(
            Call.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.UNKNOWN_FIELD));
    assertThat(calls.of(new AppId(app.id())).calls()).hasSizeLessThanOrEqualTo(before + 1);
  }

  @Test
  void a_list_counts_what_was_shown_alone() {
    var app = server.app("sunny-maps");
    var shown = DemoServer.json(server.call("/v1/me/friends?fields=id&limit=500", app.token()));

    assertThat(latest(app))
        .isInstanceOfSatisfying(
            Call.Answered.class,
            answered -> assertThat(answered.lines()).isEqualTo(shown.path("data").size()));
  }
}
