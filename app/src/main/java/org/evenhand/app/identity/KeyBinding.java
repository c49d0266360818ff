package org.evenhand.app.identity;

import org.evenhand.app.possession.Proof;
import org.evenhand.app.possession.Proofs;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenContext;

/**
 * Which key a new access token is bound to (RFC 9449). Where a proof came, that of the proof. It
 * must be the key that the code was bound to ({@code dpop_jkt}, section 10) and, for a public app,
 * the key of the refresh token (section 5); a confidential app, which proves itself otherwise, may
 * change keys. What was bound once is never refreshed into something unbound.
 */
final class KeyBinding {
  /** The parameter by which an app binds its code to a key. */
  static final String ASKED_KEY = "dpop_jkt";

  private final Proofs proofs;

  KeyBinding(Proofs proofs) {
    this.proofs = proofs;
  }

  /** The key's thumbprint; empty if the token is bound to none. */
  String key(OAuth2TokenContext context) {
    var proof = proof(context);
    var before = before(context.getAuthorization());
    if (proof == null) {
      if (!before.isEmpty() || AppClients.demands(context.getRegisteredClient()).boundTokens()) {
        throw refused(
            OAuth2ErrorCodes.INVALID_DPOP_PROOF,
            "these tokens are bound to a key, and there is no DPoP header with a proof");
      }
      return "";
    }
    if (mustStay(context) && !before.isEmpty() && !before.equals(proof.thumbprint())) {
      throw refused(
          OAuth2ErrorCodes.INVALID_GRANT, "it is bound to another key than that of the proof");
    }
    var why = proofs.take(proof, context.getRegisteredClient().getClientId());
    if (!why.isEmpty()) {
      throw refused(OAuth2ErrorCodes.INVALID_DPOP_PROOF, why);
    }
    return proof.thumbprint();
  }

  private static boolean mustStay(OAuth2TokenContext context) {
    return AuthorizationGrantType.AUTHORIZATION_CODE.equals(context.getAuthorizationGrantType())
        || context
            .getRegisteredClient()
            .getClientAuthenticationMethods()
            .contains(ClientAuthenticationMethod.NONE);
  }

  private static @Nullable Proof proof(OAuth2TokenContext context) {
    return context.getAuthorizationGrant()
                instanceof OAuth2AuthorizationGrantAuthenticationToken asked
            && asked.getAdditionalParameters().get(ProvenGrants.PROOF) instanceof Proof proof
        ? proof
        : null;
  }

  /** The key that what is presented is bound to. */
  private static String before(@Nullable OAuth2Authorization presented) {
    if (presented == null) {
      return "";
    }
    TokenRow.Bond bond = presented.getAttribute(Authorisations.BOND);
    if (bond != null) {
      return bond.key();
    }
    OAuth2AuthorizationRequest request =
        presented.getAttribute(OAuth2AuthorizationRequest.class.getName());
    return request != null
            && request.getAdditionalParameters().get(ASKED_KEY) instanceof String asked
        ? asked
        : "";
  }

  private static OAuth2AuthenticationException refused(String code, String why) {
    return new OAuth2AuthenticationException(new OAuth2Error(code, why, null));
  }
}
