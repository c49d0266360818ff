package org.evenhand.app.identity;

import static java.net.http.HttpResponse.BodyHandlers.limiting;
import static java.net.http.HttpResponse.BodyHandlers.ofByteArray;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, section 4), asked for when it is
 * first needed and again after an hour: a provider that is down keeps nobody from starting.
 */
final class Discovery {
  private static final Duration LIFE = Duration.ofHours(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofSeconds(5);
  private static final int MOST_BYTES = 1 << 18;
  private static final List<String> ADDRESSES =
      List.of("authorization_endpoint", "token_endpoint", "jwks_uri");
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final OpenIdSettings settings;
  private final URI redirect;
  private final InstantSource clock;
  private final JsonMapper json = new JsonMapper();
  private final HttpClient http;
  private @Nullable Found found;
  private Instant failed = Instant.MIN;

  Discovery(OpenIdSettings settings, URI redirect, InstantSource clock) {
    this.settings = settings;
    this.redirect = redirect;
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * A provider, found.
   *
   * @param client we, as it knows us
   * @param namesItself whether its answers say who gives them (RFC 9207)
   * @param until when to look again
   */
  record Found(ClientRegistration client, boolean namesItself, Instant until) {}

  /** Looks it up, or remembers. */
  synchronized Found found() throws OpenIdRefused {
    var known = found;
    if (known != null && clock.instant().isBefore(known.until())) {
      return known;
    }
    // One that is down is asked once in a while, or those who wait would wait for one another.
    if (clock.instant().isBefore(failed)) {
      throw OpenIdRefused.unreachable("the provider could not be reached just now", null);
    }
    try {
      var fresh = read(fetched());
      found = fresh;
      return fresh;
    } catch (OpenIdRefused why) {
      failed = clock.instant().plus(PAUSE);
      throw why;
    }
  }

  private Found read(byte[] body) throws OpenIdRefused {
    try {
      Map<String, Object> said = json.readValue(body, OBJECT);
      // Section 4.3: it must be the very issuer that we asked, or another speaks in its name.
      if (!settings.issuer().toString().equals(said.get("issuer"))) {
        throw OpenIdRefused.wrong("the provider names another issuer than the settings do");
      }
      for (var name : ADDRESSES) {
        if (!OpenIdSettings.protectedByTls(URI.create(String.valueOf(said.get(name))))) {
          throw OpenIdRefused.wrong("the provider's " + name + " is not protected by TLS");
        }
      }
      var client =
          ClientRegistrations.fromOidcConfiguration(said)
              .registrationId("openid")
              .clientId(settings.clientId())
              .clientSecret(settings.secret())
              .redirectUri(redirect.toString())
              .scope("openid", "profile")
              .build();
      boolean namesItself =
          Boolean.TRUE.equals(said.get("authorization_response_iss_parameter_supported"));
      return new Found(client, namesItself, clock.instant().plus(LIFE));
    } catch (JacksonException | IllegalArgumentException | IllegalStateException malformed) {
      throw OpenIdRefused.wrong("what the provider says of itself is malformed", malformed);
    }
  }

  private byte[] fetched() throws OpenIdRefused {
    var address = settings.issuer().toString().replaceFirst("/$", "");
    var request =
        HttpRequest.newBuilder(URI.create(address + "/.well-known/openid-configuration"))
            .timeout(PATIENCE)
            .GET()
            .build();
    // The request's own time limit ends with the headers; this one holds for the body, too.
    var coming = http.sendAsync(request, limiting(ofByteArray(), MOST_BYTES));
    try {
      var answer = coming.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (answer.statusCode() != 200) {
        throw OpenIdRefused.unreachable("the provider answers " + answer.statusCode(), null);
      }
      return answer.body();
    } catch (ExecutionException | TimeoutException down) {
      coming.cancel(true);
      throw OpenIdRefused.unreachable("the provider can't be reached", down);
    } catch (InterruptedException e) {
      coming.cancel(true);
      Thread.currentThread().interrupt();
      throw OpenIdRefused.unreachable("interrupted", e);
    }
  }
}
