package org.evenhand.app.webhooks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evenhand.record.DurableFolder;

/**
 * The keys that events are signed with: files {@code webhooks-0001.jwk} and on, readable by their
 * owner alone. The last signs; one whose name an operator gave the ending {@code .retired} signs no
 * more, but is still published, so that what it signed can be verified.
 *
 * <p>ES256, not EdDSA: Nimbus signs with Ed25519 through Tink alone, which is not among our
 * dependencies, and every JOSE library has ES256 (RFC 7518 §3.1 recommends it).
 */
public final class SigningKeys {
  private static final String KEY = ".jwk";
  private static final String RETIRED = ".retired";
  private static final JOSEObjectType TYPE = new JOSEObjectType("secevent+jwt");

  private final ECKey signing;
  private final String published;

  private SigningKeys(ECKey signing, List<JWK> all) {
    this.signing = signing;
    this.published = new JWKSet(all).toString(true);
  }

  /**
   * Opens them, making one where none signs.
   *
   * @param folder one that its owner alone can enter
   * @throws IOException if they cannot be read or made
   */
  public static SigningKeys open(Path folder) throws IOException {
    var all = new ArrayList<JWK>();
    ECKey last = null;
    for (var file : files(folder)) {
      var key = read(file);
      all.addFirst(key);
      last = file.toString().endsWith(RETIRED) ? last : key;
    }
    if (last == null) {
      last = make(folder, all.size() + 1);
      all.addFirst(last);
    }
    return new SigningKeys(last, all);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(SigningKeys::isKey).sorted().toList();
    }
  }

  private static boolean isKey(Path file) {
    var name = file.getFileName().toString();
    return name.startsWith("webhooks-") && (name.endsWith(KEY) || name.endsWith(KEY + RETIRED));
  }

  private static ECKey read(Path file) throws IOException {
    try {
      return ECKey.parse(Files.readString(file, US_ASCII));
    } catch (ParseException damaged) {
      // Without the cause: its message may quote the file.
      throw new IOException(file + " is no key");
    }
  }

  private static ECKey make(Path folder, int number) throws IOException {
    try {
      var key =
          new ECKeyGenerator(Curve.P_256)
              .keyUse(KeyUse.SIGNATURE)
              .algorithm(JWSAlgorithm.ES256)
              .keyIDFromThumbprint(true)
              .generate();
      var file = folder.resolve(String.format(Locale.ROOT, "webhooks-%04d%s", number, KEY));
      var unfinished = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(unfinished);
      Files.createFile(
          unfinished,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(unfinished, key.toJSONString(), US_ASCII);
      DurableFolder.publish(unfinished, file);
      return key;
    } catch (JOSEException impossible) {
      throw new IllegalStateException("every Java platform has P-256", impossible);
    }
  }

  /** The public halves, as a JWK set (RFC 7517 §5). */
  String published() {
    return published;
  }

  /** A security event token (RFC 8417) with these claims, in compact form. */
  String token(String claims) {
    var header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(signing.getKeyID()).build();
    var token = new JWSObject(header, new Payload(claims));
    try {
      token.sign(new ECDSASigner(signing));
    } catch (JOSEException broken) {
      throw new IllegalStateException("an event could not be signed", broken);
    }
    return token.serialize();
  }
}
