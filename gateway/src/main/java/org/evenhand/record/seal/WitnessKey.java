package org.evenhand.record.seal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.SignatureType;
import org.evenhand.proof.Signer;

/** The key that a witness cosigns with (C2SP tlog-cosignature, Ed25519): one file of mode 0600. */
public final class WitnessKey {
  private static final String FILE = "witness.key";

  private WitnessKey() {}

  /**
   * Opens the key, making it where there is none.
   *
   * @param folder where it lies
   * @param name the witness's name; later it must be the same
   * @throws IOException if it cannot be read or made, the passphrase is wrong, or it is another's
   */
  public static Signer open(Path folder, String name, Passphrase passphrase) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    var file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return make(file, name, passphrase);
    }
    var signer = KeyFile.read(file, passphrase);
    if (!signer.verifier().name().equals(name)) {
      throw new IOException(
          file + " is the key of '" + signer.verifier().name() + "': a witness keeps its name");
    }
    return signer;
  }

  private static Signer make(Path file, String name, Passphrase passphrase) throws IOException {
    var pair = Signer.generate(SignatureType.COSIGNATURE_ED25519);
    try {
      var signer = Signer.of(name, SignatureType.COSIGNATURE_ED25519, pair);
      KeyFile.write(file, signer.verifier(), pair.getPrivate(), passphrase);
      return signer;
    } catch (ProofException refused) {
      throw new IOException("'" + name + "' cannot be the name of a witness", refused);
    }
  }
}
