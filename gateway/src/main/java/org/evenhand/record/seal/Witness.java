package org.evenhand.record.seal;

import java.io.IOException;
import java.util.List;
import org.evenhand.proof.NoteSignature;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.TileReader;

/** Somebody who sees each checkpoint and signs that it grew from the one before (tlog-witness). */
@FunctionalInterface
public interface Witness {
  /**
   * Asks for cosignatures.
   *
   * @param checkpoint under the log's own signatures, durable
   * @param tiles what proves that it grew
   * @return the witness's signatures
   * @throws IOException if it cannot be reached in time, or refuses; the message says which
   */
  List<NoteSignature> cosign(SignedNote checkpoint, TileReader tiles) throws IOException;
}
