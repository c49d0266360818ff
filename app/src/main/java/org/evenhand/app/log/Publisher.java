package org.evenhand.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.Policy;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.TileReader;
import org.evenhand.proof.TileTree;
import org.evenhand.proof.VerifierKey;
import tools.jackson.databind.JsonNode;

/**
 * Copies a log to where others read it: what the copy lacks, proven before it is written and again
 * as it comes back, the checkpoint last. So whoever reads the copy meanwhile sees the old log or
 * the new one, whole.
 *
 * <p>Of what the copy had before, its edge is looked at each time: the last tile of each level, the
 * last bundle, the tallies named there. That it is whole is only known by looking at all of it.
 */
public final class Publisher {
  private static final String CHECKPOINT = "checkpoint";
  private static final String KEY = "key";

  private final TileReader source;
  private final PublicTarget target;
  private int written;

  /**
   * A publisher.
   *
   * @param source the folder {@code public/} of a platform
   * @param target the copy
   */
  public Publisher(TileReader source, PublicTarget target) {
    this.source = source;
    this.target = target;
  }

  /**
   * What was done.
   *
   * @param from how many entries the copy had
   * @param size how many it has
   * @param written how many files were written
   * @param mended how many of them the copy should have had
   */
  public record Published(long from, long size, int written, int mended) {}

  /**
   * Brings the copy up to date. What was cut short is completed by doing it again.
   *
   * @param keys to believe the log by; its own file of keys if there are none
   * @param whole whether all that the copy has is held against the log, and what is missing or
   *     altered is written anew; otherwise only its edge is
   * @throws LogContradicts if the log is not what it signed, or the copy is not its past
   */
  public Published publish(List<VerifierKey> keys, boolean whole)
      throws IOException, LogContradicts {
    written = 0;
    try {
      var keyFile = need(source, KEY);
      var note = SignedNote.parse(need(source, CHECKPOINT));
      var known = keys.isEmpty() ? KnownKeys.parseAll(new String(keyFile, UTF_8)) : keys;
      var policy = new Policy(known.getFirst().name(), known, List.of(), 0);
      var tree = TileTree.open(source, policy.verify(note).checkpoint());
      long from = earlier(tree, policy.origin());
      var fresh = LogPath.grown(from, tree.size());
      var paths =
          new LinkedHashSet<>(whole ? LogPath.grown(0, tree.size()) : LogPath.edge(tree.size()));
      fresh.forEach(paths::remove);
      copy(tree, paths);
      int mended = written;
      copy(tree, fresh);
      paths.addAll(fresh);
      write(KEY, keyFile);
      write(CHECKPOINT, note.bytes());
      check(paths, tree);
      return new Published(from, tree.size(), written, mended);
    } catch (ProofException wrong) {
      throw new LogContradicts("the log is not what it signed: " + wrong.getMessage());
    }
  }

  private static byte[] need(TileReader from, String path) throws IOException {
    return from.read(path).orElseThrow(() -> new IOException("there is no " + path));
  }

  /** How many entries the copy has: a past of this tree, or nothing is touched. */
  private long earlier(TileTree tree, String origin)
      throws IOException, ProofException, LogContradicts {
    var there = target.read(CHECKPOINT);
    if (there.isEmpty()) {
      return 0;
    }
    var past = readable(there.get());
    if (!past.origin().equals(origin)) {
      throw new LogContradicts("the target holds another log, " + past.origin());
    }
    if (past.size() > tree.size()) {
      throw new LogContradicts(
          "the target has "
              + past.size()
              + " entries, but the log only "
              + tree.size()
              + ": it was rolled back, or this is an old backup");
    }
    var root = past.size() == tree.size() ? tree.root() : tree.at(past.size()).root();
    if (!Arrays.equals(root, past.root())) {
      throw new LogContradicts("the target's " + past.size() + " entries are not this log's");
    }
    return past.size();
  }

  private static Checkpoint readable(byte[] note) throws LogContradicts {
    try {
      return Checkpoint.parse(SignedNote.parse(note).text());
    } catch (ProofException altered) {
      throw new LogContradicts(
          "the target's checkpoint can't be read ("
              + altered.getMessage()
              + "): remove it, and what it copies is written anew");
    }
  }

  private void copy(TileTree tree, Collection<LogPath> paths)
      throws IOException, ProofException, LogContradicts {
    for (var path : paths) {
      if (path.isBundle()) {
        var bundle = tree.entries(path.tile().index());
        write(path.path(), bundle.bytes());
        tallies(bundle.entries());
      } else {
        write(path.path(), hashes(tree, path));
      }
    }
  }

  private static byte[] hashes(TileTree tree, LogPath path) throws IOException, ProofException {
    var bytes = new ByteArrayOutputStream();
    tree.tile(path.tile().level(), path.tile().index()).forEach(bytes::writeBytes);
    return bytes.toByteArray();
  }

  /** The tallies that these entries name; one that is not what its entry says is not passed on. */
  private void tallies(List<byte[]> entries) throws IOException, LogContradicts {
    for (var entry : entries) {
      var json = EntryLine.json(entry);
      if (json.isPresent() && json.get().path("type").asString("").equals("tally")) {
        tally(json.get());
      }
    }
  }

  private void tally(JsonNode entry) throws IOException, LogContradicts {
    var path = "tally/" + entry.path("hour").asString("") + ".csv";
    if (!LogFiles.isTally(path)) {
      throw new LogContradicts("an entry names a tally that cannot be");
    }
    var bytes = need(source, path);
    if (!sha256(bytes).equals(entry.path("sha256").asString(""))) {
      throw new LogContradicts(path + " is not the file that the log names");
    }
    write(path, bytes);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  private void write(String path, byte[] bytes) throws IOException {
    var there = target.read(path);
    if (there.isEmpty() || !Arrays.equals(there.get(), bytes)) {
      target.write(path, bytes);
      written++;
    }
  }

  /** The copy as a reader finds it. */
  private void check(Collection<LogPath> paths, TileTree tree)
      throws IOException, ProofException, LogContradicts {
    var note = SignedNote.parse(need(target, CHECKPOINT));
    var copied = Checkpoint.parse(note.text());
    if (copied.size() != tree.size() || !Arrays.equals(copied.root(), tree.root())) {
      throw new LogContradicts("the target gives another checkpoint back than it was given");
    }
    var copy = TileTree.open(target, copied);
    for (var path : paths) {
      if (path.isBundle()) {
        copy.entries(path.tile().index());
      } else {
        hashes(copy, path);
      }
    }
  }
}
