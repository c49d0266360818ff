package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationResponse;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.rar.AuthorizationDetail;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.KeyedApp;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pushed, rich, and bound to a key, all at once, by clients that others wrote and that we leave as
 * they are: Nimbus's SDK, and oauth4webapi from npm where Node is present.
 */
class UnmodifiedClientsTest {
  // .ci/run fetches it there; a test run alone never uses the network.
  private static final Path MODULES = Path.of("target/interop-node/node_modules").toAbsolutePath();
  private static final String DETAILS =
      "[{\"type\":\"evenhand_data\",\"datatypes\":[\"profile.name\",\"friends\"],"
          + "\"purpose\":\"Personalisation\",\"duration\":\"P30D\"}]";
  private static final JsonMapper JSON = new JsonMapper();
  private static DemoServer server;
  private static DemoServer.App app;
  private static OAuthApp maps;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
    app = server.app("sunny-maps");
    maps = new OAuthApp(server, app);
  }

  private static List<String> types(AuthorizationDetail detail) {
    return ((List<?>) detail.toJSONObject().get("datatypes"))
        .stream().map(String::valueOf).toList();
  }

  @Test
  void nimbus_pushes_a_rich_request_and_gets_data_with_a_bound_token() throws Exception {
    var phone = new KeyedApp(server, app);
    var begun = begun(phone, new State(), new CodeVerifier());
    var back =
        maps.answered(
            new WebClient(server),
            server.nextPerson(),
            begun,
            form -> form.unticked("type", "friends"));
    var code = new AuthorizationCodeGrant(maps.code(back, begun), app.redirect(), begun.verifier());
    var first = OAuthApp.tokens(phone.token(code), all -> all);
    var second =
        OAuthApp.tokens(phone.token(new RefreshTokenGrant(first.getRefreshToken())), all -> all);
    for (var tokens : List.of(first, second)) {
      var access = tokens.getDPoPAccessToken();
      assertThat(access.getAuthorizationDetails())
          .singleElement()
          .satisfies(detail -> assertThat(types(detail)).containsExactly("profile.name"));
      var told = maps.introspect(access).toSuccessResponse();
      assertThat(told.getAuthorizationDetails()).isEqualTo(access.getAuthorizationDetails());
      assertThat(told.getJWKThumbprintConfirmation().getValue().toString())
          .isEqualTo(phone.thumbprint());
      assertThat(data(phone, access)).isEqualTo(200);
    }
  }

  private static int data(KeyedApp phone, DPoPAccessToken access) {
    return phone.call("/v1/me?fields=id,name", access).getStatusCode();
  }

  private static OAuthApp.Begun begun(KeyedApp phone, State state, CodeVerifier verifier)
      throws Exception {
    var id = new ClientID(app.id());
    var asked =
        new AuthorizationRequest.Builder(ResponseType.CODE, id)
            .redirectionURI(app.redirect())
            .authorizationDetails(AuthorizationDetail.parseList(DETAILS))
            .state(state)
            .codeChallenge(verifier, CodeChallengeMethod.S256)
            .build();
    var push =
        new PushedAuthorizationRequest(
                maps.metadata().getPushedAuthorizationRequestEndpointURI(),
                new ClientSecretBasic(id, new Secret(app.secret())),
                asked)
            .toHTTPRequest();
    var pushed = PushedAuthorizationResponse.parse(phone.sent(push, null)).toSuccessResponse();
    var request =
        new AuthorizationRequest.Builder(pushed.getRequestURI(), id)
            .endpointURI(maps.metadata().getAuthorizationEndpointURI())
            .build();
    return new OAuthApp.Begun(request.toURI(), state, verifier);
  }

  private static void need(boolean present, String skipped) {
    if (!present) {
      System.out.println(skipped);
    }
    assumeTrue(present, skipped);
  }

  private static boolean isOnPath(String program) {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  @Test
  void a_client_in_javascript_pushes_a_rich_request_and_gets_data_with_a_bound_token()
      throws Exception {
    need(isOnPath("node"), "skipped: no Node");
    need(Files.isDirectory(MODULES.resolve("oauth4webapi")), "skipped: no oauth4webapi");
    var program = Path.of("src/test/interop/node/flow.mjs").toAbsolutePath().toString();
    var base = server.base().toString();
    var process =
        new ProcessBuilder("node", program, MODULES.toString(), base, app.redirect().toString())
            .redirectErrorStream(true)
            .start();
    try (var in = process.outputWriter(StandardCharsets.UTF_8);
        var out =
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      var told = Map.of("id", app.id(), "secret", app.secret(), "details", DETAILS);
      in.write(JSON.writeValueAsString(told) + "\n");
      in.flush();
      in.write(consent(line(out)) + "\n");
      in.flush();
      got(JSON.readTree(line(out)));
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  /** The person's part, in a browser of theirs. */
  private static URI consent(String address) {
    var begun = new OAuthApp.Begun(URI.create(address), new State(), new CodeVerifier());
    return maps.answered(new WebClient(server), server.nextPerson(), begun, HtmlForm::itself);
  }

  private static void got(JsonNode got) {
    assertThat(got.path("type").asString()).isEqualTo("dpop");
    assertThat(got.path("bound").asBoolean()).isTrue();
    var granted = got.path("details").path(0);
    assertThat(granted.path("datatypes").valueStream().map(JsonNode::asString).toList())
        .containsExactly("friends", "profile.name");
    assertThat(granted.path("duration").asString()).isEqualTo("P30D");
    assertThat(got.path("introspected")).isEqualTo(got.path("details"));
    assertThat(got.path("refreshed")).isEqualTo(got.path("details"));
    for (var call : List.of("me", "again")) {
      assertThat(got.path(call).path("status").asInt()).isEqualTo(200);
      assertThat(got.path(call).path("body").path("name").asString()).isNotEmpty();
    }
  }

  /** A line of its output; if it says something else, that is the failure. */
  private static String line(BufferedReader out) throws Exception {
    var line = out.readLine();
    if (line == null || !(line.startsWith("{") || line.startsWith("http"))) {
      throw new AssertionError(line + "\n" + out.lines().toList());
    }
    return line;
  }
}
