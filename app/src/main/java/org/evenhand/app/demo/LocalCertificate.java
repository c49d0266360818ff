package org.evenhand.app.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.evenhand.app.wiring.TlsFiles;
import org.evenhand.app.wiring.Transport;

/**
 * The demo's own certificate, for {@code localhost} alone. It vouches for itself and, not being an
 * authority's, can vouch for nothing else: whoever trusts it trusts one server on this machine.
 * Made by the JDK's keytool, which is the JDK's one public way to make a certificate.
 */
final class LocalCertificate {
  private static final String ALIAS = "localhost";
  private static final String WORD = "EVENHAND_KEYTOOL_WORD";
  private static final int DAYS = 365;
  private static final int PATIENCE_SECONDS = 60;

  private final Path folder;
  private final InstantSource clock;

  LocalCertificate(Path folder, InstantSource clock) {
    this.folder = folder;
    this.clock = clock;
  }

  /** What others must be told to trust. */
  Path file() {
    return folder.resolve("certificate.pem");
  }

  private Path key() {
    return folder.resolve("key.pem");
  }

  /** The one that is there, if it is good for another day; or a new one. */
  Transport.Tls usable() throws IOException {
    try {
      return TlsFiles.checked(file(), key(), clock.instant().plus(Duration.ofDays(1)));
    } catch (IllegalArgumentException missingOrOld) {
      make();
      return TlsFiles.checked(file(), key(), clock.instant());
    }
  }

  // Crash points. Before the key is moved: nothing, or what was there. Between the two moves: a key
  // that isn't the certificate's, which the next start finds, and makes both anew.
  private void make() throws IOException {
    var making = Files.createTempDirectory(createdFolder(), "making");
    var store = making.resolve("localhost.p12");
    try {
      var word = word();
      keytool(store, word);
      var keys = KeyStore.getInstance(store.toFile(), word.toCharArray());
      var key = keys.getKey(ALIAS, word.toCharArray()).getEncoded();
      write(making.resolve("key.pem"), "PRIVATE KEY", key);
      write(
          making.resolve("certificate.pem"),
          "CERTIFICATE",
          keys.getCertificate(ALIAS).getEncoded());
      move(making.resolve("key.pem"), key());
      move(making.resolve("certificate.pem"), file());
    } catch (GeneralSecurityException failure) {
      throw new IOException("the demo's certificate could not be made", failure);
    } finally {
      Files.deleteIfExists(store);
      Files.deleteIfExists(making.resolve("key.pem"));
      Files.deleteIfExists(making.resolve("certificate.pem"));
      Files.delete(making);
    }
  }

  private Path createdFolder() throws IOException {
    Files.createDirectories(folder);
    if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
    return folder;
  }

  private static String word() {
    var bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  // The word that closes the store goes by the environment: arguments stand in lists of processes.
  private static void keytool(Path store, String word) throws IOException {
    var tool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    var command =
        List.of(
            tool.toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-groupname",
            "secp256r1",
            "-dname",
            "CN=localhost, O=Evenhand demo (fictional)",
            "-validity",
            Integer.toString(DAYS),
            "-ext",
            "san=dns:localhost,ip:127.0.0.1",
            "-ext",
            "bc:critical=ca:false",
            "-ext",
            "eku=serverAuth",
            "-storetype",
            "PKCS12",
            "-storepass:env",
            WORD,
            "-keystore",
            store.toString());
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put(WORD, word);
    var process = builder.start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), US_ASCII).strip();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("the JDK's keytool made no certificate: " + said);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while keytool ran", interrupted);
    }
  }

  private static void write(Path file, String what, byte[] encoded) throws IOException {
    if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
      var ours = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ours));
    }
    var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + lines + "\n-----END " + what + "-----\n");
  }

  private static void move(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
