package org.evenhand.record.vault;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.evenhand.record.DurableFolder;
import org.evenhand.record.KeyVault;
import org.evenhand.vocabulary.PersonId;

/**
 * Keys in a directory of their own, readable by its owner alone:
 *
 * <ul>
 *   <li>{@code people.keys}: slot 0 is a header, slot n person n's root key; all zeros for none,
 *       all ones for one that was destroyed and must never be made again;
 *   <li>{@code installation.key}: the header, then 32 random bytes;
 *   <li>{@code erasures}: the number of everyone erased, one to a line. A restore of an older
 *       backup keeps this file, and opening the vault destroys their keys again.
 * </ul>
 */
public final class FileKeyVault implements KeyVault, AutoCloseable {
  private static final byte[] HEADER =
      Arrays.copyOf("EVENHAND KEYS\0\1\0".getBytes(StandardCharsets.US_ASCII), RootKey.BYTES);
  private static final byte DESTROYED = (byte) 0xFF;
  private static final String INSTALLATION = "installation.key";
  private static final String PEOPLE = "people.keys";
  private static final String ERASURES = "erasures";

  private final Path directory;
  private final SecureRandom random;
  private final SlotFile people;
  private final byte[] installation;

  /**
   * Opens the vault, making it if the directory holds none.
   *
   * @param random the source of keys and nonces
   * @throws VaultDamaged if what lies there is no vault of this version
   * @throws UncheckedIOException if it cannot be read or written
   */
  public FileKeyVault(Path directory, SecureRandom random) {
    this.directory = directory;
    this.random = random;
    try {
      DurableFolder.make(directory);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
      this.installation = openInstallation();
      this.people = openPeople();
      replayErasures();
    } catch (IOException failed) {
      throw new UncheckedIOException("key vault " + directory + " cannot be opened", failed);
    }
  }

  /**
   * Opens the vault of a record that was begun, which must be there: a new one in its place would
   * have none of the keys that the record was sealed with.
   *
   * @throws VaultDamaged if a part of it is missing, or is no vault of this version
   * @throws UncheckedIOException if it cannot be read or written
   */
  public static FileKeyVault existing(Path directory, SecureRandom random) {
    for (var name : new String[] {INSTALLATION, PEOPLE, ERASURES}) {
      check(
          Files.exists(directory.resolve(name)),
          directory
              + " has no "
              + name
              + ", but there is a record that was sealed with it: put back the vault that belongs to"
              + " the record. Nothing was made in its place");
    }
    return new FileKeyVault(directory, random);
  }

  private FileKeyVault(Path directory) {
    this.directory = directory;
    // Nothing is made by who only reads: sealing, which draws nonces, is for the one who writes.
    this.random = new SecureRandom();
    try {
      this.installation = readInstallation(directory.resolve(INSTALLATION));
      this.people = new SlotFile(directory.resolve(PEOPLE), false);
      check(Arrays.equals(people.read(0), HEADER), directory + " holds no key file of version 1");
    } catch (IOException failed) {
      throw new UncheckedIOException("key vault " + directory + " cannot be read", failed);
    }
  }

  /**
   * Looks at a vault that another process may be using. Making and destroying keys fail.
   *
   * @throws VaultDamaged if what lies there is no vault of this version
   * @throws UncheckedIOException if it cannot be read
   */
  public static FileKeyVault reading(Path directory) {
    return new FileKeyVault(directory);
  }

  // The key is written whole under another name, synced, and moved into its place: a crash leaves
  // either no installation key, and then nothing was ever derived from one, or the whole key.
  private byte[] openInstallation() throws IOException {
    var path = directory.resolve(INSTALLATION);
    if (!Files.exists(path)) {
      refuseOrphans();
      var fresh = Arrays.copyOf(HEADER, 2 * RootKey.BYTES);
      System.arraycopy(newRoot(), 0, fresh, RootKey.BYTES, RootKey.BYTES);
      var part = directory.resolve("installation.key.part");
      Files.deleteIfExists(part);
      ownerOnly(part);
      append(part, fresh);
      Files.move(part, path, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
      DurableFolder.sync(directory);
    }
    return readInstallation(path);
  }

  private static byte[] readInstallation(Path path) throws IOException {
    var bytes = Files.readAllBytes(path);
    check(bytes.length == 2 * RootKey.BYTES, path + " has " + bytes.length + " bytes, not 64");
    check(Arrays.equals(bytes, 0, 32, HEADER, 0, 32), path + " is no key file of version 1");
    return Arrays.copyOfRange(bytes, RootKey.BYTES, bytes.length);
  }

  private void refuseOrphans() {
    check(
        !Files.exists(directory.resolve(PEOPLE)),
        directory + " has people.keys but no installation.key: restore it from a backup");
  }

  private SlotFile openPeople() throws IOException {
    var path = directory.resolve(PEOPLE);
    if (!Files.exists(path)) {
      ownerOnly(path);
    }
    var file = new SlotFile(path, true);
    file.reach(0);
    // A crash before the header was synced leaves zeros, and no key was made yet.
    if (RootKey.all(file.read(0), (byte) 0)) {
      check(RootKey.all(file.read(1), (byte) 0), path + " has keys but no header");
      file.write(0, HEADER);
      file.force(0, 0);
      DurableFolder.sync(directory);
    }
    check(Arrays.equals(file.read(0), HEADER), path + " is no key file of version 1");
    return file;
  }

  private void replayErasures() throws IOException {
    var path = directory.resolve(ERASURES);
    if (!Files.exists(path)) {
      ownerOnly(path);
      DurableFolder.sync(directory);
    }
    var text = Files.readString(path, StandardCharsets.US_ASCII);
    int end = text.lastIndexOf('\n') + 1;
    // A line without its end was torn by a crash: that erasure never returned to its caller. It is
    // cut, else the next number would be written behind its digits.
    if (end < text.length()) {
      try (var file = new RandomAccessFile(path.toFile(), "rw")) {
        file.setLength(end);
        file.getFD().sync();
      }
    }
    for (var line : text.substring(0, end).lines().toList()) {
      check(line.matches("[1-9][0-9]{0,9}"), path + " holds '" + line + "', no person's number");
      destroy(new PersonId(Integer.parseInt(line)));
    }
  }

  @Override
  public synchronized void create(PersonId first, PersonId last) {
    if (first.compareTo(last) > 0) {
      throw new IllegalArgumentException("from " + first + " to " + last + " is nobody");
    }
    try {
      people.reach(last.number());
      for (long slot = first.number(); slot <= last.number(); slot++) {
        if (RootKey.all(people.read(slot), (byte) 0)) {
          var root = newRoot();
          people.write(slot, root);
          RootKey.forget(root);
        }
      }
      // Synced before this returns: until then no frame names these people. A crash before leaves
      // some keys made, of nobody yet; the next call keeps them and makes the rest.
      people.force(first.number(), last.number());
    } catch (IOException failed) {
      throw new UncheckedIOException("keys cannot be made in " + directory, failed);
    }
  }

  private byte[] newRoot() {
    var root = new byte[RootKey.BYTES];
    do {
      random.nextBytes(root);
    } while (RootKey.all(root, (byte) 0) || RootKey.all(root, DESTROYED));
    return root;
  }

  @Override
  public int highest() {
    for (long slot = people.size() - 1; slot > 0; slot--) {
      if (!RootKey.all(people.read(slot), (byte) 0)) {
        return Math.toIntExact(slot);
      }
    }
    return 0;
  }

  @Override
  public Optional<PersonKeys> keys(PersonId person) {
    var root = people.read(person.number());
    return RootKey.all(root, (byte) 0) || RootKey.all(root, DESTROYED)
        ? Optional.empty()
        : Optional.of(new DerivedKeys(root, random));
  }

  @Override
  public boolean destroyed(PersonId person) {
    return RootKey.all(people.read(person.number()), DESTROYED);
  }

  @Override
  public synchronized void erase(PersonId person) {
    try {
      // First the list, then the key. A crash in between leaves the number in the list, and the
      // next opening destroys the key; the other way round, a restored backup could bring it back.
      append(
          directory.resolve(ERASURES),
          (person.number() + "\n").getBytes(StandardCharsets.US_ASCII));
      destroy(person);
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "the key of person " + person.number() + " cannot be destroyed", failed);
    }
  }

  private void destroy(PersonId person) throws IOException {
    people.reach(person.number());
    if (RootKey.all(people.read(person.number()), DESTROYED)) {
      return;
    }
    var ones = new byte[RootKey.BYTES];
    Arrays.fill(ones, DESTROYED);
    people.write(person.number(), ones);
    people.force(person.number(), person.number());
  }

  @Override
  public byte[] installationKey(String use, String context, int bytes) {
    if (bytes < 1 || bytes > 64) {
      throw new IllegalArgumentException("a key has 1 to 64 bytes, not " + bytes);
    }
    return RootKey.derive(installation, "installation/" + use, context, bytes);
  }

  private static void append(Path path, byte[] bytes) throws IOException {
    try (var file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(file.length());
      file.write(bytes);
      file.getFD().sync();
    }
  }

  private static void ownerOnly(Path path) throws IOException {
    Files.createFile(
        path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new VaultDamaged(otherwise);
    }
  }

  /** Closes the files; keys are read no more. */
  @Override
  public synchronized void close() {
    people.close();
    RootKey.forget(installation);
  }

  @Override
  public String toString() {
    return "FileKeyVault[" + directory + "]";
  }
}
