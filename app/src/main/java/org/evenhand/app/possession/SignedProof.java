package org.evenhand.app.possession;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JWT that carries the key which signed it (RFC 9449, section 4.2), its signature checked.
 *
 * @param thumbprint of that key
 * @param claims what it says, still to be checked
 */
record SignedProof(String thumbprint, Map<String, Object> claims) {
  /** Signatures whose private half only the client can hold. */
  static final List<String> ALGORITHMS =
      List.of("ES256", "ES384", "ES512", "PS256", "PS384", "PS512", "RS256", "RS384", "RS512");

  private static final int LONGEST = 4_096;
  private static final int FEWEST_BITS = 2_048;
  private static final int MOST_BITS = 4_096;
  // A long public exponent would make checking as dear as signing.
  private static final int MOST_EXPONENT_BITS = 32;
  private static final JOSEObjectType TYPE = new JOSEObjectType("dpop+jwt");

  static SignedProof read(String jwt) throws NotAProof {
    if (jwt.length() > LONGEST) {
      throw new NotAProof("the proof is longer than 4096 characters");
    }
    var object = parsed(jwt);
    var header = object.getHeader();
    var key = key(header);
    try {
      if (!object.verify(verifier(header.getAlgorithm(), key))) {
        throw new NotAProof("the signature of the proof does not verify with the key in it");
      }
      return new SignedProof(key.computeThumbprint().toString(), claims(object));
    } catch (JOSEException e) {
      throw new NotAProof("the key in the proof does not fit its alg");
    }
  }

  private static JWSObject parsed(String jwt) throws NotAProof {
    try {
      return JWSObject.parse(jwt);
    } catch (ParseException | IllegalArgumentException | IllegalStateException e) {
      throw new NotAProof("the DPoP header does not hold one signed JWT with a public key");
    }
  }

  private static JWK key(JWSHeader header) throws NotAProof {
    if (!TYPE.equals(header.getType())) {
      throw new NotAProof("the typ of the proof is not dpop+jwt");
    }
    if (!ALGORITHMS.contains(header.getAlgorithm().getName())) {
      throw new NotAProof("the alg of the proof is not one of " + String.join(" ", ALGORITHMS));
    }
    if (header.getCriticalParams() != null || !header.isBase64URLEncodePayload()) {
      throw new NotAProof("the proof has critical headers, of which none is known here");
    }
    var key = header.getJWK();
    if (key == null || key.isPrivate()) {
      throw new NotAProof("the jwk of the proof is not one public key");
    }
    return key;
  }

  private static JWSVerifier verifier(JWSAlgorithm algorithm, @Nullable JWK key)
      throws JOSEException, NotAProof {
    boolean elliptic = JWSAlgorithm.Family.EC.contains(algorithm);
    if (elliptic && key instanceof ECKey ec) {
      return new ECDSAVerifier(
          ec); // refuses points off the curve, and curves that alg does not fit
    }
    if (!elliptic && key instanceof RSAKey rsa) {
      return new RSASSAVerifier(bounded(rsa));
    }
    throw new NotAProof("the key in the proof does not fit its alg");
  }

  private static RSAKey bounded(RSAKey key) throws NotAProof {
    int bits = key.getModulus().decodeToBigInteger().bitLength();
    int exponent = key.getPublicExponent().decodeToBigInteger().bitLength();
    if (bits < FEWEST_BITS || bits > MOST_BITS || exponent > MOST_EXPONENT_BITS) {
      throw new NotAProof("an RSA key has 2048 to 4096 bits here, and a short exponent");
    }
    return key;
  }

  private static Map<String, Object> claims(JWSObject object) throws NotAProof {
    var claims = object.getPayload().toJSONObject();
    if (claims == null) {
      throw new NotAProof("the claims of the proof are not a JSON object");
    }
    return claims;
  }

  /** A claim that is a text; empty if there is none. */
  String text(String name) throws NotAProof {
    return switch (claims.get(name)) {
      case null -> "";
      case String text -> text;
      default -> throw new NotAProof("the claim " + name + " of the proof is not a text");
    };
  }

  /** When it says that it was made. */
  long made() throws NotAProof {
    return claims.get("iat") instanceof Number seconds ? seconds.longValue() : missing("iat");
  }

  private static long missing(String name) throws NotAProof {
    throw new NotAProof("the proof lacks the claim " + name);
  }
}
