package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.evenhand.app.wiring.DemoServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What apps are told where they are not let in (RFC 6749, section 5.2). */
class AppErrorsTest {
  private static final int MANY = 1 << 20;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static DemoServer server;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
  }

  @AfterAll
  static void end() {
    HTTP.close();
  }

  private static HttpResponse<String> sent(String path, String form, String credentials)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(server.base().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .expectContinue(form.length() > MANY) // the answer can come before all is sent
            .POST(BodyPublishers.ofString(form));
    if (!credentials.isEmpty()) {
      var encoded =
          Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
      request.header("Authorization", "Basic " + encoded);
    }
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static void assertRefused(HttpResponse<String> answer, int status, String error) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth2/token", "/oauth2/introspect", "/oauth2/revoke", "/oauth2/par"})
  void who_does_not_say_which_app_it_is_is_told_how(String path) throws Exception {
    var answer = sent(path, "a=b", "");
    assertRefused(answer, 401, "invalid_client");
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"apps\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth2/token", "/oauth2/introspect", "/oauth2/revoke", "/oauth2/par"})
  void a_wrong_secret_and_an_unknown_app_get_the_same_answer(String path) throws Exception {
    var wrong = sent(path, "grant_type=refresh_token&refresh_token=x&token=x", "sunny-maps:wrong");
    var unknown = sent(path, "grant_type=refresh_token&refresh_token=x&token=x", "nobody:wrong");
    assertRefused(wrong, 401, "invalid_client");
    assertRefused(unknown, 401, "invalid_client");
    assertThat(wrong.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"apps\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/oauth2/token", "/oauth2/revoke", "/oauth2/par"})
  void what_is_beyond_the_bounds_is_answered_as_json(String path) throws Exception {
    assertRefused(sent(path, "a=1&".repeat(5_000), ""), 400, "invalid_request");
    assertRefused(sent(path, "a=" + "x".repeat(3 << 20), ""), 413, "invalid_request");
  }

  @Test
  void people_still_read_a_page() throws Exception {
    var answer = sent("/oauth2/consent", "a=1&".repeat(5_000), "");
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
  }
}
