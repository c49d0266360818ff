package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.Principal;
import java.time.Instant;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/** Codes that wait to be exchanged. */
class PendingTest {
  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private final Pending pending = new Pending(() -> now);

  @Test
  void a_code_counts_once_and_its_second_use_is_told_from_one_that_came_too_late() {
    pending.putCode("used", new GrantId(1), authorization());
    pending.putCode("slow", new GrantId(2), authorization());
    assertThat(pending.use("used")).isEqualTo(Pending.Use.FIRST);
    assertThat(pending.use("used")).isEqualTo(Pending.Use.AGAIN);

    now = now.plus(Pending.CODE_LIFE);

    assertThat(pending.use("slow")).isEqualTo(Pending.Use.TOO_LATE);
    assertThat(pending.use("used")).isEqualTo(Pending.Use.AGAIN);
    assertThat(pending.use("never given")).isEqualTo(Pending.Use.TOO_LATE);
  }

  private static OAuth2Authorization authorization() {
    var client =
        RegisteredClient.withId("a")
            .clientId("a")
            .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("https://app.example/back")
            .build();
    return OAuth2Authorization.withRegisteredClient(client)
        .principalName("person")
        .attribute(
            Principal.class.getName(), new PersonSession("ann", new PersonId(1), Instant.EPOCH))
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .build();
  }
}
