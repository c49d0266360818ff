package org.evenhand.record.seal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.Signer;
import org.evenhand.proof.VerifierKey;
import org.evenhand.record.DurableFolder;

/**
 * One signing key: its verifier key in clear, then PKCS#8 as PEM (RFC 7468), encrypted under a
 * passphrase if there is one. {@code openssl pkey} reads it too.
 */
final class KeyFile {
  private static final String PLAIN = "PRIVATE KEY";
  private static final String CLOSED = "ENCRYPTED PRIVATE KEY";
  private static final Pattern FORM =
      Pattern.compile(
          "(?<key>[^\\n]+)\\n-----BEGIN (?<label>(?:ENCRYPTED )?PRIVATE KEY)-----\\n"
              + "(?<body>[A-Za-z0-9+/=\\n]+)-----END \\k<label>-----\\n");
  private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, new byte[] {'\n'});

  private KeyFile() {}

  static void write(Path file, VerifierKey verifier, PrivateKey key, Passphrase passphrase)
      throws IOException {
    var label = passphrase.isNone() ? PLAIN : CLOSED;
    var text =
        verifier
            + "\n-----BEGIN "
            + label
            + "-----\n"
            + LINES.encodeToString(encoded(key, passphrase))
            + "\n-----END "
            + label
            + "-----\n";
    var fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    var ours = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    try (var channel = FileChannel.open(fresh, Set.of(CREATE_NEW, WRITE), ours)) {
      for (var left = ByteBuffer.wrap(text.getBytes(UTF_8)); left.hasRemaining(); ) {
        channel.write(left);
      }
    }
    // A key that signed and then vanished with the power could never sign again.
    DurableFolder.publish(fresh, file);
  }

  private static byte[] encoded(PrivateKey key, Passphrase passphrase) throws IOException {
    try {
      return passphrase.isNone() ? key.getEncoded() : passphrase.close(key.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IOException("the key cannot be encrypted", e);
    }
  }

  /**
   * Overwrites a key where it lies, and only then takes its name away. Not truncated first: that
   * gives the blocks that hold it back to the file system, and the zeros go elsewhere.
   */
  static void destroy(Path file) throws IOException {
    try (var channel = FileChannel.open(file, WRITE)) {
      var zeros = ByteBuffer.allocate(Math.toIntExact(channel.size()));
      while (zeros.hasRemaining()) {
        channel.write(zeros, zeros.position());
      }
      channel.force(true);
    }
    Files.delete(file);
    DurableFolder.sync(file.toAbsolutePath().resolveSibling(".").normalize());
  }

  static Signer read(Path file, Passphrase passphrase) throws IOException {
    var form = FORM.matcher(Files.readString(file, UTF_8));
    if (!form.matches()) {
      throw new IOException(file + " is no key file");
    }
    boolean closed = form.group("label").equals(CLOSED);
    if (closed && passphrase.isNone()) {
      throw new IOException(file + " is closed with a passphrase; set EVENHAND_LOG_PASSPHRASE");
    }
    try {
      var body = Base64.getMimeDecoder().decode(form.group("body").getBytes(US_ASCII));
      var pkcs8 = closed ? passphrase.open(body) : body;
      return Signer.of(VerifierKey.parse(form.group("key")), pkcs8);
    } catch (GeneralSecurityException wrong) {
      throw new IOException(file + " cannot be opened: the passphrase is wrong", wrong);
    } catch (ProofException | IllegalArgumentException damaged) {
      throw new IOException(file + " is damaged: " + damaged.getMessage(), damaged);
    }
  }
}
