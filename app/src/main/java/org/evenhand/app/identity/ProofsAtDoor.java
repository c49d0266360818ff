package org.evenhand.app.identity;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.Optional;
import org.evenhand.app.possession.Proof;
import org.evenhand.app.possession.Proofs;
import org.evenhand.app.possession.Shown;
import org.evenhand.app.possession.Verdict;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ErrorAuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Proofs of possession at the endpoints for apps (RFC 9449, sections 5 and 10.1): reads them there,
 * and answers where one is wrong or needs a nonce.
 */
final class ProofsAtDoor implements AuthenticationFailureHandler {
  static final String HEADER = "DPoP";
  private static final String NONCE = "DPoP-Nonce";
  private static final String USE_NONCE = "use_dpop_nonce";

  private final Proofs proofs;
  private final URI baseUrl;
  private final AuthenticationFailureHandler springs =
      new OAuth2ErrorAuthenticationFailureHandler();

  ProofsAtDoor(Proofs proofs, URI baseUrl) {
    this.proofs = proofs;
    this.baseUrl = baseUrl;
  }

  /**
   * The proof of a request; empty if it has none. It is not taken yet.
   *
   * @throws OAuth2AuthenticationException if there are several, or it is wrong
   */
  Optional<Proof> of(HttpServletRequest request) {
    var sent = Collections.list(request.getHeaders(HEADER));
    if (sent.isEmpty()) {
      return Optional.empty();
    }
    if (sent.size() > 1) {
      throw refused(OAuth2ErrorCodes.INVALID_DPOP_PROOF, "there is more than one DPoP header");
    }
    var uri = baseUrl + request.getRequestURI();
    return switch (proofs.check(new Shown(sent.getFirst(), request.getMethod(), uri, ""))) {
      case Verdict.Right(var proof) -> Optional.of(proof);
      case Verdict.Wrong(var why) -> throw refused(OAuth2ErrorCodes.INVALID_DPOP_PROOF, why);
      case Verdict.Stale(var why) -> throw refused(USE_NONCE, why);
    };
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException, ServletException {
    if (failure instanceof OAuth2AuthenticationException oauth
        && USE_NONCE.equals(oauth.getError().getErrorCode())) {
      response.setHeader(NONCE, proofs.nonce());
    }
    springs.onAuthenticationFailure(request, response, failure);
  }

  private static OAuth2AuthenticationException refused(String code, String why) {
    return new OAuth2AuthenticationException(new OAuth2Error(code, why, null));
  }
}
