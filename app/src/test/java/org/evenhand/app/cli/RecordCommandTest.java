package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.evenhand.app.wiring.DemoServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The record as JSON lines, while a server writes it. */
class RecordCommandTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void every_frame_is_one_line_of_json_in_order_also_while_the_server_runs() {
    var server = DemoServer.shared();
    var app = server.app("sunny-maps");
    var answer = server.call("/v1/me", app.token());
    long position = Long.parseLong(answer.headers().firstValue("Evenhand-Record").orElseThrow());
    var run = Run.of("record", server.folder());
    assertThat(run.exit()).isZero();
    assertThat(run.err()).isEmpty();
    var frames = run.outLines().stream().map(JSON::readTree).toList();
    assertThat(frames).hasSizeGreaterThanOrEqualTo((int) position);
    for (int i = 0; i < frames.size(); i++) {
      assertThat(frames.get(i).path("position").asLong()).isEqualTo(i + 1L);
      assertThat(frames.get(i).path("kind").asString()).isNotEmpty();
    }
    var access = frames.get((int) position - 1);
    assertThat(access.path("kind").asString()).isEqualTo("access");
    assertThat(access.path("app").asString()).isEqualTo("sunny-maps");
    assertThat(access.path("operation").asString()).startsWith("GET /v1/me");
    assertThat(run.outLines())
        .filteredOn(line -> !line.contains("\"kind\":\"register\""))
        .allSatisfy(line -> assertThat(line).doesNotContain("ev_at_", "@"));
    assertThat(server.call("/v1/me", app.token()).statusCode()).isEqualTo(200);
  }

  @Test
  void from_and_until_cut_the_record_at_both_ends() {
    var folder = DemoServer.shared().folder();
    var some = Run.of("record", folder, "--from", 3, "--until", 5).outLines();
    assertThat(some)
        .extracting(line -> JSON.readTree(line).path("position").asLong())
        .containsExactly(3L, 4L, 5L);
    assertThat(Run.of("record", folder, "--from", 999_999_999).out()).isEmpty();
  }
}
