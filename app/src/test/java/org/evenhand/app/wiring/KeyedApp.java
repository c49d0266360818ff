package org.evenhand.app.wiring;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.AuthorizationGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.dpop.DPoPProofFactory;
import com.nimbusds.oauth2.sdk.dpop.DefaultDPoPProofFactory;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.openid.connect.sdk.Nonce;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** An app that proves with each request that it holds a key, as Nimbus's OAuth library does it. */
public final class KeyedApp {
  private final DemoServer server;
  private final DemoServer.App app;
  private final JWK key;
  private final DPoPProofFactory proofs;

  /** One with a new key. */
  public KeyedApp(DemoServer server, DemoServer.App app) {
    this.server = server;
    this.app = app;
    try {
      key = new ECKeyGenerator(Curve.P_256).generate();
      proofs = new DefaultDPoPProofFactory(key, JWSAlgorithm.ES256);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key's thumbprint. */
  public String thumbprint() {
    try {
      return key.computeThumbprint().toString();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks for a token, proving itself by its secret and the key. */
  public TokenResponse token(AuthorizationGrant grant) {
    var credentials = new ClientSecretBasic(new ClientID(app.id()), new Secret(app.secret()));
    return token(new TokenRequest.Builder(endpoint(), credentials, grant).build());
  }

  /** Asks for a token as an app without a secret. */
  public TokenResponse tokenOfPublic(AuthorizationGrant grant) {
    return token(new TokenRequest.Builder(endpoint(), new ClientID(app.id()), grant).build());
  }

  private URI endpoint() {
    return server.at("/oauth2/token");
  }

  /** Sends a token request with a proof. */
  public TokenResponse token(TokenRequest request) {
    try {
      return TokenResponse.parse(sent(request.toHTTPRequest(), null));
    } catch (ParseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls the data API with a proof. */
  public HTTPResponse call(String path, AccessToken token) {
    return sent(request(path, token), token);
  }

  /** A call as it is before a proof is added. */
  public HTTPRequest request(String path, AccessToken token) {
    var request = new HTTPRequest(HTTPRequest.Method.GET, server.at(path));
    request.setAuthorization("DPoP " + token.getValue());
    return request;
  }

  /** Sends it with a proof, once more if the server gives a nonce (RFC 9449, section 8). */
  public HTTPResponse sent(HTTPRequest request, @Nullable AccessToken token) {
    try {
      request.setDPoP(proof(request, token, null));
      var first = request.send();
      var nonce = first.getDPoPNonce();
      if (nonce == null || first.getStatusCode() < 400) {
        return first;
      }
      request.setDPoP(proof(request, token, nonce));
      return request.send();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A proof for a request. */
  public com.nimbusds.jwt.SignedJWT proof(
      HTTPRequest request, @Nullable AccessToken token, @Nullable Nonce nonce) {
    var whole = request.getURI();
    var target = URI.create(whole.getScheme() + "://" + whole.getAuthority() + whole.getPath());
    try {
      return proofs.createDPoPJWT(request.getMethod().name(), target, token, nonce);
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
