package org.evenhand.app.possession;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What counts as a proof that a caller holds a key, and for how long. */
class ProofsTest {
  private static final String URI = "https://data.example.org/v1/me";
  private static final String TOKEN = "ev_at_token";
  private static final Key KEY = Key.ofEs256();

  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private Proofs proofs = started();

  private Proofs started() {
    var begun = new Proofs(() -> now, new SecureRandom());
    now = now.plusSeconds(3_600);
    return begun;
  }

  private Map<String, Object> claims() {
    return Key.claims("GET", URI, TOKEN, now.getEpochSecond());
  }

  private String proof(Consumer<Map<String, Object>> change) {
    var claims = claims();
    change.accept(claims);
    return KEY.signed(claims);
  }

  private Verdict check(String jwt) {
    return proofs.check(new Shown(jwt, "GET", URI, TOKEN));
  }

  private static Proof right(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Right.class);
    return ((Verdict.Right) verdict).proof();
  }

  private void wrong(String jwt, String why) {
    assertThat(check(jwt))
        .isInstanceOfSatisfying(
            Verdict.Wrong.class, no -> assertThat(no.description()).contains(why));
  }

  @Test
  void a_right_proof_names_the_key_that_signed_it() {
    assertThat(right(check(KEY.signed(claims()))).thumbprint()).isEqualTo(KEY.thumbprint());
  }

  @Test
  void every_signature_that_the_server_says_it_takes_is_taken() {
    var made =
        List.of(
            Key.elliptic(Curve.P_256, JWSAlgorithm.ES256),
            Key.elliptic(Curve.P_384, JWSAlgorithm.ES384),
            Key.elliptic(Curve.P_521, JWSAlgorithm.ES512),
            Key.rsa(2_048, JWSAlgorithm.PS256),
            Key.rsa(2_048, JWSAlgorithm.PS384),
            Key.rsa(2_048, JWSAlgorithm.PS512),
            Key.rsa(2_048, JWSAlgorithm.RS256),
            Key.rsa(2_048, JWSAlgorithm.RS384),
            Key.rsa(2_048, JWSAlgorithm.RS512));
    assertThat(made).hasSameSizeAs(Proofs.algorithms());
    assertThat(made).allSatisfy(key -> right(check(key.signed(claims()))));
  }

  @Test
  void a_proof_for_another_method_address_or_token_is_wrong() {
    wrong(proof(c -> c.put("htm", "POST")), "htm");
    wrong(proof(c -> c.put("htm", "get")), "htm");
    wrong(proof(c -> c.put("htu", URI + "/friends")), "htu");
    wrong(proof(c -> c.put("htu", "http://data.example.org/v1/me")), "htu");
    wrong(proof(c -> c.put("htu", "https://data.example.org:8443/v1/me")), "htu");
    wrong(proof(c -> c.put("htu", "https://data.example.org.evil.example/v1/me")), "htu");
    wrong(proof(c -> c.put("htu", "https://x@data.example.org/v1/me")), "htu");
    wrong(proof(c -> c.put("htu", "https://data.example.org/V1/me")), "htu");
    wrong(proof(c -> c.put("htu", "/v1/me")), "htu");
    wrong(proof(c -> c.put("htu", 7)), "htu");
    wrong(proof(c -> c.put("ath", Proofs.hash("ev_at_other"))), "ath");
    wrong(proof(c -> c.remove("ath")), "ath");
  }

  @Test
  void spellings_that_mean_the_same_address_are_the_same() {
    for (var same :
        List.of(
            "HTTPS://DATA.example.org/v1/me",
            "https://data.example.org:443/v1/me",
            "https://data.example.org/%761/me",
            URI + "?fields=id",
            URI + "#x")) {
      assertThat(right(check(proof(c -> c.put("htu", same))))).as(same).isNotNull();
    }
  }

  @Test
  void a_proof_that_lacks_what_the_rfc_asks_for_is_wrong() {
    for (var claim : List.of("jti", "htm", "htu", "iat")) {
      wrong(proof(c -> c.remove(claim)), claim);
    }
    wrong(proof(c -> c.put("jti", "j".repeat(257))), "jti");
    wrong(proof(c -> c.put("iat", "now")), "iat");
  }

  @Test
  void a_header_that_is_not_that_of_a_proof_is_wrong() {
    wrong(KEY.signed(claims(), h -> h.type(JOSEObjectType.JWT)), "typ");
    wrong(KEY.signed(claims(), h -> h.type(null)), "typ");
    wrong(KEY.signed(claims(), h -> h.jwk(null)), "jwk");
    wrong(KEY.signed(claims(), h -> h.jwk(Key.ofEs256().jwk().toPublicJWK())), "signature");
    wrong(KEY.signed(claims(), h -> h.criticalParams(Set.of("x")).customParam("x", 1)), "critical");
    wrong("", "one signed JWT");
    wrong("a.b.c", "one signed JWT");
    wrong("x".repeat(5_000), "longer");
  }

  @Test
  void signatures_that_anybody_could_make_are_wrong() throws Exception {
    var claims = new com.nimbusds.jose.Payload(claims());
    var none = encoded("{\"typ\":\"dpop+jwt\",\"alg\":\"none\",\"jwk\":" + publicJwk() + "}");
    wrong(none + "." + claims.toBase64URL() + ".", "one signed JWT");
    var hmac =
        new com.nimbusds.jose.JWSObject(
            new com.nimbusds.jose.JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("dpop+jwt"))
                .jwk(KEY.jwk().toPublicJWK())
                .build(),
            claims);
    hmac.sign(new MACSigner(publicJwk().getBytes(StandardCharsets.UTF_8)));
    wrong(hmac.serialize(), "alg");
    var signed = KEY.signed(claims());
    wrong(signed.substring(0, signed.lastIndexOf('.') + 1) + encoded("\0".repeat(64)), "signature");
  }

  @Test
  void a_private_key_in_the_header_is_wrong() {
    var header =
        encoded(
            "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + KEY.jwk().toJSONString() + "}");
    var rest = KEY.signed(claims()).split("\\.", -1);
    wrong(header + "." + rest[1] + "." + rest[2], "public key");
  }

  @Test
  void keys_that_are_too_weak_or_too_dear_to_check_are_wrong() {
    wrong(Key.rsa(1_024, JWSAlgorithm.PS256).signed(claims()), "RSA key");
    var rsa = Key.rsa(2_048, JWSAlgorithm.PS256);
    var dear =
        new RSAKey.Builder(rsa.jwk().toRSAKey().getModulus(), rsa.jwk().toRSAKey().getModulus());
    wrong(rsa.signed(claims(), h -> h.jwk(dear.build())), "short exponent");
  }

  @Test
  void a_key_that_the_alg_cannot_have_is_wrong() {
    var larger = Key.elliptic(Curve.P_384, JWSAlgorithm.ES384).jwk().toPublicJWK();
    wrong(KEY.signed(claims(), h -> h.jwk(larger)), "does not fit");
    var rsa = Key.rsa(2_048, JWSAlgorithm.PS256).jwk().toPublicJWK();
    wrong(KEY.signed(claims(), h -> h.jwk(rsa)), "does not fit");
  }

  @Test
  void a_point_off_its_curve_is_no_key() {
    var x = KEY.jwk().toECKey().getX();
    var jwk = "{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"" + x + "\",\"y\":\"" + x + "\"}";
    var header = encoded("{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + jwk + "}");
    var rest = KEY.signed(claims()).split("\\.", -1);
    wrong(header + "." + rest[1] + "." + rest[2], "public key");
  }

  private static String publicJwk() {
    return KEY.jwk().toPublicJWK().toJSONString();
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void a_proof_counts_once() {
    var jwt = KEY.signed(claims());
    assertThat(proofs.take(right(check(jwt)), "sunny-maps")).isEmpty();
    assertThat(proofs.take(right(check(jwt)), "sunny-maps")).contains("used before");
    assertThat(proofs.take(right(check(jwt)), "another-app")).contains("used before");
    assertThat(proofs.take(right(check(KEY.signed(claims()))), "sunny-maps")).isEmpty();
  }

  @Test
  void the_same_jti_by_another_key_is_another_proof() {
    var claims = claims();
    assertThat(proofs.take(right(check(KEY.signed(claims))), "a")).isEmpty();
    assertThat(proofs.take(right(check(Key.ofEs256().signed(claims))), "a")).isEmpty();
  }

  @Test
  void a_proof_is_fresh_for_a_minute_by_its_own_word() {
    var jwt = KEY.signed(claims());
    now = now.plusSeconds(Proofs.OLDEST);
    right(check(jwt));
    now = now.plusSeconds(1);
    assertThat(check(jwt)).isInstanceOf(Verdict.Stale.class);
    now = now.minusSeconds(Proofs.OLDEST + 1L + Proofs.AHEAD);
    right(check(jwt));
    now = now.minusSeconds(1);
    assertThat(check(jwt)).as("from the future").isInstanceOf(Verdict.Stale.class);
  }

  @Test
  void with_a_nonce_of_ours_the_clients_clock_does_not_matter() {
    var nonce = proofs.nonce();
    right(check(proof(c -> c.putAll(Map.of("nonce", nonce, "iat", 12)))));
    now = now.plusSeconds(Proofs.NONCE_LIFE - 10);
    assertThat(right(check(proof(c -> c.put("nonce", nonce)))).nonceOld()).isTrue();
    now = now.plusSeconds(11);
    assertThat(check(proof(c -> c.put("nonce", nonce)))).isInstanceOf(Verdict.Stale.class);
  }

  @Test
  void a_nonce_that_is_not_ours_is_stale_whatever_it_looks_like() {
    var other = new Proofs(() -> now, new SecureRandom()).nonce();
    for (var nonce : List.of(other, "x", "", proofs.nonce() + "A", "%")) {
      var verdict = check(proof(c -> c.putAll(Map.of("nonce", nonce, "iat", 12))));
      assertThat(verdict).as(nonce).isInstanceOf(Verdict.Stale.class);
    }
  }

  @Test
  void a_proof_taken_before_a_restart_is_not_taken_after_it() {
    var slow = KEY.signed(claims());
    var fast = proof(c -> c.put("iat", now.getEpochSecond() + Proofs.AHEAD));
    var nonce = proofs.nonce();
    var nonced = proof(c -> c.put("nonce", nonce));
    for (var jwt : List.of(slow, fast, nonced)) {
      assertThat(proofs.take(right(check(jwt)), "sunny-maps")).isEmpty();
    }
    proofs = new Proofs(() -> now, new SecureRandom()); // with nothing of what was seen
    for (int second = 0; second <= 2 * Proofs.NONCE_LIFE; second++) {
      for (var jwt : List.of(slow, fast, nonced)) {
        assertThat(check(jwt)).isInstanceOf(Verdict.Stale.class);
      }
      now = now.plusSeconds(1);
    }
  }

  @Test
  void right_after_a_restart_a_new_proof_with_the_new_nonce_counts() {
    proofs = new Proofs(() -> now, new SecureRandom());
    assertThat(check(KEY.signed(claims()))).isInstanceOf(Verdict.Stale.class);
    var nonce = proofs.nonce();
    right(check(proof(c -> c.put("nonce", nonce))));
    now = now.plusSeconds(Proofs.AHEAD + 1);
    right(check(KEY.signed(claims())));
  }
}
