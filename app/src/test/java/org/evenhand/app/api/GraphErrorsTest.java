package org.evenhand.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.restfb.DefaultFacebookClient;
import com.restfb.Parameter;
import com.restfb.Version;
import com.restfb.exception.FacebookNetworkException;
import com.restfb.exception.FacebookOAuthException;
import com.restfb.types.User;
import org.evenhand.gate.Outcome;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Reason;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What restfb, unmodified, makes of each kind of refusal. */
class GraphErrorsTest {
  private static ApiServer server;

  @BeforeAll
  static void start() {
    server = new ApiServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static DefaultFacebookClient client(String token) {
    return client("", token, Version.VERSION_23_0);
  }

  private static DefaultFacebookClient client(String below, String token, Version version) {
    var client = new DefaultFacebookClient(token, version);
    client.setFacebookEndpointUrls(new GraphServer("http://127.0.0.1:" + server.port() + below));
    client.setHeaderAuthorization(true);
    return client;
  }

  private static FacebookOAuthException refused(DefaultFacebookClient client, Parameter... with) {
    return catchThrowableOfType(
        FacebookOAuthException.class, () -> client.fetchObject("me", User.class, with));
  }

  private static void refuse(Reason reason, Outcome.Budget budget) {
    server.gate.answer =
        (_, _) ->
            new Outcome.Refused(
                server.gate.position.incrementAndGet(), reason, new DataTypeId("photos"), budget);
  }

  @ParameterizedTest
  @CsvSource({
    "TOKEN_SCOPE,200,403",
    "NO_AGREEMENT,10,403",
    "AGREEMENT_SUSPENDED,201,403",
    "CUT_OFF,202,403",
    "NOT_ELIGIBLE,203,403",
    "NOT_OFFERED,204,403"
  })
  void a_permission_that_lacks_has_its_code(Reason reason, int code, int status) {
    refuse(reason, ToldGate.BUDGET);
    var refused = refused(client(ApiServer.TOKEN));
    assertThat(refused.getErrorCode()).isEqualTo(code);
    assertThat(refused.getHttpStatusCode()).isEqualTo(status);
    assertThat(refused.getIsTransient()).isFalse();
    assertThat(refused.getErrorMessage()).startsWith("(#" + code + ") ");
  }

  @Test
  void a_limit_of_calls_is_4_and_one_of_people_17_and_both_pass() {
    refuse(Reason.OVER_LIMIT, new Outcome.Budget(100, 0, 100, 50, 60));
    var calls = refused(client(ApiServer.TOKEN));
    assertThat(calls.getErrorCode()).isEqualTo(4);
    assertThat(calls.getIsTransient()).isTrue();

    refuse(Reason.OVER_LIMIT, new Outcome.Budget(100, 50, 100, 0, 60));
    assertThat(refused(client(ApiServer.TOKEN)).getErrorCode()).isEqualTo(17);
  }

  @Test
  void without_a_version_a_limit_keeps_its_own_status_which_restfb_cannot_read() {
    refuse(Reason.OVER_LIMIT, new Outcome.Budget(100, 0, 100, 50, 60));
    var client = client("/v1", ApiServer.TOKEN, Version.UNVERSIONED);
    assertThatThrownBy(() -> client.fetchObject("me", User.class))
        .isInstanceOfSatisfying(
            FacebookNetworkException.class, e -> assertThat(e.getHttpStatusCode()).isEqualTo(429));
  }

  @Test
  void a_token_that_is_not_live_is_190() {
    var refused = refused(client("ev_at_gone"));
    assertThat(refused.getErrorCode()).isEqualTo(190);
    assertThat(refused.getHttpStatusCode()).isEqualTo(401);
  }

  @Test
  void a_token_in_the_url_is_190_and_says_where_it_belongs() {
    var client = client(ApiServer.TOKEN);
    client.setHeaderAuthorization(false);
    var refused = refused(client);
    assertThat(refused.getErrorCode()).isEqualTo(190);
    assertThat(refused.getErrorMessage()).contains("a token stands in the URL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      quoteCharacter = '"',
      value = {
        "fields:id,shoe_size:is not a field of a person",
        "fields:id,:(#100) The text ends too early",
        "metadata:1:'metadata' can only be 0 or false",
        "ids:1,2:'ids' is not taken",
        "appsecret_proof:00ff:'appsecret_proof' cannot be checked here",
        "suppress_http_code:1:'suppress_http_code' can only be 0 or false",
        "locale:<script>:'locale' is no locale",
        "since:yesterday:'since' is not a parameter of /v1/me"
      })
  void a_parameter_that_would_change_the_answer_is_100(String name, String value, String message) {
    var refused = refused(client(ApiServer.TOKEN), Parameter.with(name, value));
    assertThat(refused.getErrorCode()).isEqualTo(100);
    assertThat(refused.getErrorMessage()).contains(message);
  }

  @Test
  void deleting_what_cannot_be_deleted_is_100() {
    var refused =
        catchThrowableOfType(
            FacebookOAuthException.class, () -> client(ApiServer.TOKEN).deleteObject("me"));
    assertThat(refused.getErrorCode()).isEqualTo(100);
    assertThat(refused.getHttpStatusCode()).isEqualTo(400);
  }

  @Test
  void a_fault_of_ours_is_1_and_passes() {
    var refused = refused(client("boom"));
    assertThat(refused.getErrorCode()).isEqualTo(1);
    assertThat(refused.getIsTransient()).isTrue();
  }
}
