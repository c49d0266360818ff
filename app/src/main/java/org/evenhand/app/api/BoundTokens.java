package org.evenhand.app.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * The side of the filter that only calls with {@code Authorization: DPoP} take (RFC 9449, section
 * 7): reads token and proof, and says by the RFC what was wrong with them.
 */
final class BoundTokens {
  /** The header that holds a proof. */
  static final String PROOF = "DPoP";

  /** The header in which the server gives a nonce. */
  static final String NONCE = "DPoP-Nonce";

  static final String BEARER = "Bearer realm=\"evenhand\"";
  private static final String DPOP = "DPoP realm=\"evenhand\"";
  private static final String CHALLENGE = "WWW-Authenticate";

  private final TokenCheck tokens;
  private final String baseUrl;
  private final String algorithms;

  BoundTokens(TokenCheck tokens, ApiSettings settings) {
    this.tokens = tokens;
    this.baseUrl = settings.baseUrl();
    this.algorithms = ", algs=\"" + String.join(" ", tokens.algorithms()) + '"';
  }

  /** What the request's token is worth; null if there is not one well-formed one. */
  TokenCheck.@Nullable Result check(HttpServletRequest request) {
    String token = BearerToken.bound(request);
    if (token == null) {
      return null;
    }
    var proofs = request.getHeaders(PROOF);
    if (!proofs.hasMoreElements()) {
      return new TokenCheck.Result.Unproven("there is no DPoP header with a proof", "");
    }
    String proof = proofs.nextElement();
    if (proofs.hasMoreElements()) {
      return new TokenCheck.Result.Unproven("there is more than one DPoP header", "");
    }
    // From what the operator configured and never from Host, which the caller chooses.
    var uri = baseUrl + request.getRequestURI();
    return tokens.check(token, new TokenCheck.Possession(proof, request.getMethod(), uri));
  }

  /**
   * Says how to come in, and what was wrong.
   *
   * @param said what was wrong with the token; empty where none was sent
   */
  void challenge(HttpServletRequest request, HttpServletResponse response, String said) {
    String header = request.getHeader("Authorization");
    if (header != null && header.regionMatches(true, 0, "DPoP ", 0, 5)) {
      response.setHeader(CHALLENGE, DPOP + invalid(said) + algorithms);
    } else if (said.isEmpty() || said.equals(TokenFilter.BOUND)) {
      // RFC 9449, section 7.2: a server that takes both says both.
      var bearer = said.isEmpty() ? BEARER : BEARER + invalid(said);
      response.setHeader(CHALLENGE, bearer + ", " + DPOP + algorithms);
    } else {
      TokenFilter.challenge(response, said);
    }
  }

  /** RFC 9449, sections 7.1 and 9. */
  void challenge(HttpServletResponse response, TokenCheck.Result.Unproven unproven) {
    boolean again = !unproven.nonce().isEmpty();
    var error = again ? "use_dpop_nonce" : "invalid_dpop_proof";
    response.setHeader(
        CHALLENGE,
        DPOP
            + ", error=\""
            + error
            + "\", error_description=\""
            + unproven.description()
            + '"'
            + algorithms);
    if (again) {
      response.setHeader(NONCE, unproven.nonce());
    }
  }

  static String invalid(String said) {
    return ", error=\"invalid_token\", error_description=\"" + said + '"';
  }

  static Problem problem(TokenCheck.Result.Unproven unproven) {
    var advice =
        unproven.nonce().isEmpty()
            ? ". Make a new proof for each call."
            : ". Make a new proof with the nonce in 'DPoP-Nonce' and send the call again.";
    return Problem.of(
        ProblemType.INVALID_DPOP_PROOF,
        unproven.description(),
        "The token may be live, but " + unproven.description() + advice);
  }
}
