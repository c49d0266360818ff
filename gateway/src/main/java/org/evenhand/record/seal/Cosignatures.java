package org.evenhand.record.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.evenhand.proof.NoteSignature;
import org.evenhand.proof.ProofException;
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
      return gathered(note, threads.invokeAll(asked, MOST_MILLIS, TimeUnit.MILLISECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while witnesses were asked", interrupted);
    }
  }

  /**
   * Whether the note has room for one more: one of each key, and all together such as every reader
   * takes. A witness that answers with too much must not keep the log from being read.
   */
  private static boolean fits(SignedNote note, List<NoteSignature> had, NoteSignature more) {
    boolean fresh =
        Stream.concat(note.signatures().stream(), had.stream())
            .noneMatch(one -> one.id() == more.id() && one.name().equals(more.name()));
    return fresh && isReadable(note.with(had).with(List.of(more)));
  }

  private static boolean isReadable(SignedNote note) {
    try {
      var _ = SignedNote.parse(note.bytes());
      return true;
    } catch (ProofException tooMuch) {
      return false;
    }
  }

  private List<NoteSignature> gathered(
      SignedNote note, List<java.util.concurrent.Future<List<NoteSignature>>> answers)
      throws InterruptedException {
    var signatures = new ArrayList<NoteSignature>();
    var missing = new LinkedHashSet<String>();
    for (var answer : answers) {
      try {
        for (var one : answer.get()) {
          if (fits(note, signatures, one)) {
            signatures.add(one);
          } else {
            missing.add(one.name() + ": the checkpoint has no room for what it answers");
          }
        }
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
