package org.evenhand.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.app.api.ApiServer.Answer;
import org.evenhand.app.api.MalformedRequests.Case;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Over bare sockets, against the real server. */
class MalformedRequestsTest {
  private static ApiServer server;
  private static List<Case> cases;

  @BeforeAll
  static void start() {
    server = new ApiServer();
    cases = new MalformedRequests(server.gate).all();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void every_malformed_request_is_answered_with_a_problem_and_never_reaches_the_rule() {
    assertThat(cases).hasSizeGreaterThan(300);
    var wrong = new ArrayList<String>();
    for (var malformed : cases) {
      server.gate.asked.clear();
      var answer = server.raw(malformed.bytes());
      if (!isProblem(answer, ApiServer.TOKEN) || !server.gate.asked.isEmpty()) {
        wrong.add(
            malformed + " → " + printable(answer.whole()) + " asked " + server.gate.asked.size());
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(server.get("/health/live").status()).isEqualTo(200);
  }

  static String printable(String text) {
    return text.replaceAll("[^ -~\\n]", "·");
  }

  static boolean isProblem(Answer answer, String token) {
    boolean head =
        answer.status() >= 400
            && answer.status() < 500
            && answer.header("content-type").startsWith("application/problem+json");
    return head
        && answer.body().startsWith("{\"error\":{\"message\":\"(#")
        && answer.body().contains("},\"type\":\"/docs/problems/")
        && !answer.body().contains("HTTP/1.1 200")
        && !answer.whole().contains("Tomcat")
        && !answer.whole().contains("Exception:")
        && !answer.whole().contains(token);
  }

  @Test
  void a_method_that_is_not_taken_is_told_which_are() {
    var answer =
        server.raw(
            "DELETE /v1/me HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ev_at_live\r\n"
                + "Connection: close\r\n\r\n");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("allow")).isEqualTo("GET, HEAD");
    assertThat(server.gate.refused.getLast()).isEqualTo("DELETE /v1/me malformed");
  }

  @Test
  void a_request_with_two_lengths_closes_the_connection() {
    var answer =
        server.raw(
            "POST /v1/me HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ev_at_live\r\n"
                + "Content-Length: 0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + "GET /v1/me HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ev_at_live\r\n\r\n");
    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.header("connection")).isEqualTo("close");
    assertThat(answer.body()).doesNotContain("HTTP/1.1 4");
  }
}
