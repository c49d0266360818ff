package org.evenhand.record.seal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.InclusionProof;
import org.evenhand.proof.Policy;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.TileTree;
import org.evenhand.proof.VerifierKey;
import org.evenhand.proof.verify.LineProof;
import org.evenhand.proof.verify.LineProof.Part;
import org.evenhand.proof.verify.SealSearch;
import org.evenhand.record.FrameVisitor;
import org.evenhand.record.Log;
import org.evenhand.record.LogFiles;
import org.evenhand.record.frame.FrameTree;
import org.evenhand.record.frame.Kind;
import org.evenhand.record.frame.RawFrame;
import org.jspecify.annotations.Nullable;

/**
 * Makes proofs of single lines from a record and its public log. Reads only, and takes the newest
 * published checkpoint each time: the server may be running. Safe for use by many threads.
 */
public final class LineProofs {
  private final Frames frames;
  private final Folder folder;

  /** Where frames are read. */
  @FunctionalInterface
  public interface Frames {
    /**
     * Shows frames in the order of their positions.
     *
     * @param from the first position
     * @param until the last position
     */
    void scan(long from, long until, FrameVisitor visitor);
  }

  /** What came of it. */
  public sealed interface Made {
    /** A proof, verified against the log's own keys. */
    record Of(LineProof proof) implements Made {}

    /**
     * The position is under no published seal yet.
     *
     * @param sealedTo the last position that is
     */
    record NotSealed(long sealedTo) implements Made {}

    /**
     * There is no such line.
     *
     * @param because what there is instead
     */
    record NoSuchLine(String because) implements Made {}
  }

  /**
   * Makes proofs from these.
   *
   * @param files the record's
   * @param folder the platform's
   */
  public LineProofs(LogFiles files, Folder folder) {
    this((from, until, visitor) -> Log.read(files, from, until, visitor), folder);
  }

  /**
   * Makes proofs from these.
   *
   * @param frames of the open record
   * @param folder the platform's
   */
  public LineProofs(Frames frames, Folder folder) {
    this.frames = frames;
    this.folder = folder;
  }

  /**
   * Proves that a line left.
   *
   * @param position the access's
   * @param line which of its lines, from 0
   * @throws IOException if the record or its public log can't be read, or is not what was signed
   */
  public Made of(long position, int line) throws IOException {
    try {
      var note = SignedNote.parse(need("checkpoint"));
      var tree = TileTree.open(PublicLog.reader(folder), Checkpoint.parse(note.text()));
      var search = new SealSearch(tree);
      var seal = search.over(position);
      return seal.isPresent()
          ? under(tree, note, seal.get(), position, line)
          : new Made.NotSealed(search.sealedTo());
    } catch (ProofException unlike) {
      throw new IOException("the public log is not what was signed: " + unlike.getMessage());
    }
  }

  private byte[] need(String path) throws IOException {
    return folder
        .read(PublicLog.FOLDER + path)
        .orElseThrow(() -> new IOException(PublicLog.FOLDER + path + " is missing"));
  }

  private Made under(TileTree tree, SignedNote note, SealSearch.Found seal, long position, int line)
      throws IOException, ProofException {
    var range = new Range(position);
    frames.scan(seal.from(), seal.to(), range::take);
    var frame = range.wanted;
    if (frame == null || range.leaves.size() != seal.to() - seal.from() + 1) {
      throw new IOException("the record lacks frames that are sealed; 'verify' says which");
    }
    int lines = lines(frame);
    if (line < 0 || line >= lines) {
      var kind = frame.kind().jsonName();
      return new Made.NoSuchLine(
          "position " + position + " is of kind '" + kind + "' and has " + lines + " lines");
    }
    var proof =
        LineProof.of(
            tree.inclusion(seal.index()),
            note,
            seal.entry(),
            InclusionProof.of((int) (position - seal.from()), range.leaves),
            FrameTree.envelope(frame),
            part(frame, FrameTree.HEADER),
            part(frame, FrameTree.FIRST_LINE + line));
    proof.verify(ours());
    return new Made.Of(proof);
  }

  private static int lines(RawFrame frame) {
    return frame.kind() == Kind.ACCESS ? FrameTree.leaves(frame).size() - FrameTree.FIRST_LINE : 0;
  }

  private static Part part(RawFrame frame, int leaf) {
    return new Part(FrameTree.inclusion(frame, leaf), FrameTree.bytes(frame, leaf));
  }

  private Policy ours() throws IOException, ProofException {
    var keys = new ArrayList<VerifierKey>();
    for (var key : new String(need("key"), UTF_8).lines().toList()) {
      keys.add(VerifierKey.parse(key));
    }
    return new Policy(keys.getFirst().name(), keys, List.of(), 0);
  }

  /** The leaves of a seal's frames, and the one frame that is wanted. */
  private static final class Range {
    private final long position;
    private final List<byte[]> leaves = new ArrayList<>();
    private @Nullable RawFrame wanted;

    Range(long position) {
      this.position = position;
    }

    boolean take(RawFrame frame) {
      leaves.add(FrameTree.sealLeaf(frame));
      wanted = frame.position() == position ? frame : wanted;
      return true;
    }
  }
}
