package org.evenhand.app.demo.pages;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an app does to be let in and to call: OAuth 2.1's code flow with PKCE (RFC 7636, S256), and
 * the data API.
 */
final class OAuthClient {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final URI base;
  private final HttpClient http;
  private final JsonMapper json = new JsonMapper();

  /** Of a server in the clear. */
  OAuthClient(URI base) {
    this(base, HttpClient.newBuilder());
  }

  /** Of a server that a context of TLS knows. */
  OAuthClient(URI base, SSLContext tls) {
    this(base, HttpClient.newBuilder().sslContext(tls));
  }

  private OAuthClient(URI base, HttpClient.Builder http) {
    this.base = base;
    this.http = http.connectTimeout(PATIENCE).build();
  }

  /**
   * A token, and what it may ask for.
   *
   * @param token the access token
   * @param scope the data types granted
   */
  record Granted(String token, Set<String> scope) {
    Granted {
      scope = Set.copyOf(scope);
    }

    @Override
    public String toString() {
      return "Granted" + scope;
    }
  }

  /**
   * What came back, exactly.
   *
   * @param path what was asked
   * @param status the HTTP status
   * @param record the position of the frame that allows the answer; empty where there is none
   * @param body the answer, laid out for reading
   */
  record Answer(String path, int status, String record, String body) {}

  /** Where a person's browser is sent to be asked. */
  URI authorize(ClientApp app, String state, String verifier) {
    var query = new TreeMap<String, String>();
    query.put("response_type", "code");
    query.put("client_id", app.clientId());
    query.put("redirect_uri", app.redirect().toString());
    query.put("scope", String.join(" ", app.role().asks()));
    query.put("state", state);
    query.put("code_challenge", challenge(verifier));
    query.put("code_challenge_method", "S256");
    return URI.create(base + "/oauth2/authorize?" + form(query));
  }

  /**
   * Turns the code that came back into a token.
   *
   * @throws IOException if the platform refuses, with what it said
   */
  Granted exchange(ClientApp app, String code, String verifier)
      throws IOException, InterruptedException {
    var fields = new TreeMap<String, String>();
    fields.put("grant_type", "authorization_code");
    fields.put("code", code);
    fields.put("redirect_uri", app.redirect().toString());
    fields.put("code_verifier", verifier);
    var credentials = (encoded(app.clientId()) + ":" + encoded(app.secret())).getBytes(UTF_8);
    var request =
        HttpRequest.newBuilder(URI.create(base + "/oauth2/token"))
            .timeout(PATIENCE)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials))
            .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("the platform gave no token: " + answer.body());
    }
    var token = json.readTree(answer.body());
    var scope = token.path("scope").asString("");
    return new Granted(
        token.path("access_token").asString(), new TreeSet<>(Arrays.asList(scope.split(" ", -1))));
  }

  /** Calls the data API. */
  Answer call(String path, String token) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(PATIENCE)
            .header("Authorization", "Bearer " + token)
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(
        path,
        answer.statusCode(),
        answer.headers().firstValue("Evenhand-Record").orElse(""),
        laidOut(answer.body()));
  }

  private String laidOut(String body) {
    return body.startsWith("{")
        ? json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(body))
        : body;
  }

  private static String challenge(String verifier) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
