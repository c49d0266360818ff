package org.evenhand.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.VerifierKey;
import org.evenhand.record.seal.Folder;
import tools.jackson.databind.JsonNode;

/**
 * The keys that a follower believes a log by. It begins with those that it was given; from then on
 * the log's own entries, under keys that are believed already, add and retire them.
 */
final class KnownKeys {
  private static final String FILE = "keys";
  private static final String RETIRED = "retired ";
  private static final int MOST = 1_000;

  private final Folder folder;
  private final Set<VerifierKey> standing = new LinkedHashSet<>();
  private final Set<VerifierKey> retired = new LinkedHashSet<>();

  private KnownKeys(Folder folder) {
    this.folder = folder;
  }

  static KnownKeys open(Folder folder) throws IOException {
    var keys = new KnownKeys(folder);
    var text = folder.read(FILE);
    if (text.isPresent()) {
      for (var line : new String(text.get(), UTF_8).lines().toList()) {
        boolean gone = line.startsWith(RETIRED);
        (gone ? keys.retired : keys.standing)
            .add(parse(gone ? line.substring(RETIRED.length()) : line));
      }
    }
    return keys;
  }

  /** Reads the keys in a file such as {@code /log/key}. */
  static List<VerifierKey> parseAll(String text) throws IOException {
    var keys = new ArrayList<VerifierKey>();
    for (var line : text.lines().limit(MOST).toList()) {
      keys.add(parse(line));
    }
    if (keys.isEmpty()) {
      throw new IOException("there is no key in the file of keys");
    }
    return keys;
  }

  private static VerifierKey parse(String line) throws IOException {
    try {
      return VerifierKey.parse(line);
    } catch (ProofException none) {
      throw new IOException(
          "no verifier key: " + EntryLine.printable(line) + " (" + none.getMessage() + ")", none);
    }
  }

  boolean isEmpty() {
    return standing.isEmpty();
  }

  /** Whether it stands, or stood once. */
  boolean knows(VerifierKey key) {
    return standing.contains(key) || retired.contains(key);
  }

  /** Those that a checkpoint is believed by. */
  List<VerifierKey> standing() {
    return List.copyOf(standing);
  }

  void add(List<VerifierKey> keys) {
    standing.addAll(keys);
  }

  /**
   * Takes a proven entry of the log; others than keys mean nothing here.
   *
   * @throws Malformed if it is the entry of a key and holds none
   */
  void learn(JsonNode entry, String origin) throws Malformed {
    if (!entry.path("type").asString("").equals("key") || knows() >= MOST) {
      return;
    }
    var key = VerifierKey.parse(entry.path("key").asString(""));
    switch (entry.path("act").asString("")) {
      case "added" -> {
        if (key.name().equals(origin) && !retired.contains(key)) {
          standing.add(key);
        }
      }
      case "retired" -> {
        // The last one stays: a log that retires itself whole is followed by the key it had.
        if (standing.size() > 1 && standing.remove(key)) {
          retired.add(key);
        }
      }
      default -> {
        // An act of a later version of the format; the keys that we know go on standing.
      }
    }
  }

  private int knows() {
    return standing.size() + retired.size();
  }

  void keep() throws IOException {
    var lines =
        Stream.concat(
            standing.stream().map(VerifierKey::toString),
            retired.stream().map(key -> RETIRED + key));
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line).append('\n'));
    folder.write(FILE, text.toString().getBytes(UTF_8));
  }
}
