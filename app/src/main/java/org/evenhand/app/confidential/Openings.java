package org.evenhand.app.confidential;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.evenhand.record.DurableFolder;
import org.evenhand.register.Commitment;

/**
 * The values behind commitments in public acts, each with its salt: a file of lines {@code name TAB
 * salt TAB value}, only ever added to, readable by its owner alone. A value is durable here before
 * the act that commits to it is recorded, so no commitment is ever without its opening; the other
 * way round, an opening without an act is harmless. Of two of one name the later counts. Safe for
 * use by many threads of one process.
 */
public final class Openings {
  private static final String FILE = "openings.tsv";

  private final Path folder;
  private final Path file;
  private final SecureRandom random;
  private final Map<String, Opening> all = new HashMap<>();

  /**
   * A value and the random bytes that hide it.
   *
   * @param salt {@link Commitment#SALT_BYTES} bytes, in hexadecimal
   * @param value what was committed to
   */
  public record Opening(String salt, String value) {
    /** What stands for it in public. */
    public Commitment commitment() {
      return Commitment.to(HexFormat.of().parseHex(salt), value);
    }
  }

  private Openings(Path folder, SecureRandom random) {
    this.folder = folder;
    this.file = folder.resolve(FILE);
    this.random = random;
  }

  /**
   * Opens those of a platform.
   *
   * @param folder a folder that only its owner can enter
   * @throws IOException if they cannot be read, or are damaged
   */
  public static Openings in(Path folder, SecureRandom random) throws IOException {
    var openings = new Openings(folder, random);
    openings.load();
    return openings;
  }

  private void load() throws IOException {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      DurableFolder.sync(folder);
    } catch (FileAlreadyExistsException there) {
      cutTorn();
    }
    long number = 0;
    for (var line : Files.readAllLines(file)) {
      number++;
      var parts = line.split("\t", -1);
      if (parts.length != 3 || parts[1].length() != 2 * Commitment.SALT_BYTES) {
        throw new IOException(file + ", line " + number + ": no opening of a commitment");
      }
      all.put(parts[0], new Opening(parts[1], parts[2]));
    }
  }

  /** A crash may leave half of a line, which nothing commits to yet. */
  private void cutTorn() throws IOException {
    var bytes = Files.readAllBytes(file);
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    if (end < bytes.length) {
      try (var channel = FileChannel.open(file, WRITE)) {
        channel.truncate(end);
        channel.force(true);
      }
    }
  }

  /** The opening of that name. */
  public synchronized Optional<Opening> of(String name) {
    return Optional.ofNullable(all.get(name));
  }

  /**
   * Keeps values, durably, all in one write.
   *
   * @param values by name; neither may have a tab or an end of line
   * @return what each is committed to by; one that is kept with that value already stays as it is
   */
  public synchronized Map<String, Commitment> keep(Map<String, String> values) throws IOException {
    var commitments = new LinkedHashMap<String, Commitment>();
    var made = new LinkedHashMap<String, Opening>();
    var lines = new StringBuilder();
    for (var one : values.entrySet()) {
      var name = plain(one.getKey());
      var value = plain(one.getValue());
      var kept = all.get(name);
      var opening = kept != null && kept.value().equals(value) ? kept : fresh(value);
      if (!opening.equals(kept)) {
        made.put(name, opening);
        lines.append(name).append('\t').append(opening.salt()).append('\t');
        lines.append(value).append('\n');
      }
      commitments.put(name, opening.commitment());
    }
    append(lines.toString());
    all.putAll(made);
    return commitments;
  }

  private Opening fresh(String value) {
    var salt = new byte[Commitment.SALT_BYTES];
    random.nextBytes(salt);
    return new Opening(HexFormat.of().formatHex(salt), value);
  }

  private static String plain(String text) {
    if (text.isEmpty() || text.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("what is committed to is one line of text");
    }
    return text;
  }

  private void append(String lines) throws IOException {
    if (lines.isEmpty()) {
      return;
    }
    try (var channel = FileChannel.open(file, Set.of(APPEND))) {
      var bytes = ByteBuffer.wrap(lines.getBytes(UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }
}
