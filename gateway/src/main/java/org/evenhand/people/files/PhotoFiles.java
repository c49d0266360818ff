package org.evenhand.people.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.evenhand.record.Change.Content;
import org.evenhand.record.KeyVault;
import org.evenhand.vocabulary.PersonId;

/**
 * A folder of photos' bytes: {@code ab/cdef…}, where {@code abcdef…} is the SHA-256 of the file in
 * hex. A file is the picture sealed under its owner's key with a nonce of its own: so what is on
 * the disk can be checked without a key, equal pictures of two people have unlike names, and
 * destroying the key makes the picture unreadable wherever a copy of the file lies.
 *
 * <p>Crash points. A file is written whole under a passing name, synced, moved to its own, and the
 * folders' names are synced, before {@link Arriving#done} returns; only then may a frame name it. A
 * crash before that leaves a part, or a file that no row names; {@link #tidy} removes both when the
 * platform opens, after the folds have caught up. A file is removed after the rows that no longer
 * name it were written: a crash in between leaves one that no row names, which is the same.
 */
public final class PhotoFiles implements PictureReader {
  /** The most bytes of one picture, unless said otherwise: 20 MiB. */
  public static final int USUAL_MOST_BYTES = 20 << 20;

  private static final String PARTS = "parts";

  private final Path folder;
  private final KeyVault vault;
  private final int mostBytes;
  private final Consumer<Content> damaged;
  private final Disk disk;
  private final AtomicLong parts = new AtomicLong();

  /**
   * Over a folder, which is made with the first picture.
   *
   * @param mostBytes of one picture
   * @param damaged told of a file that is not what its name says any more
   */
  public PhotoFiles(Path folder, KeyVault vault, int mostBytes, Consumer<Content> damaged) {
    this(folder, vault, mostBytes, damaged, Disk.REAL);
  }

  PhotoFiles(Path folder, KeyVault vault, int mostBytes, Consumer<Content> damaged, Disk disk) {
    this.folder = folder;
    this.vault = vault;
    this.mostBytes = mostBytes;
    this.damaged = damaged;
    this.disk = disk;
  }

  /** The most bytes of one picture. */
  public int mostBytes() {
    return mostBytes;
  }

  /** Pictures that come together, so that their folders are synced once. */
  public Arriving arriving() {
    return new Arriving(this);
  }

  /** Keeps one picture, durably; empty if its owner was erased. */
  public Optional<Content> keep(PersonId owner, byte[] picture) {
    var arriving = arriving();
    var content = arriving.put(owner, picture);
    arriving.done();
    return content;
  }

  /** {@inheritDoc} A file that is not what its name says is told of. */
  @Override
  public Optional<byte[]> read(PersonId owner, Content content) {
    var keys = vault.keys(owner);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    try {
      var sealed = Files.readAllBytes(place(content));
      if (!hash(sealed).equals(content)) {
        damaged.accept(content);
        return Optional.empty();
      }
      return Optional.of(keys.get().open(sealed, context(owner)));
    } catch (NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException | IllegalStateException unreadable) {
      damaged.accept(content);
      return Optional.empty();
    }
  }

  /** Removes a file that no row names any more; if it is gone, that is all right. */
  public void remove(Content content) {
    try {
      disk.delete(place(content));
    } catch (IOException failed) {
      throw new UncheckedIOException("a removed photo's file stays behind in " + folder, failed);
    }
  }

  /**
   * Removes what a crash left: parts, and files that no row names. Only while nothing arrives.
   *
   * @param named whether a row names this content
   * @return how many files went
   */
  public int tidy(Predicate<Content> named) {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (var files = Files.walk(folder, 2)) {
      int removed = 0;
      for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        if (content(file).filter(named).isEmpty()) {
          disk.delete(file);
          removed++;
        }
      }
      return removed;
    } catch (IOException failed) {
      throw new UncheckedIOException("photos' files cannot be gone through in " + folder, failed);
    }
  }

  private Optional<Content> content(Path file) {
    var name = folder.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "");
    return Content.NAME.matcher(name).matches() ? Optional.of(new Content(name)) : Optional.empty();
  }

  Optional<Written> write(PersonId owner, byte[] picture) throws IOException {
    if (picture.length > mostBytes) {
      throw new IllegalArgumentException(
          "a picture of " + picture.length + " bytes; the most is " + mostBytes);
    }
    var keys = vault.keys(owner);
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    var sealed = keys.get().seal(picture, context(owner));
    var content = hash(sealed);
    var to = place(content);
    var part = folder.resolve(PARTS).resolve(Long.toString(parts.incrementAndGet()));
    disk.make(part.resolveSibling("."));
    disk.make(to.resolveSibling("."));
    // Whole and synced under a passing name: a crash here leaves a part, which opening removes.
    disk.write(part, sealed);
    // Under its own name, which a loss of power can still undo: nobody was given the name yet.
    disk.move(part, to);
    return Optional.of(new Written(content, to));
  }

  /** A file that has its name, though not yet durably. */
  record Written(Content content, Path file) {}

  Disk disk() {
    return disk;
  }

  private Path place(Content content) {
    var name = content.sha256();
    return folder.resolve(name.substring(0, 2)).resolve(name.substring(2));
  }

  // What a file is bound to, so that it cannot be read as another person's.
  private static byte[] context(PersonId owner) {
    return ByteBuffer.allocate(5).put((byte) 'p').putInt(owner.number()).array();
  }

  private static Content hash(byte[] sealed) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(sealed);
      return new Content(HexFormat.of().formatHex(hash));
    } catch (GeneralSecurityException every) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", every);
    }
  }
}
