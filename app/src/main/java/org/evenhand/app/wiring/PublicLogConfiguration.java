package org.evenhand.app.wiring;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.evenhand.app.log.HttpWitness;
import org.evenhand.proof.VerifierKey;
import org.evenhand.record.seal.Passphrase;

/**
 * What the public log is called, what its keys are closed with, and who is asked to cosign it.
 *
 * @param name the log's origin; it never changes
 * @param passphrase of its key files
 * @param witnesses whom to ask
 */
public record PublicLogConfiguration(
    String name, Passphrase passphrase, List<WitnessAddress> witnesses) {
  // A seal comes each second, and its checkpoint waits no longer than one for them all.
  private static final Duration PATIENCE = Duration.ofMillis(900);

  /**
   * A witness.
   *
   * @param url its submission prefix
   * @param key its verifier key
   */
  public record WitnessAddress(URI url, VerifierKey key) {}

  /** Keeps a copy. */
  public PublicLogConfiguration {
    witnesses = List.copyOf(witnesses);
  }

  /** A log whose keys are closed with the passphrase that the environment gives, if any. */
  public static PublicLogConfiguration of(String name, List<WitnessAddress> witnesses) {
    return new PublicLogConfiguration(name, fromEnvironment(), witnesses);
  }

  /** The passphrase of key files in {@code EVENHAND_LOG_PASSPHRASE}; none if that is not set. */
  public static Passphrase fromEnvironment() {
    return Passphrase.of(Objects.requireNonNullElse(System.getenv("EVENHAND_LOG_PASSPHRASE"), ""));
  }

  List<HttpWitness> asked() {
    return witnesses.stream()
        .map(witness -> new HttpWitness(witness.url(), witness.key(), PATIENCE))
        .toList();
  }
}
