package org.evenhand.app.possession;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A client's key, and the proofs that it signs: right ones, and whatever a test would have wrong.
 */
public final class Key {
  private final JWK jwk;
  private final JWSAlgorithm algorithm;

  private Key(JWK jwk, JWSAlgorithm algorithm) {
    this.jwk = jwk;
    this.algorithm = algorithm;
  }

  /** A new one on P-256. */
  public static Key ofEs256() {
    return elliptic(Curve.P_256, JWSAlgorithm.ES256);
  }

  static Key elliptic(Curve curve, JWSAlgorithm algorithm) {
    try {
      return new Key(new ECKeyGenerator(curve).generate(), algorithm);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static Key rsa(int bits, JWSAlgorithm algorithm) {
    try {
      return new Key(new RSAKeyGenerator(bits, true).generate(), algorithm);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** As the library that others wrote takes it. */
  public JWK jwk() {
    return jwk;
  }

  /** Its thumbprint, as tokens name it. */
  public String thumbprint() {
    try {
      return jwk.computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a right proof says, with a {@code jti} of its own. */
  public static Map<String, Object> claims(String method, String uri, String token, long made) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("htm", method);
    claims.put("htu", uri);
    claims.put("iat", made);
    if (!token.isEmpty()) {
      claims.put("ath", Proofs.hash(token));
    }
    return claims;
  }

  /** Signs what a proof says. */
  public String signed(Map<String, Object> claims) {
    return signed(claims, header -> header);
  }

  /** Signs it under another header. */
  public String signed(Map<String, Object> claims, UnaryOperator<JWSHeader.Builder> more) {
    var header =
        new JWSHeader.Builder(algorithm)
            .type(new JOSEObjectType("dpop+jwt"))
            .jwk(jwk.toPublicJWK());
    var object = new JWSObject(more.apply(header).build(), new Payload(claims));
    try {
      object.sign(
          switch (jwk) {
            case ECKey ec -> new ECDSASigner(ec);
            case RSAKey rsa -> new RSASSASigner(rsa, true);
            default -> throw new IllegalStateException("no key of these tests: " + jwk);
          });
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return object.serialize();
  }
}
