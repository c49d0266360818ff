package org.evenhand.app.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a witness's operator may set. */
class WitnessSettingsTest {
  private static final String KEY = SmallLog.signer("small.example/log").verifier().toString();
  private static final String LEAST = "name: w.example/1\nlisten: 127.0.0.1:8090\nstate: /srv/w\n";

  @TempDir Path folder;

  private WitnessSettings read(String yaml) throws IOException {
    return WitnessSettings.read(Files.writeString(folder.resolve("witness.yaml"), yaml));
  }

  @Test
  void what_is_set_is_taken_and_a_log_may_have_several_keys() throws IOException {
    var other = SmallLog.signer("small.example/log").verifier();
    var settings =
        read(
            LEAST
                + "logs:\n  - {key: '"
                + KEY
                + "', url: 'https://small.example'}\n  - {key: '"
                + other
                + "'}");
    assertThat(settings.name()).isEqualTo("w.example/1");
    assertThat(settings.listen().getPort()).isEqualTo(8090);
    assertThat(settings.poll()).isEqualTo(Duration.ofMinutes(1));
    assertThat(settings.logs().getFirst().url())
        .isEqualTo(URI.create("https://small.example/log/"));
    assertThat(settings.logs().getLast().url()).isNull();
    assertThat(settings.keys())
        .containsOnlyKeys("small.example/log")
        .containsEntry("small.example/log", List.of(WitnessSettings.key(KEY), other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "logs: []",
        "logs: [x]",
        "logs: [{key: x}]",
        "logs: [{key: 'KEY', more: 1}]",
        "logs: [{key: 'KEY', url: 'ftp://a'}]",
        "logs: [{key: 'KEY'}]\npoll: 0",
        "logs: [{key: 'KEY'}]\npoll: soon",
        "logs: [{key: 'KEY'}]\nlog: x"
      })
  void what_cannot_be_is_refused_with_the_files_name(String rest) {
    assertThatThrownBy(() -> read(LEAST + rest.replace("KEY", KEY)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(folder.resolve("witness.yaml") + ": ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "host", "host:", ":1", "host:-1", "host:65536", "host:x"})
  void what_is_no_address_is_refused(String text) {
    assertThatThrownBy(() -> WitnessSettings.address(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(expected host:port)");
  }
}
