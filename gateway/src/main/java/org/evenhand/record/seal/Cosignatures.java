package org.evenhand.record.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.evenhand.proof.NoteSignature;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.TileReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all witnesses at once, and waits no longer than a reader of the log should. */
final class Cosignatures {
  private static final Logger LOG = LoggerFactory.getLogger(Cosignatures.class);
  private static final long MOST_MILLIS = 1_000;

  private final List<Witness> witnesses;
  private boolean lacking;

  Cosignatures(List<Witness> witnesses) {
    this.witnesses = witnesses;
  }

  /** The cosignatures that came in time. */
  List<NoteSignature> of(SignedNote note, TileReader tiles) throws IOException {
    if (witnesses.isEmpty()) {
      return List.of();
    }
    var asked = new ArrayList<Callable<List<NoteSignature>>>();
    witnesses.forEach(witness -> asked.add(() -> witness.cosign(note, tiles)));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return gathered(threads.invokeAll(asked, MOST_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while witnesses were asked", interrupted);
    }
  }

  private List<NoteSignature> gathered(
      List<java.util.concurrent.Future<List<NoteSignature>>> answers) throws InterruptedException {
    var signatures = new ArrayList<NoteSignature>();
    var missing = new ArrayList<String>();
    for (var answer : answers) {
      try {
        signatures.addAll(answer.get());
      } catch (ExecutionException refused) {
        missing.add(String.valueOf(refused.getMessage()));
      } catch (CancellationException late) {
        missing.add("no answer within a second");
      }
    }
    // Said once when it begins and once when it ends: a seal comes every second.
    if (missing.isEmpty() == lacking) {
      lacking = !missing.isEmpty();
      LOG.warn(
          lacking ? "Checkpoints lack cosignatures: {}" : "Checkpoints are cosigned again {}",
          missing);
    }
    return signatures;
  }
}
