package org.evenhand.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The demo's folder: what it holds, and whether it is ours to clear. */
final class DemoFolder {
  private static final String MARK = "demo-world.json";
  private static final String MAKING = "demo-making";
  private static final String SECRETS = "demo.json";
  private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rw-------");

  private final Path folder;
  private final JsonMapper json = new JsonMapper();

  DemoFolder(Path folder) {
    this.folder = folder;
  }

  /** Where the platform keeps its state. */
  Path platform() {
    return folder.resolve("platform");
  }

  /** The file with this run's secrets. */
  Path secrets() {
    return folder.resolve(SECRETS);
  }

  /** The demo's certificate. */
  LocalCertificate certificate() {
    return new LocalCertificate(folder.resolve("tls"), InstantSource.system());
  }

  /**
   * What was made here; empty if nothing was, its making was cut short, or another version made it
   * and says less of it, or other things, than this one needs: then the world is made anew.
   */
  Optional<Roster> roster() throws IOException {
    var mark = folder.resolve(MARK);
    if (!Files.exists(mark)) {
      return Optional.empty();
    }
    try {
      return Optional.of(json.readValue(Files.readAllBytes(mark), Roster.class));
    } catch (JacksonException ofAnotherVersion) {
      return Optional.empty();
    }
  }

  /**
   * Readies the folder for a new world. A folder that the demo did not make is left alone.
   *
   * @throws CannotPlay if there is something else in it
   */
  void begin() throws IOException {
    Files.createDirectories(folder);
    if (!isOurs() && !isEmpty()) {
      throw new CannotPlay(
          folder + " holds something else (expected an empty folder, or one that demo made)");
    }
    // A crash after this line leaves MAKING without MARK: the next start clears and makes anew.
    Files.write(folder.resolve(MAKING), new byte[0]);
    Files.deleteIfExists(folder.resolve(MARK));
    Files.deleteIfExists(secrets());
    clear(platform());
  }

  /** Notes that the world is whole. From here on a second start uses it. */
  void made(Roster roster) throws IOException {
    writeOurs(
        folder.resolve(MARK), json.writerWithDefaultPrettyPrinter().writeValueAsBytes(roster));
    Files.deleteIfExists(folder.resolve(MAKING));
  }

  /** Whom the last run gave which password; nobody if there was none. */
  List<DemoFile.Person> given() throws IOException {
    if (!Files.exists(secrets())) {
      return List.of();
    }
    try {
      return json.readTree(Files.readAllBytes(secrets()))
          .path("people")
          .valueStream()
          .map(one ->
              new DemoFile.Person(
                  one.path("username").asString(""),
                  one.path("password").asString(""),
                  one.path("id").asString(""),
                  one.path("account").asString("")))
          .toList();
    } catch (JacksonException damaged) {
      return List.of();
    }
  }

  /** Writes this run's secrets, for the owner's eyes alone. */
  void write(DemoFile file) throws IOException {
    writeOurs(secrets(), json.writerWithDefaultPrettyPrinter().writeValueAsBytes(file));
  }

  /** The file appears whole or not at all, and never with wider permissions. */
  private void writeOurs(Path file, byte[] content) throws IOException {
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.createFile(fresh, PosixFilePermissions.asFileAttribute(OURS));
    }
    Files.write(fresh, content);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private boolean isOurs() {
    return Files.exists(folder.resolve(MARK)) || Files.exists(folder.resolve(MAKING));
  }

  private boolean isEmpty() throws IOException {
    try (var entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }

  private static void clear(Path tree) throws IOException {
    if (Files.exists(tree)) {
      try (var entries = Files.walk(tree)) {
        for (var entry : entries.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(entry);
        }
      }
    }
  }
}
