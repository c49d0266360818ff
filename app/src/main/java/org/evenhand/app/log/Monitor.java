package org.evenhand.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.Policy;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.SignedNote;
import org.evenhand.proof.Tile;
import org.evenhand.proof.TileTree;
import org.evenhand.proof.VerifierKey;
import org.evenhand.record.seal.Folder;
import tools.jackson.databind.JsonNode;

/**
 * Follows somebody's log: believes a checkpoint only under a known key, and only if all that was
 * seen before is still in it; reads every new entry, each proven.
 */
public final class Monitor {
  private final RemoteLog remote;
  private final Consumer<String> out;
  private final SeenNotes seen;
  private final KnownKeys keys;
  private final String origin;
  private long sealedTo;

  private Monitor(
      RemoteLog remote, Consumer<String> out, SeenNotes seen, KnownKeys keys, String origin) {
    this.remote = remote;
    this.out = out;
    this.seen = seen;
    this.keys = keys;
    this.origin = origin;
  }

  /**
   * Begins to follow a log, or goes on.
   *
   * @param state the folder of what was seen, for this log alone
   * @param given keys to believe it by; if none were ever given, its own word is taken, and said so
   * @param out what there is to tell, line by line
   * @throws IllegalArgumentException if the state is that of a log with other keys
   */
  public static Monitor open(
      RemoteLog remote, Folder state, List<VerifierKey> given, Consumer<String> out)
      throws IOException {
    var keys = KnownKeys.open(state);
    if (keys.isEmpty()) {
      keys.add(given.isEmpty() ? itsOwn(remote, out) : given);
      keys.keep();
    }
    for (var key : given) {
      if (!keys.knows(key)) {
        throw new IllegalArgumentException(
            "the state follows a log with other keys than " + key + "; choose another --state");
      }
    }
    var origin = keys.standing().getFirst().name();
    return new Monitor(remote, out, new SeenNotes(state), keys, origin);
  }

  private static List<VerifierKey> itsOwn(RemoteLog remote, Consumer<String> out)
      throws IOException {
    var keys = KnownKeys.parseAll(new String(remote.need("key"), UTF_8));
    out.accept("No key was given; from here on the log's own is believed:");
    keys.forEach(key -> out.accept("  " + EntryLine.printable(key.toString())));
    return keys;
  }

  /**
   * Looks once.
   *
   * @return how many entries are new
   * @throws LogContradicts if the log was forked, rolled back, is not rightly signed, or announces
   *     a key that is none
   * @throws IOException if it cannot be reached, or a file is missing, which proves nothing
   */
  public long look() throws IOException, LogContradicts {
    var note = newest();
    var shown = Optional.<Checkpoint>empty();
    try {
      shown = Optional.of(Checkpoint.parse(note.text()));
      var policy = new Policy(origin, keys.standing(), List.of(), 0);
      return grown(policy.verify(note).checkpoint(), note);
    } catch (ProofException wrong) {
      throw contradiction(String.valueOf(wrong.getMessage()), shown, note);
    }
  }

  private SignedNote newest() throws IOException, LogContradicts {
    var bytes = remote.need("checkpoint");
    try {
      return SignedNote.parse(bytes);
    } catch (ProofException wrong) {
      throw new LogContradicts(
          remote.prefix() + ": its checkpoint is no signed note: " + wrong.getMessage());
    }
  }

  private long grown(Checkpoint shown, SignedNote note)
      throws IOException, ProofException, LogContradicts {
    var last = seen.last(origin);
    long from = last.map(Checkpoint::size).orElse(0L);
    if (shown.size() < from) {
      throw contradiction(
          "rolled back from " + from + " entries to " + shown.size(), Optional.of(shown), note);
    }
    var tree = TileTree.open(remote.whole(), shown);
    if (last.isPresent() && !Arrays.equals(before(tree, from), last.get().root())) {
      throw contradiction(
          "forked: its " + from + " entries are not those that were seen",
          Optional.of(shown),
          note);
    }
    read(tree, from);
    // A crash before this line tells the same entries again: twice is better than never.
    keys.keep();
    seen.keep(origin, note);
    return shown.size() - from;
  }

  private static byte[] before(TileTree tree, long size) throws IOException, ProofException {
    return size == tree.size() ? tree.root() : tree.at(size).root();
  }

  private void read(TileTree tree, long from) throws IOException, ProofException {
    int width = Tile.WIDTH;
    for (long index = from; index < tree.size(); index = (index / width + 1) * width) {
      var entries = tree.entries(index / width).entries();
      for (int i = (int) (index % width); i < entries.size(); i++) {
        read(index / width * width + i, entries.get(i));
      }
    }
  }

  private void read(long index, byte[] entry) throws Malformed {
    EntryLine.of(index, entry).ifPresent(out);
    var json = EntryLine.json(entry);
    if (json.isPresent()) {
      learn(index, json.get());
      if (json.get().path("type").asString("").equals("seal")) {
        sealedTo = json.get().path("to").asLong(sealedTo);
      }
    }
  }

  // The log signed it, so this is no accident of the network: who goes on would lose its keys.
  private void learn(long index, JsonNode json) throws Malformed {
    try {
      keys.learn(json, origin);
    } catch (Malformed none) {
      throw new Malformed("entry " + index + " announces no key: " + none.getMessage());
    }
  }

  private LogContradicts contradiction(String what, Optional<Checkpoint> shown, SignedNote note)
      throws IOException {
    var kept = shown.isEmpty() ? "" : "; " + kept(shown.get(), note);
    return new LogContradicts(EntryLine.printable(remote.prefix() + ": " + what) + kept);
  }

  private String kept(Checkpoint shown, SignedNote note) throws IOException {
    var place = seen.keepEvidence(origin, shown, note);
    if (place.isEmpty()) {
      return "as many checkpoints are kept already as there is room for";
    }
    boolean both = seen.note(origin).isPresent();
    return (both ? "both checkpoints are kept in " : "its checkpoint is kept in ") + place.get();
  }

  /** The last position of the record that a seal was read of; 0 before the first. */
  public long sealedTo() {
    return sealedTo;
  }

  /** How many entries were seen. */
  public long size() throws IOException {
    return seen.last(origin).map(Checkpoint::size).orElse(0L);
  }
}
