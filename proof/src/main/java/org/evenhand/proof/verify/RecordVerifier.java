package org.evenhand.proof.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.Tile;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a whole record, or its public half, as {@code docs/public-log.md} §9 says. Reads only;
 * the server may be running. Memory is bounded for a record of any size.
 */
public final class RecordVerifier {
  private final Trust trust;
  private final @Nullable Earlier earlier;
  private final Progress progress;
  private final EntryVisitor visitor;
  private final Findings findings = new Findings();

  private RecordVerifier(
      Trust trust, @Nullable Earlier earlier, Progress progress, EntryVisitor visitor) {
    this.trust = trust;
    this.earlier = earlier;
    this.progress = progress;
    this.visitor = visitor;
  }

  /**
   * Verifies.
   *
   * @param subject a record, or its public half; a proof is checked by {@link LineProof}
   * @param trust whom to believe
   * @param earlier a checkpoint that the log must have grown from; null if none was kept
   * @throws IOException if something that is there can't be read
   */
  public static Report verify(
      Subject subject, Trust trust, @Nullable Earlier earlier, Progress progress)
      throws IOException {
    return verify(subject, trust, earlier, progress, EntryVisitor.none());
  }

  /**
   * Verifies, and tells what the public log says on the way.
   *
   * @param visitor hears each entry once it is proven
   * @throws IOException if something that is there can't be read
   */
  public static Report verify(
      Subject subject,
      Trust trust,
      @Nullable Earlier earlier,
      Progress progress,
      EntryVisitor visitor)
      throws IOException {
    var verifier = new RecordVerifier(trust, earlier, progress, visitor);
    switch (subject) {
      case Subject.WholeRecord(var folder) ->
          verifier.verify(new FolderSource(folder.resolve("public"), "public/"), folder);
      case Subject.PublicFolder(var folder) -> verifier.verify(new FolderSource(folder, ""), null);
      case Subject.PublicAddress(var address) -> {
        try (var source = new WebSource(address)) {
          verifier.verify(source, null);
        }
      }
      case Subject.ProofFile(var file) ->
          throw new IllegalArgumentException(file + " is the proof of one line, not a record");
    }
    return verifier.findings.report();
  }

  private void verify(LogSource source, @Nullable Path record) throws IOException {
    var signatures = new Signatures(source, trust, findings);
    var checkpoint = signatures.checkpoint();
    if (checkpoint.isPresent()) {
      var now = checkpoint.get();
      visitor.checkpoint(now);
      findings.note(
          "the checkpoint: " + now.origin() + ", " + now.size() + " entries, root " + root(now));
      verify(source, record, now, signatures);
    }
  }

  private static String root(Checkpoint checkpoint) {
    return checkpoint.text().lines().skip(2).findFirst().orElse("");
  }

  private void verify(
      LogSource source, @Nullable Path record, Checkpoint checkpoint, Signatures signatures)
      throws IOException {
    var log = new LogTiles(source, checkpoint.size());
    long wanted = earlier == null ? visitor.earlierSize() : earlier.checkpoint().size();
    var tree = new TilesCheck(log, checkpoint, wanted, findings, progress).check();
    if (earlier != null) {
      earlier.check(checkpoint, tree.earlier(), findings);
    } else if (tree.earlier().length > 0 && tree.truth() != TilesCheck.Truth.NONE) {
      visitor.earlier(tree.earlier());
    }
    var workers = Workers.start();
    try (var frames = frames(record, workers)) {
      var seals = frames == null ? SealCheck.none() : new RecordCheck(frames, findings, progress);
      // Without the root nothing leads anywhere: what is read then is compared, and not told.
      var told = tree.truth() == TilesCheck.Truth.NONE ? EntryVisitor.none() : visitor;
      var files = new FilesCheck(record, source, findings, progress, told);
      var rules = new EntryRules(findings, seals, files, told);
      new BundlesCheck(log, tree.truth(), findings, rules, progress).check();
      keys(rules, signatures);
    } finally {
      workers.shutdownNow();
    }
    strangers(log);
    limits(record);
  }

  private @Nullable RecordFrames frames(@Nullable Path record, ExecutorService workers)
      throws IOException {
    if (record == null) {
      return null;
    }
    if (!Files.isDirectory(record.resolve("log"))) {
      findings.wrong(RecordFrames.FOLDER, 0, "it is missing");
      return null;
    }
    return new RecordFrames(record, findings, workers);
  }

  private void keys(EntryRules rules, Signatures signatures) {
    if (rules.hasGap()) {
      findings.unchecked("whether the log announced its keys: not all entries could be read");
    } else {
      signatures.check(rules.standing(), rules.announced());
    }
    if (earlier != null) {
      signatures
          .refusal(earlier.note(), rules.announced())
          .ifPresent(why -> findings.wrong(earlier.file(), 0, "it is not to be believed: " + why));
    }
  }

  /** Files in the log's folder that belong to no tree of this size. */
  private void strangers(LogTiles log) throws IOException {
    long[] beyond = {0};
    log.source()
        .walk(path -> {
          if (path.startsWith("tile/")) {
            beyond[0] += isWithin(log, path) ? 0 : 1;
          } else if (!path.startsWith("tally/")
              && !path.equals("checkpoint")
              && !path.equals("key")) {
            findings.note(log.source().name(path) + " is no file of the log");
          }
        });
    if (beyond[0] > 0) {
      findings.note(
          beyond[0]
              + " files under "
              + log.source().name("tile/")
              + " are beyond the checkpoint's size, or of no log: no signature covers them");
    }
  }

  private static boolean isWithin(LogTiles log, String path) {
    try {
      var tile = Tile.parse(path.replaceFirst("^tile/entries/", "tile/0/"));
      int width = log.width(tile.level(), tile.index());
      return tile.width() <= width;
    } catch (Malformed stranger) {
      return false;
    }
  }

  private void limits(@Nullable Path record) {
    if (record == null) {
      findings.unchecked(
          "the record itself and its segments: only the public half is here. What the seals say of"
              + " their frames rests on whoever has those");
    } else {
      findings.unchecked(
          "whether each access was rightly decided, and what is sealed under people's keys: that"
              + " takes the keys");
    }
    findings.unchecked(
        "whether segments and tallies count rightly: their bytes are those that were published");
  }
}
