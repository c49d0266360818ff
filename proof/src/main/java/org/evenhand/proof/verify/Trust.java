package org.evenhand.proof.verify;

import java.util.List;
import org.evenhand.proof.VerifierKey;

/**
 * Whom a verifier believes.
 *
 * @param keys the log's, had from elsewhere; if there are none, those beside the checkpoint are
 *     believed at first sight
 * @param witnesses their keys
 * @param quorum how many witnesses must have cosigned the checkpoint
 */
public record Trust(List<VerifierKey> keys, List<VerifierKey> witnesses, int quorum) {
  /**
   * Keeps copies.
   *
   * @throws IllegalArgumentException if the keys are of several logs, or nobody can meet the quorum
   */
  public Trust {
    keys = List.copyOf(keys);
    witnesses = List.copyOf(witnesses);
    if (keys.stream().map(VerifierKey::name).distinct().count() > 1) {
      throw new IllegalArgumentException("the keys are of several logs");
    }
    long names = witnesses.stream().map(VerifierKey::name).distinct().count();
    if (quorum < 0 || quorum > names) {
      throw new IllegalArgumentException(
          "a quorum of " + quorum + " of " + names + " witnesses can never be met");
    }
  }

  /** Believes what lies beside the checkpoint. */
  public static Trust atFirstSight() {
    return new Trust(List.of(), List.of(), 0);
  }
}
