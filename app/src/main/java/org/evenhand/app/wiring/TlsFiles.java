package org.evenhand.app.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Objects;
import org.springframework.boot.ssl.pem.PemContent;

/** Looks at a certificate and its key before a server is started on them. */
public final class TlsFiles {
  private TlsFiles() {}

  /**
   * The transport with these files.
   *
   * @throws IllegalArgumentException if they cannot be served; the message names the file and what
   *     is wrong with it
   */
  public static Transport.Tls checked(Path certificate, Path key, Instant now) {
    checkReadable(certificate);
    checkReadable(key);
    checkPrivate(key);
    var own = certificate(certificate);
    if (own.getNotAfter().toInstant().isBefore(now)) {
      throw new IllegalArgumentException(
          certificate + " ran out at " + own.getNotAfter().toInstant());
    }
    if (!belong(own.getPublicKey(), key(key))) {
      throw new IllegalArgumentException(key + " is not the key of " + certificate);
    }
    return new Transport.Tls(certificate, key);
  }

  /** Refuses what is no file that can be read. */
  static void checkReadable(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new IllegalArgumentException(file + " cannot be read");
    }
  }

  /** Refuses a file that everybody on the machine can read. */
  static void checkPrivate(Path key) {
    try {
      if (Files.getFileStore(key).supportsFileAttributeView("posix")
          && Files.getPosixFilePermissions(key).contains(PosixFilePermission.OTHERS_READ)) {
        throw new IllegalArgumentException(
            key + " can be read by everybody on this machine (chmod o= " + key + ")");
      }
    } catch (IOException failure) {
      throw new IllegalArgumentException(key + " cannot be read", failure);
    }
  }

  private static X509Certificate certificate(Path file) {
    try {
      return PemContent.load(file).getCertificates().getFirst();
    } catch (IOException | RuntimeException unlike) {
      throw new IllegalArgumentException(file + " holds no certificate as PEM", unlike);
    }
  }

  private static PrivateKey key(Path file) {
    try {
      return Objects.requireNonNull(PemContent.load(file).getPrivateKey());
    } catch (IOException | RuntimeException unlike) {
      throw new IllegalArgumentException(file + " holds no private key as PEM", unlike);
    }
  }

  private static boolean belong(PublicKey published, PrivateKey key) {
    var message = new byte[32];
    try {
      var signature = Signature.getInstance(algorithm(key));
      signature.initSign(key);
      signature.update(message);
      var signed = signature.sign();
      signature.initVerify(published);
      signature.update(message);
      return signature.verify(signed);
    } catch (GeneralSecurityException unlike) {
      return false;
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm(); // EdDSA signs by its own name
    };
  }
}
