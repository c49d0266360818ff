package org.evenhand.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.evenhand.app.metrics.MetricsDoor;
import org.evenhand.app.metrics.PrometheusText;
import org.evenhand.app.wiring.DemoServer.App;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator's Prometheus reads of a real server, and what nobody reads there. */
class MetricsOverHttpTest {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final DemoServer DEMO = DemoServer.shared();
  private static Server server;

  @BeforeAll
  static void start() {
    server = started(new MetricsDoor.Open("127.0.0.1", 0, ""));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Server started(MetricsDoor door) {
    return Server.start(DEMO.platform(), ServerConfiguration.loopback(0).measuredAt(door));
  }

  private static int metricsPort(Server of) {
    return of.part(MetricsBeans.Reading.class) instanceof MetricsBeans.Reading.At(var measured)
        ? measured.port()
        : -1;
  }

  private static HttpResponse<String> get(int port, String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> call(String path, App app) throws Exception {
    return get(server.port(), path, "Authorization", "Bearer " + app.token());
  }

  private static PrometheusText scraped() throws Exception {
    var answer = get(metricsPort(server), "/metrics");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("text/plain; version=0.0.4; charset=utf-8");
    return PrometheusText.of(answer.body());
  }

  private static double calls(PrometheusText of, String route, String outcome, String status) {
    return of.sum(
        "evenhand_api_requests_total", "route", route, "outcome", outcome, "status", status);
  }

  @Test
  void calls_are_counted_by_route_and_outcome_with_how_long_they_took() throws Exception {
    var app = DEMO.app("sunny-maps");
    var before = scraped();
    assertThat(call("/v1/me?fields=id", app).statusCode()).isEqualTo(200);
    assertThat(call("/v1/me?fields=nothing_such", app).statusCode()).isEqualTo(400);
    assertThat(call("/v1/me/nowhere/4711", app).statusCode()).isEqualTo(404);
    assertThat(get(server.port(), "/v1/me").statusCode()).isEqualTo(401);
    assertThat(call("/v22.0/me?fields=id", app).statusCode()).isEqualTo(200);
    var after = scraped();
    // A call is counted once its answer is sent, which its caller may have read by then.
    for (int tries = 0;
        tries < 100 && calls(after, "/v1/me", "answered", "2xx") != counted(after);
        tries++) {
      Thread.sleep(20);
      after = scraped();
    }
    assertThat(calls(after, "/v1/me", "answered", "2xx"))
        .isEqualTo(calls(before, "/v1/me", "answered", "2xx") + 2);
    assertThat(calls(after, "/v1/me", "unknown-field", "4xx"))
        .isEqualTo(calls(before, "/v1/me", "unknown-field", "4xx") + 1);
    assertThat(calls(after, "other", "not-found", "4xx"))
        .isEqualTo(calls(before, "other", "not-found", "4xx") + 1);
    assertThat(calls(after, "/v1/me", "invalid-token", "4xx"))
        .isEqualTo(calls(before, "/v1/me", "invalid-token", "4xx") + 1);
    assertThat(counted(after)).isEqualTo(calls(after, "/v1/me", "answered", "2xx"));
  }

  private static double counted(PrometheusText of) {
    return of.sum("evenhand_api_request_seconds_count", "route", "/v1/me", "status", "2xx");
  }

  @Test
  void the_record_the_folds_and_the_seals_move_as_calls_are_made() throws Exception {
    var before = scraped();
    assertThat(call("/v1/me/friends?fields=id", DEMO.app("sunny-maps")).statusCode())
        .isEqualTo(200);
    var after = scraped();
    for (var name :
        Set.of(
            "evenhand_record_accesses_total",
            "evenhand_record_lines_total",
            "evenhand_record_written_bytes_total",
            "evenhand_record_sync_seconds_count",
            "evenhand_record_batch_frames_sum")) {
      assertThat(after.sum(name)).as(name).isGreaterThan(before.sum(name));
    }
    assertThat(after.sum("evenhand_record_position", "stage", "applied"))
        .isGreaterThan(before.sum("evenhand_record_position", "stage", "applied"));
    assertThat(after.sum("evenhand_record_position", "stage", "published")).isPositive();
    assertThat(after.sum("evenhand_public_log_entries")).isPositive();
    assertThat(after.sum("evenhand_record_running")).isEqualTo(1);
    assertThat(after.series())
        .extracting(PrometheusText.Series::name)
        .contains(
            "evenhand_fold_behind",
            "evenhand_seal_waiting",
            "evenhand_seal_age_seconds",
            "evenhand_webhooks_waiting",
            "evenhand_erasures_waiting",
            "evenhand_build_info",
            "jvm_memory_used_bytes",
            "jvm_threads_live_threads",
            "process_uptime_seconds");
  }

  @Test
  void refusals_are_counted_by_reason() throws Exception {
    var before = scraped().sum("evenhand_record_refusals_total", "reason", "unknown_field");
    assertThat(call("/v1/me?fields=nothing_such", DEMO.app("sunny-maps")).statusCode())
        .isEqualTo(400);
    assertThat(scraped().sum("evenhand_record_refusals_total", "reason", "unknown_field"))
        .isEqualTo(before + 1);
  }

  @Test
  void sign_ins_that_fail_and_sessions_that_begin_are_counted_without_whose() throws Exception {
    var person = DEMO.nextPerson();
    var before = scraped();
    var client = new WebClient(URI.create("http://127.0.0.1:" + server.port()));
    client.signIn(new DemoServer.Person(person.username(), "not the password", person.number()));
    client.signIn(person);
    var after = scraped();
    var attempts = "evenhand_sign_in_attempts_total";
    assertThat(after.sum(attempts, "outcome", "wrong"))
        .isEqualTo(before.sum(attempts, "outcome", "wrong") + 1);
    assertThat(after.sum(attempts, "outcome", "right"))
        .isEqualTo(before.sum(attempts, "outcome", "right") + 1);
    assertThat(after.sum("evenhand_sessions", "door", "people"))
        .isEqualTo(before.sum("evenhand_sessions", "door", "people") + 1);
    assertThat(get(metricsPort(server), "/metrics").body()).doesNotContain(person.username());
  }

  @Test
  void no_label_holds_a_person_an_app_or_anything_that_a_caller_sent() throws Exception {
    var app = DEMO.app("sunny-maps");
    var me = DemoServer.json(call("/v1/me?fields=id", app)).path("id").asString();
    assertThat(call("/v1/people/" + me + "?fields=id", app).statusCode()).isEqualTo(200);
    call("/v1/people/made-up-by-a-caller", app);
    call("/v1/made-up-by-a-caller", app);
    var text = get(metricsPort(server), "/metrics").body();
    assertThat(text)
        .contains("route=\"/v1/people/{id}\"")
        .doesNotContain(me, app.id(), app.token(), app.secret(), "made-up-by-a-caller");
    assertThat(PrometheusText.of(text).series())
        .filteredOn(series -> series.name().startsWith("evenhand_"))
        .flatExtracting(series -> series.labels().keySet())
        .isSubsetOf(
            "route", "outcome", "status", "le", "reason", "stage", "fold", "door", "version",
            "java");
  }

  @Test
  void whatever_is_asked_for_the_number_of_series_of_calls_does_not_grow() throws Exception {
    var app = DEMO.app("sunny-maps");
    call("/v1/nothing", app);
    call("/v1/people/nobody", app);
    long before = ofCalls(scraped());
    for (int i = 0; i < 20; i++) {
      call("/v1/nothing-" + i, app);
      call("/v1/people/nobody-" + i, app);
    }
    assertThat(ofCalls(scraped())).isEqualTo(before);
  }

  private static long ofCalls(PrometheusText of) {
    return of.series().stream().filter(one -> one.name().startsWith("evenhand_api_")).count();
  }

  @Test
  void the_public_port_knows_no_metrics() throws Exception {
    for (var path : Set.of("/metrics", "/v1/metrics", "/actuator/prometheus")) {
      var answer = get(server.port(), path);
      assertThat(answer.statusCode()).as(path).isGreaterThanOrEqualTo(300);
      assertThat(answer.body()).as(path).doesNotContain("# TYPE", "evenhand_api");
    }
  }

  @Test
  void unless_told_figures_are_read_nowhere() {
    try (var usual = started(new MetricsDoor.Closed())) {
      assertThat(usual.part(MetricsBeans.Reading.class))
          .isInstanceOf(MetricsBeans.Reading.Nowhere.class);
    }
  }

  @Test
  void a_page_whose_name_was_led_to_loopback_reads_nothing() throws IOException {
    assertThat(raw("GET /metrics HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421")
        .doesNotContain("# TYPE");
    assertThat(raw("GET /metrics HTTP/1.1\r\nHost: localhost:9464\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  private static String raw(String request) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), metricsPort(server))) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void with_a_token_nobody_reads_without_it() throws Exception {
    try (var guarded = started(new MetricsDoor.Open("127.0.0.1", 0, TOKEN))) {
      int port = metricsPort(guarded);
      var none = get(port, "/metrics");
      assertThat(none.statusCode()).isEqualTo(401);
      assertThat(none.headers().firstValue("WWW-Authenticate"))
          .hasValue("Bearer realm=\"metrics\"");
      assertThat(none.body()).doesNotContain("# TYPE", TOKEN);
      assertThat(get(port, "/metrics", "Authorization", "Bearer x" + TOKEN).statusCode())
          .isEqualTo(401);
      assertThat(get(port, "/metrics", "Authorization", "Bearer " + TOKEN).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void the_listener_has_nothing_else() throws Exception {
    assertThat(get(metricsPort(server), "/").statusCode()).isEqualTo(404);
    assertThat(get(metricsPort(server), "/v1/me").statusCode()).isEqualTo(404);
    assertThat(raw("POST /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 405");
  }
}
