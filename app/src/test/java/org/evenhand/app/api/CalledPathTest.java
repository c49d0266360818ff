package org.evenhand.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalledPathTest {
  @ParameterizedTest
  @CsvSource({
    "/v1/me, /v1, /v1/me",
    "/v23.0/me, /v23.0, /v1/me",
    "/v1/v23.0/me/friends, /v1/v23.0, /v1/me/friends",
    "/v2.10/me, /v2.10, /v1/me",
    "/v1.0/me, /v1.0, /v1/me",
    "/v23.0, /v23.0, /v1",
    "/v23.0/, /v23.0, /v1/",
    "/v23.0/p_x, /v23.0, /v1/people/p_x",
    "/v1/p_x, /v1, /v1/people/p_x",
    "/v1/ph_x, /v1, /v1/photos/ph_x",
    "/v1/v3.0/ph_x/content, /v1/v3.0, /v1/photos/ph_x/content"
  })
  void a_version_is_read_over_and_an_id_alone_leads_to_its_object(
      String sent, String door, String path) {
    assertThat(CalledPath.of(sent)).isEqualTo(new CalledPath(door, path));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1",
        "/v1/me",
        "/v23",
        "/v23/me",
        "/v.0/me",
        "/v23./me",
        "/v23.0me",
        "/v123.0/me",
        "/v23.0.1/me",
        "/V23.0/me",
        "//v23.0/me",
        "/v23.0%2fme",
        "/v23.0;x/me",
        "/%7623.0/me",
        "/v1/me/v23.0",
        "/v1//v23.0/me",
        "/v2\u06610/me",
        "/v23.0\\me",
        "/me",
        "/",
        ""
      })
  void nothing_else_is_a_version(String sent) {
    assertThat(CalledPath.isVersioned(sent)).isFalse();
  }
}
