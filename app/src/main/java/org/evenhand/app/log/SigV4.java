package org.evenhand.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs requests to object stores: AWS Signature Version 4 in the {@code Authorization} header
 * ("Authenticating Requests: Using the Authorization Header", Amazon S3 API Reference).
 *
 * @param access the access key's id
 * @param secret the secret; never printed
 * @param region the store's region
 * @param service the service's name, {@code s3}
 */
record SigV4(String access, String secret, String region, String service) {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** A time as the header {@code x-amz-date} has it. */
  static String time(Instant at) {
    return TIME.format(at);
  }

  /** The hash of a body as the header {@code x-amz-content-sha256} has it. */
  static String hash(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  /**
   * The header's value.
   *
   * @param path encoded, as it is sent
   * @param query canonical: encoded and sorted
   * @param headers all that are signed, by lower-case name, host and time among them
   * @param bodyHash see {@link #hash}
   */
  String authorization(
      String method,
      String path,
      String query,
      SortedMap<String, String> headers,
      String bodyHash,
      Instant at) {
    var signed = String.join(";", headers.keySet());
    var canonical = new StringBuilder();
    canonical.append(method).append('\n').append(path).append('\n').append(query).append('\n');
    headers.forEach((name, value) ->
        canonical
            .append(name)
            .append(':')
            .append(value.strip().replaceAll(" +", " "))
            .append('\n'));
    canonical.append('\n').append(signed).append('\n').append(bodyHash);
    var day = time(at).substring(0, 8);
    var scope = day + "/" + region + "/" + service + "/aws4_request";
    var toSign =
        ALGORITHM
            + "\n"
            + time(at)
            + "\n"
            + scope
            + "\n"
            + hash(canonical.toString().getBytes(UTF_8));
    var signature = HexFormat.of().formatHex(mac(key(day), toSign));
    return ALGORITHM
        + " Credential="
        + access
        + "/"
        + scope
        + ", SignedHeaders="
        + signed
        + ", Signature="
        + signature;
  }

  private byte[] key(String day) {
    var key = ("AWS4" + secret).getBytes(UTF_8);
    for (var part : new String[] {day, region, service, "aws4_request"}) {
      key = mac(key, part);
    }
    return key;
  }

  private static byte[] mac(byte[] key, String text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
    }
  }

  @Override
  public String toString() {
    return "SigV4 of " + access;
  }
}
