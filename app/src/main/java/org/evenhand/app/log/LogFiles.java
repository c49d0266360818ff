package org.evenhand.app.log;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.evenhand.app.log.ServedFile.Kind;
import org.evenhand.proof.Checkpoint;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignedNote;

/**
 * The files of {@code public/} by the paths of C2SP tlog-tiles. A path is understood before a file
 * is touched, so nothing but those files can be reached.
 *
 * <p>Tiles and bundles are given only as far as the published checkpoint covers them, and always
 * from the widest file that it covers. What lies beyond it was signed by nobody, and a crash would
 * have it written anew with other bytes, after a cache had been told that it never changes.
 */
public final class LogFiles {
  private static final Pattern TALLY = Pattern.compile("tally/\\d{4}-\\d{2}-\\d{2}T\\d{2}Z\\.csv");
  private static final int MOST_PATH = 128;

  private final Path folder;
  // The last size that was read rightly: what it covered stays as it is whatever comes after.
  private volatile long covered = -1;

  /** The files in a folder, which need not be there yet. */
  public LogFiles(Path folder) {
    this.folder = folder;
  }

  /** The file that a path means; empty if it means none, or one that is not there. */
  Optional<ServedFile> find(String path) throws IOException {
    if (path.length() > MOST_PATH) {
      return Optional.empty();
    }
    return switch (path) {
      case "checkpoint", "key" -> whole(path);
      default -> isTally(path) ? whole(path) : tile(path);
    };
  }

  /** Whether that is the path of a tally. */
  static boolean isTally(String path) {
    return TALLY.matcher(path).matches();
  }

  private Optional<ServedFile> whole(String path) throws IOException {
    return ServedFile.open(folder.resolve(path), Kind.of(path));
  }

  private Optional<ServedFile> tile(String path) throws IOException {
    var asked = LogPath.parse(path);
    return asked.isEmpty() ? Optional.empty() : covered(asked.get());
  }

  private Optional<ServedFile> covered(LogPath asked) throws IOException {
    int width = asked.widthIn(size());
    if (asked.width() > width) {
      return Optional.empty();
    }
    var widest = prefix(asked, asked.withWidth(width));
    // Between the two looks the sealer may have put the full one in place of the partial one.
    return widest.isPresent() ? widest : prefix(asked, asked.withWidth(LogPath.FULL));
  }

  private Optional<ServedFile> prefix(LogPath asked, LogPath stored) throws IOException {
    var file = ServedFile.open(folder.resolve(stored.path()), Kind.TILE);
    return file.isEmpty() ? file : Optional.of(beginning(asked, file.get()));
  }

  private static ServedFile beginning(LogPath asked, ServedFile file) throws IOException {
    try {
      return file.first(length(asked, file));
    } catch (IOException damaged) {
      file.close();
      throw damaged;
    }
  }

  private static long length(LogPath asked, ServedFile file) throws IOException {
    return asked.isBundle() ? bundle(asked.width(), file.channel()) : asked.bytes();
  }

  /** How many bytes the first entries take, each behind its length in two bytes. */
  private static long bundle(int entries, FileChannel channel) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
    long length = 0;
    for (int i = 0; i < entries; i++) {
      int entry = in.readUnsignedShort();
      in.skipNBytes(entry);
      length += Short.BYTES + entry;
    }
    return length;
  }

  /** How many entries the published checkpoint covers. */
  private long size() throws IOException {
    try {
      var note = SignedNote.parse(Files.readAllBytes(folder.resolve("checkpoint")));
      covered = Checkpoint.parse(note.text()).size();
      return covered;
    } catch (NoSuchFileException none) {
      return 0;
    } catch (ProofException damaged) {
      if (covered < 0) {
        throw new IOException("the published checkpoint is damaged", damaged);
      }
      return covered;
    }
  }
}
