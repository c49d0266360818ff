package org.evenhand.app.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The examples of Amazon's own documents: "Examples: Signature Calculations" of the S3 API
 * Reference, and the Signature Version 4 test suite.
 */
class SigV4Test {
  private static final Instant AT = Instant.parse("2013-05-24T00:00:00Z");
  private static final SigV4 S3 =
      new SigV4(
          "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1", "s3");
  private static final SigV4 SUITE =
      new SigV4("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "us-east-1", "service");
  private static final String EMPTY = SigV4.hash(new byte[0]);

  private static String s3(
      String method, String path, String query, Map<String, String> more, String body) {
    var headers = new TreeMap<>(more);
    headers.put("host", "examplebucket.s3.amazonaws.com");
    headers.put("x-amz-content-sha256", SigV4.hash(body.getBytes(UTF_8)));
    headers.put("x-amz-date", "20130524T000000Z");
    return S3.authorization(method, path, query, headers, SigV4.hash(body.getBytes(UTF_8)), AT);
  }

  @Test
  void s3_get_object() {
    assertThat(s3("GET", "/test.txt", "", Map.of("range", "bytes=0-9"), ""))
        .isEqualTo(
            "AWS4-HMAC-SHA256"
                + " Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                + " SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                + " Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  }

  @Test
  void s3_put_object() {
    var headers =
        Map.of(
            "date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY");
    assertThat(s3("PUT", "/test%24file.text", "", headers, "Welcome to Amazon S3."))
        .endsWith("=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
  }

  @Test
  void s3_get_bucket_lifecycle_and_list_objects() {
    assertThat(s3("GET", "/", "lifecycle=", Map.of(), ""))
        .endsWith("=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
    assertThat(s3("GET", "/", "max-keys=2&prefix=J", Map.of(), ""))
        .endsWith("=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
  }

  private static String suite(Map<String, String> more) {
    var headers = new TreeMap<>(more);
    headers.put("host", "example.amazonaws.com");
    headers.put("x-amz-date", "20150830T123600Z");
    return SUITE.authorization(
        "GET", "/", "", headers, EMPTY, Instant.parse("2015-08-30T12:36:00Z"));
  }

  @Test
  void the_suites_get_vanilla_and_get_header_value_trim() {
    assertThat(suite(Map.of()))
        .endsWith("=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31");
    assertThat(suite(Map.of("my-header1", " value1", "my-header2", " \"a   b   c\"")))
        .endsWith("=acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736");
  }

  @Test
  void the_secret_is_not_printed() {
    assertThat(S3.toString()).doesNotContain("wJal");
    assertThat(new ObjectStore.Account("a", "secret", "session", "r").toString())
        .doesNotContain("secret", "session");
  }
}
