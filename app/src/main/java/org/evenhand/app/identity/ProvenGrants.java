package org.evenhand.app.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.app.possession.Proof;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2RefreshTokenAuthenticationToken;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * Token requests with our reading of their proof. Spring's own would take the address from the Host
 * header, keep no memory that is bounded for each app, and take a proof for one even if it came as
 * a parameter, with a method and an address of the caller's choice.
 */
final class ProvenGrants implements AuthenticationConverter {
  /**
   * Under which a {@link Proof} goes along; whatever a caller sends is text, never one of these.
   */
  static final String PROOF = "org.evenhand.proof";

  private static final List<String> SPRINGS =
      List.of("dpop_proof", "dpop_method", "dpop_target_uri", PROOF);

  private final AuthenticationConverter springs;
  private final ProofsAtDoor proofs;

  ProvenGrants(AuthenticationConverter springs, ProofsAtDoor proofs) {
    this.springs = springs;
    this.proofs = proofs;
  }

  @Override
  public @Nullable Authentication convert(HttpServletRequest request) {
    return switch (springs.convert(new WithoutProof(request))) {
      case OAuth2AuthorizationCodeAuthenticationToken code ->
          new OAuth2AuthorizationCodeAuthenticationToken(
              code.getCode(),
              (Authentication) code.getPrincipal(),
              code.getRedirectUri(),
              proven(request, code.getAdditionalParameters()));
      case OAuth2RefreshTokenAuthenticationToken refresh ->
          new OAuth2RefreshTokenAuthenticationToken(
              refresh.getRefreshToken(),
              (Authentication) refresh.getPrincipal(),
              refresh.getScopes(),
              proven(request, refresh.getAdditionalParameters()));
      case null -> null;
      default -> throw new IllegalStateException("a grant that no flow of ours has");
    };
  }

  private Map<String, Object> proven(HttpServletRequest request, Map<String, Object> parameters) {
    var proven = new HashMap<>(parameters);
    SPRINGS.forEach(proven::remove);
    proofs.of(request).ifPresent(proof -> proven.put(PROOF, proof));
    return proven;
  }

  private static final class WithoutProof extends HttpServletRequestWrapper {
    WithoutProof(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
      return ProofsAtDoor.HEADER.equalsIgnoreCase(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return ProofsAtDoor.HEADER.equalsIgnoreCase(name)
          ? Collections.emptyEnumeration()
          : super.getHeaders(name);
    }
  }
}
