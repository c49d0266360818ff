package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.vocabulary.AppId;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /v1/debug_token}, on the whole server. */
class DebugTokenTest {
  private static final DemoServer SERVER = DemoServer.shared();
  private static final String FORM = "application/x-www-form-urlencoded";

  private final DemoServer.App maps = SERVER.app("sunny-maps");

  private static HttpResponse<String> ask(String query, String token) {
    return SERVER.call("/v1/debug_token" + query, token);
  }

  private static JsonNode data(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return DemoServer.json(answer).path("data");
  }

  /** What it says but for the budget, which goes down with each asking. */
  private static JsonNode powers(HttpResponse<String> answer) {
    var data = (ObjectNode) data(answer);
    data.remove("budget");
    return data;
  }

  @Test
  void a_token_tells_what_it_may_do_until_when_and_on_what_ground() {
    var data = data(ask("", maps.token()));
    assertThat(data.path("app_id").asString()).isEqualTo("sunny-maps");
    assertThat(data.path("is_valid").asBoolean()).isTrue();
    assertThat(data.path("purpose").asString()).isEqualTo("Personalisation");
    assertThat(data.path("expires_at").asLong()).isGreaterThan(Instant.now().getEpochSecond());
    assertThat(data.path("issued_at").asLong()).isLessThanOrEqualTo(Instant.now().getEpochSecond());
    assertThat(data.path("datatypes").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrderElementsOf(maps.types());
    assertThat(data.path("granted")).isNotEmpty();
    for (var granted : data.path("granted")) {
      assertThat(granted.path("ground").path("terms").asString("")).isNotBlank();
      assertThat(Instant.parse(granted.path("until").asString())).isAfter(Instant.now());
    }
    assertThat(data.path("refused")).isEmpty();
    assertThat(data.path("budget").path("calls").path("left").asLong()).isPositive();
  }

  @Test
  void it_names_nobody_and_is_a_call_that_is_recorded_nowhere() {
    long before = SERVER.position();
    var app = new AppId("sunny-maps");
    long left = SERVER.platform().gate().budget(app).callsLeft();
    var answer = ask("", maps.token());
    assertThat(SERVER.platform().gate().budget(app).callsLeft()).isEqualTo(left - 1);
    assertThat(answer.headers().firstValue("Evenhand-Record")).isEmpty();
    assertThat(answer.headers().firstValue("RateLimit")).isPresent();
    assertThat(answer.body()).doesNotContain("user_id", "\"p_");
    assertThat(SERVER.recordAfter(before))
        .noneMatch(frame -> frame.path("operation").asString("").contains("debug_token"));
  }

  @Test
  void another_token_of_the_same_app_may_be_asked_about_and_nobody_elses() {
    assertThat(powers(ask("?input_token=" + maps.token(), maps.token())))
        .isEqualTo(powers(ask("", maps.token())));
    var phone = SERVER.app("northstar-phone");
    var foreign = ask("?input_token=" + phone.token(), maps.token());
    var unknown = ask("?input_token=ev_at_none", maps.token());
    assertThat(foreign.body())
        .isEqualTo(unknown.body())
        .isEqualTo("{\"data\":{\"app_id\":\"sunny-maps\",\"is_valid\":false,\"scopes\":[]}}");
  }

  @Test
  void a_form_keeps_the_token_out_of_the_address() {
    var said = powers(ask("", maps.token()));
    var asked = "input_token=" + maps.token();
    assertThat(powers(post(asked, FORM))).isEqualTo(said);
    assertThat(powers(post("", FORM))).isEqualTo(said);
    assertThat(data(post("input_token=ev_at_none", FORM)).path("is_valid").asBoolean()).isFalse();
    assertThat(post(asked, "application/json").statusCode()).isEqualTo(400);
    assertThat(post(asked + "&" + asked, FORM).statusCode()).isEqualTo(400);
    assertThat(post("input_token=" + "x".repeat(4_096), FORM).statusCode()).isEqualTo(400);
    assertThat(post("access_token=x", FORM).statusCode()).isEqualTo(400);
    assertThat(post("/v1/debug_token?" + asked, "", FORM).statusCode())
        .as("an address is an address, whatever the method")
        .isEqualTo(400);
  }

  private HttpResponse<String> post(String body, String type) {
    return post("/v1/debug_token", body, type);
  }

  private HttpResponse<String> post(String path, String body, String type) {
    return SERVER.post(
        path,
        body,
        request ->
            request
                .setHeader("Content-Type", type)
                .header("Authorization", "Bearer " + maps.token()));
  }

  @Test
  void a_token_in_an_address_is_written_down_nowhere() throws IOException {
    var lines = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    lines.start();
    root.addAppender(lines);
    try {
      ask("?input_token=ev_at_secret", maps.token());
      ask("?input_token=ev_at_secret", "ev_at_none");
      ask("?input_token=ev_at_secret&input_token=ev_at_secret", maps.token());
      // Tomcat has a word to say of addresses that are none, and what stands in them.
      assertThat(raw("GET /v1/debug_token?input_token=ev_at_secret^| HTTP/1.1")).contains(" 400 ");
      root.warn("so that the list is known to be filled");
    } finally {
      root.detachAppender(lines);
    }
    assertThat(lines.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .contains("so that the list is known to be filled")
        .noneMatch(line -> line.contains("ev_at_secret"));
    assertThat(SERVER.call("/metrics", "none").body()).doesNotContain("ev_at_secret");
  }

  private static String raw(String line) throws IOException {
    try (var socket = new Socket(SERVER.base().getHost(), SERVER.base().getPort())) {
      var head = line + "\r\nHost: " + SERVER.base().getAuthority() + "\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
          .readLine();
    }
  }

  @Test
  void without_a_live_token_it_tells_nothing() {
    assertThat(ask("?input_token=" + maps.token(), "ev_at_none").statusCode()).isEqualTo(401);
    assertThat(ask("?access_token=" + maps.token(), maps.token()).statusCode()).isEqualTo(401);
    assertThat(ask("?fields=id", maps.token()).statusCode()).isEqualTo(400);
    assertThat(SERVER.call("/v1/me?input_token=x", maps.token()).statusCode()).isEqualTo(400);
  }
}
