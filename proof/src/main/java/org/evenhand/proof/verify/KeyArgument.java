package org.evenhand.proof.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.proof.ProofException.Malformed;
import org.evenhand.proof.VerifierKey;

/** A key as somebody gives it: the key itself, or a file of keys, one to a line. */
public final class KeyArgument {
  private static final int MOST = 1 << 20;

  private KeyArgument() {}

  /**
   * The keys that are meant.
   *
   * @throws IllegalArgumentException if it is neither; the message says so
   */
  public static List<VerifierKey> keys(String given) throws IOException {
    var path = Path.of(given);
    var lines = Files.isRegularFile(path) ? lines(path) : List.of(given);
    var keys = new ArrayList<VerifierKey>();
    for (var line : lines) {
      try {
        keys.add(VerifierKey.parse(line));
      } catch (Malformed wrong) {
        throw new IllegalArgumentException(
            "'" + given + "' is no verifier key, and no file of such: " + wrong.getMessage());
      }
    }
    return keys;
  }

  private static List<String> lines(Path file) throws IOException {
    return new String(PlainFile.readNamed(file, MOST, "file of keys"), UTF_8).lines().toList();
  }
}
