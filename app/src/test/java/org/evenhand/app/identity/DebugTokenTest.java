package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import org.evenhand.app.wiring.DemoServer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code /v1/debug_token}, on the whole server. */
class DebugTokenTest {
  private static final DemoServer SERVER = DemoServer.shared();

  private final DemoServer.App maps = SERVER.app("sunny-maps");

  private static HttpResponse<String> ask(String query, String token) {
    return SERVER.call("/v1/debug_token" + query, token);
  }

  private static JsonNode data(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return DemoServer.json(answer).path("data");
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
  void it_names_nobody_and_is_recorded_and_counted_nowhere() {
    long before = SERVER.position();
    var answer = ask("", maps.token());
    assertThat(answer.headers().firstValue("Evenhand-Record")).isEmpty();
    assertThat(answer.headers().firstValue("RateLimit")).isPresent();
    assertThat(answer.body()).doesNotContain("user_id", "\"p_");
    assertThat(SERVER.recordAfter(before))
        .noneMatch(frame -> frame.path("operation").asString("").contains("debug_token"));
  }

  @Test
  void another_token_of_the_same_app_may_be_asked_about_and_nobody_elses() {
    assertThat(data(ask("?input_token=" + maps.token(), maps.token())))
        .isEqualTo(data(ask("", maps.token())));
    var phone = SERVER.app("northstar-phone");
    var foreign = ask("?input_token=" + phone.token(), maps.token());
    var unknown = ask("?input_token=ev_at_none", maps.token());
    assertThat(foreign.body())
        .isEqualTo(unknown.body())
        .isEqualTo("{\"data\":{\"app_id\":\"sunny-maps\",\"is_valid\":false,\"scopes\":[]}}");
  }

  @Test
  void without_a_live_token_it_tells_nothing() {
    assertThat(ask("?input_token=" + maps.token(), "ev_at_none").statusCode()).isEqualTo(401);
    assertThat(ask("?access_token=" + maps.token(), maps.token()).statusCode()).isEqualTo(401);
    assertThat(ask("?fields=id", maps.token()).statusCode()).isEqualTo(400);
    assertThat(SERVER.call("/v1/me?input_token=x", maps.token()).statusCode()).isEqualTo(400);
  }
}
