package org.evenhand.gate.replay;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.evenhand.people.Missing;
import org.evenhand.people.People;
import org.evenhand.record.Change;
import org.evenhand.record.FrameVisitor;
import org.evenhand.record.KeyVault;
import org.evenhand.record.Log;
import org.evenhand.record.LogFiles;
import org.evenhand.record.Table;
import org.evenhand.record.frame.Body;
import org.evenhand.record.frame.FrameCodec;
import org.evenhand.record.frame.Kind;
import org.evenhand.record.frame.RawFrame;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.PersonId;

/**
 * Goes through a record from its beginning and decides once more what it says was decided, each on
 * the facts as of the position that its frame names. Changes nothing.
 *
 * <p>Frames stand in the order of their positions and name the positions of their facts, which rise
 * but for calls that were under way together. So a bounded number of calls waits, and the one with
 * the oldest facts is decided first. Should one come whose facts lie behind what was applied, it is
 * decided in a second pass, which knows beforehand where to stop for it.
 */
public final class Replay {
  private static final int TAG_CACHE = 64 << 20;

  private final Parts parts;
  private final LogFiles files;
  private final FrameCodec codec;

  /**
   * What a replay needs besides the record.
   *
   * @param catalogue the data types
   * @param vault the keys, read only
   * @param tables makes empty tables, for one pass
   * @param copies what imports brought
   */
  public record Parts(
      Catalogue catalogue, KeyVault vault, Supplier<Tables> tables, Copies copies) {}

  /** Tables that are thrown away after a pass. */
  public interface Tables extends AutoCloseable {
    /** The empty table of that name. */
    Table table(String name);

    @Override
    void close();
  }

  /** Finds what imports brought. */
  @FunctionalInterface
  public interface Copies {
    /**
     * Opens them for reading.
     *
     * @param missing to be told of rows that cannot be read whole any more
     */
    People.KeptRows reading(Consumer<Missing> missing);
  }

  /** Over a record's files, which are only read. */
  public Replay(LogFiles files, Parts parts) {
    this.files = files;
    this.parts = parts;
    this.codec = new FrameCodec(parts.catalogue(), parts.vault(), new SecureRandom(), TAG_CACHE);
  }

  /**
   * Decides what stands from one position to another once more.
   *
   * @param from the first position
   * @param until the last position; beyond the end is no error
   */
  public ReplayReport run(long from, long until, ReplayListener listener) {
    var ends = new Ends();
    Log.read(files, 1, Long.MAX_VALUE, ends);
    var tally = new Tally(listener, ends.last);
    var pass = new Pass(parts, files, codec, ends.erasures, tally);
    var late = pass.run(from, until, Map.of());
    if (!late.isEmpty()) {
      new Pass(parts, files, codec, ends.erasures, tally).run(from, until, late);
    }
    return tally.report();
  }

  /** Where the record ends, and who was erased in it. */
  private final class Ends implements FrameVisitor {
    private final Map<PersonId, Long> erasures = new HashMap<>();
    private long last;

    @Override
    public boolean visit(RawFrame frame) {
      if (frame.kind() == Kind.ERASURE
          && codec.body(frame) instanceof Body.Of(Change.Erased(var person))) {
        erasures.put(person, frame.position());
      }
      last = frame.position();
      return true;
    }
  }
}
