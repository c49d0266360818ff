package org.evenhand.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.Policy;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.TileTree;
import org.evenhand.proof.VerifierKey;
import org.evenhand.record.seal.Analysis;
import org.evenhand.record.seal.Folder;
import org.evenhand.record.seal.LogEntry;
import org.evenhand.record.seal.LogKeys;
import org.evenhand.record.seal.Passphrase;
import org.evenhand.record.seal.Sealer;
import org.evenhand.record.seal.Witness;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a reader of a public log sees, checked as a stranger would. */
final class PublicLogWorld {
  static final String ORIGIN = "platform.example/log";

  private PublicLogWorld() {}

  static LogKeys keys(Path folder) throws IOException {
    return LogKeys.open(folder, ORIGIN, Passphrase.none());
  }

  static Sealer sealer(Log log, Folder folder, LogKeys keys) throws IOException {
    return sealer(log, folder, keys, List.of());
  }

  static Sealer sealer(Log log, Folder folder, LogKeys keys, List<Witness> witnesses)
      throws IOException {
    return Sealer.open(
        new Sealer.Parts(
            log,
            folder,
            keys,
            witnesses,
            new Counted(),
            (message, cause) -> {
              throw new AssertionError(message, cause);
            }),
        null);
  }

  /** The published checkpoint, if these keys signed it. */
  static Checkpoint checkpoint(Folder folder, List<VerifierKey> keys) {
    return checkpoint(bytes(folder, "public/checkpoint").orElseThrow(), keys);
  }

  static Checkpoint checkpoint(byte[] note, List<VerifierKey> keys) {
    try {
      return new Policy(ORIGIN, keys, List.of(), 0).verify(SignedNote.parse(note)).checkpoint();
    } catch (ProofException refused) {
      throw new AssertionError(refused);
    }
  }

  static Optional<byte[]> bytes(Folder folder, String path) {
    try {
      return folder.read(path);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  static TileTree tree(Folder folder, Checkpoint checkpoint) {
    try {
      return TileTree.open(path -> folder.read("public/" + path), checkpoint);
    } catch (IOException | ProofException refused) {
      throw new AssertionError(refused);
    }
  }

  /** All entries, each proven. */
  static List<String> entries(TileTree tree) {
    var entries = new ArrayList<String>();
    try {
      for (long bundle = 0; bundle * 256 < tree.size(); bundle++) {
        tree.entries(bundle).entries().forEach(entry -> entries.add(new String(entry, UTF_8)));
      }
    } catch (IOException | ProofException refused) {
      throw new AssertionError(refused);
    }
    return entries;
  }

  static JsonNode json(String entry) {
    return new JsonMapper().readTree(entry);
  }

  /** Makes nothing, and tells what it was asked for. */
  static final class Counted implements Analysis {
    @Override
    public void begins(long from) {}

    @Override
    public LogEntry.Segment segment(long from, long to) {
      return new LogEntry.Segment("%012d".formatted(from), from, to, "0".repeat(64));
    }

    @Override
    public Optional<LogEntry.Tally> tally(String hour, boolean lastOfDay) {
      return Optional.of(new LogEntry.Tally(hour, lastOfDay ? 1 : 0, "0".repeat(64)));
    }
  }
}
