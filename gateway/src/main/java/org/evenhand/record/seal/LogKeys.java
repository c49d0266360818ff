package org.evenhand.record.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignatureType;
import org.evenhand.proof.Signer;
import org.evenhand.proof.VerifierKey;
import org.evenhand.record.DurableFolder;

/**
 * The log's signing keys: a folder of mode 0700 with one file of mode 0600 for each. A generation
 * is an Ed25519 key, which signs as the log, and an ML-DSA-44 key, which cosigns for those who must
 * believe a checkpoint after Ed25519 is broken.
 */
public final class LogKeys {
  private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rwx------");
  private static final List<SignatureType> KINDS =
      List.of(SignatureType.ED25519, SignatureType.COSIGNATURE_ML_DSA_44);
  private static final String RETIRING = ".retiring";
  private static final String RETIRED = ".retired";
  private static final String KEY = ".key";

  private final Path folder;
  private final Passphrase passphrase;
  private final List<Kept> kept;

  /** One key, and where it lies. */
  private record Kept(Path file, Signer signer) {
    boolean isRetiring() {
      return file.toString().endsWith(RETIRING);
    }

    String verifier() {
      return signer.verifier().toString();
    }
  }

  private LogKeys(Path folder, Passphrase passphrase, List<Kept> kept) {
    this.folder = folder;
    this.passphrase = passphrase;
    this.kept = kept;
  }

  /**
   * Opens the keys, making the first generation where there is none.
   *
   * @param name the log's origin, which its first keys are named after; later it must be the same
   * @throws IOException if they cannot be read or made, the passphrase is wrong, or they are
   *     another log's
   */
  public static LogKeys open(Path folder, String name, Passphrase passphrase) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, OURS);
    var keys = new LogKeys(folder, passphrase, new ArrayList<>());
    keys.destroyRetired();
    keys.load();
    if (!keys.kept.isEmpty() && !keys.origin().equals(name)) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "the keys in %s are those of the log '%s', not of '%s': a log keeps its name",
              folder,
              keys.origin(),
              name));
    }
    // Also completes a generation of which a crash left one half: nothing was signed with it yet.
    keys.generate(keys.kept.isEmpty() ? 1 : keys.generations().getFirst(), name);
    return keys;
  }

  /**
   * Opens the keys that are there.
   *
   * @throws IOException if there are none, they cannot be read, or the passphrase is wrong
   */
  public static LogKeys existing(Path folder, Passphrase passphrase) throws IOException {
    var keys = new LogKeys(folder, passphrase, new ArrayList<>());
    keys.load();
    if (keys.kept.isEmpty()) {
      throw new IOException("there are no keys in " + folder);
    }
    return keys;
  }

  private void load() throws IOException {
    List<Path> files;
    try (var all = Files.list(folder)) {
      files = all.filter(LogKeys::isKey).sorted().toList();
    }
    for (var file : files) {
      kept.add(new Kept(file, KeyFile.read(file, passphrase)));
    }
  }

  private static boolean isKey(Path file) {
    return file.toString().endsWith(KEY) || file.toString().endsWith(KEY + RETIRING);
  }

  private void generate(int generation, String name) throws IOException {
    for (var kind : missing(generation)) {
      var pair = Signer.generate(kind);
      var file =
          folder.resolve(
              String.format(
                  Locale.ROOT, "%04d-%s%s", generation, kind.name().toLowerCase(Locale.ROOT), KEY));
      try {
        var verifier = VerifierKey.of(name, kind, pair.getPublic());
        KeyFile.write(file, verifier, pair.getPrivate(), passphrase);
        kept.add(new Kept(file, Signer.of(name, kind, pair)));
      } catch (ProofException refused) {
        throw new IOException("'" + name + "' cannot be the name of a log", refused);
      }
    }
  }

  private List<SignatureType> missing(int generation) {
    var missing = new ArrayList<>(KINDS);
    kept.stream()
        .filter(key -> generation(key) == generation)
        .forEach(key -> missing.remove(key.signer().verifier().type()));
    return missing;
  }

  /** The log's name, as in its checkpoints and keys. */
  public String origin() {
    return kept.getFirst().signer().verifier().name();
  }

  /** All that sign now, the newest generation first. */
  List<Signer> signers() {
    var signers = new ArrayList<Signer>();
    for (var generation : generations()) {
      kept.stream()
          .filter(key -> generation(key) == generation)
          .map(Kept::signer)
          .sorted(Comparator.comparing(signer -> signer.verifier().type()))
          .forEach(signers::add);
    }
    return signers;
  }

  /** The verifier keys of all that sign now, the newest generation first. */
  public List<VerifierKey> verifiers() {
    return signers().stream().map(Signer::verifier).toList();
  }

  /** Those of them that go out of force with the next checkpoint. */
  List<String> retiring() {
    return kept.stream().filter(Kept::isRetiring).map(Kept::verifier).toList();
  }

  private List<Integer> generations() {
    return kept.stream()
        .map(LogKeys::generation)
        .distinct()
        .sorted((one, other) -> Integer.compare(other, one))
        .toList();
  }

  private static int generation(Kept key) {
    return Integer.parseInt(key.file().getFileName().toString().substring(0, 4));
  }

  /** Makes a new generation; the older ones go on signing until they are retired. */
  public void rotate() throws IOException {
    generate(generations().getFirst() + 1, origin());
  }

  /**
   * Has all but the newest generation sign one last checkpoint, which says so.
   *
   * @return how many keys that are
   */
  public int retire() throws IOException {
    int newest = generations().getFirst();
    int many = 0;
    for (int i = 0; i < kept.size(); i++) {
      var key = kept.get(i);
      if (generation(key) < newest && !key.isRetiring()) {
        var marked = key.file().resolveSibling(key.file().getFileName() + RETIRING);
        Files.move(key.file(), marked);
        kept.set(i, new Kept(marked, key.signer()));
        many++;
      }
    }
    return many;
  }

  /** Destroys the private keys that have signed their last. */
  void forgetRetired() throws IOException {
    for (var key : List.copyOf(kept)) {
      if (key.isRetiring()) {
        // Under a name that no start reads: a crash may leave it half overwritten.
        var name = key.file().getFileName().toString();
        DurableFolder.publish(
            key.file(), key.file().resolveSibling(name.replace(RETIRING, RETIRED)));
        kept.remove(key);
      }
    }
    destroyRetired();
  }

  private void destroyRetired() throws IOException {
    try (var all = Files.list(folder)) {
      for (var file : all.filter(one -> one.toString().endsWith(KEY + RETIRED)).toList()) {
        KeyFile.destroy(file);
      }
    }
  }

  /** The file's text for {@code /log/key}: verifier keys, one to a line, those in force first. */
  byte[] published() {
    var text = new StringBuilder();
    verifiers().forEach(key -> text.append(key).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
