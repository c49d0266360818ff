package org.evenhand.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.evenhand.app.log.WitnessProcess;
import org.evenhand.app.log.WitnessSettings;
import org.evenhand.app.log.WitnessSettings.Watched;
import org.evenhand.app.wiring.PublicLogConfiguration.WitnessAddress;
import org.evenhand.proof.Policy;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.VerifierKey;
import org.evenhand.record.seal.LogKeys;
import org.evenhand.record.seal.Passphrase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A platform, its public log, and two real witnesses. */
class WitnessedPlatformTest {
  private static final String ORIGIN = "platform.example/log";

  @TempDir Path folder;
  private final List<WitnessProcess> witnesses = new ArrayList<>();

  private Path data() {
    return folder.resolve("data");
  }

  private List<VerifierKey> keys() throws IOException {
    return LogKeys.open(data().resolve("keys"), ORIGIN, Passphrase.none()).verifiers();
  }

  private WitnessAddress witness(int number) throws IOException {
    var watched = new ArrayList<Watched>();
    for (var key : keys()) {
      watched.add(new Watched(key, null));
    }
    var settings =
        new WitnessSettings(
            "witness.example/w" + number,
            new InetSocketAddress("127.0.0.1", 0),
            folder.resolve("w" + number),
            Duration.ofHours(1),
            watched);
    var witness = WitnessProcess.start(settings, "", InstantSource.system());
    witnesses.add(witness);
    return new WitnessAddress(URI.create("http://127.0.0.1:" + witness.port()), witness.key());
  }

  @AfterEach
  void stop() {
    witnesses.forEach(WitnessProcess::close);
  }

  private Platform open() throws IOException {
    return Platform.open(
        PlatformConfiguration.in(data()),
        InstantSource.system(),
        (message, cause) -> {
          throw new AssertionError(message, cause);
        });
  }

  private Policy.Trusted published(List<WitnessAddress> asked, int quorum) throws Exception {
    var note = SignedNote.parse(Files.readAllBytes(data().resolve("public/checkpoint")));
    var known = asked.stream().map(WitnessAddress::key).toList();
    return new Policy(ORIGIN, keys(), known, quorum).verify(note);
  }

  @Test
  @Timeout(120)
  void two_witnesses_cosign_what_is_published_also_after_a_restart() throws Exception {
    var asked = List.of(witness(1), witness(2));
    var log = new PublicLogConfiguration(ORIGIN, Passphrase.none(), asked);
    try (var platform = open()) {
      platform.publish(log);
      // An answer may come too late for the first checkpoint; the next second's has it.
      awaitBoth(asked);
    }
    long first = published(asked, 0).checkpoint().size();
    try (var platform = open()) {
      platform.publish(log);
    }
    assertThat(published(asked, 0).checkpoint().size()).isGreaterThanOrEqualTo(first);
    assertThat(witnesses).allSatisfy(w -> assertThat(w.sizes().get(ORIGIN)).isEqualTo(first));
  }

  private void awaitBoth(List<WitnessAddress> asked) throws Exception {
    while (published(asked, 0).witnesses().size() < 2) {
      LockSupport.parkNanos(50_000_000);
      assertThat(Thread.interrupted()).as("the test's time is over").isFalse();
    }
    assertThat(published(asked, 2).witnesses()).hasSize(2);
  }

  @Test
  void a_log_without_its_witnesses_is_published_all_the_same() throws Exception {
    var gone = new WitnessAddress(URI.create("http://127.0.0.1:1"), witness(1).key());
    try (var platform = open()) {
      platform.publish(new PublicLogConfiguration(ORIGIN, Passphrase.none(), List.of(gone)));
      assertThat(published(List.of(gone), 0).witnesses()).isEmpty();
    }
  }

  @Test
  void a_log_keeps_its_name_and_its_keys_their_passphrase() throws Exception {
    var closed = Passphrase.of("a fictional phrase");
    try (var platform = open()) {
      platform.publish(new PublicLogConfiguration(ORIGIN, closed, List.of()));
    }
    try (var platform = open()) {
      assertThatThrownBy(() ->
              platform.publish(new PublicLogConfiguration("other.example", closed, List.of())))
          .hasMessageContaining("a log keeps its name");
      assertThatThrownBy(() ->
              platform.publish(new PublicLogConfiguration(ORIGIN, Passphrase.none(), List.of())))
          .hasMessageContaining("EVENHAND_LOG_PASSPHRASE");
    }
  }
}
