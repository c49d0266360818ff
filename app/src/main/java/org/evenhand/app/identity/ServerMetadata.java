package org.evenhand.app.identity;

import java.util.List;
import java.util.function.Consumer;
import org.evenhand.app.possession.Proofs;
import org.evenhand.vocabulary.Catalogue;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationServerMetadata;

/**
 * The server's description of itself (RFC 8414): what Spring claims, less what is not true here.
 */
final class ServerMetadata implements Consumer<OAuth2AuthorizationServerMetadata.Builder> {
  private final Catalogue catalogue;

  ServerMetadata(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  @Override
  public void accept(OAuth2AuthorizationServerMetadata.Builder metadata) {
    var confidential = List.of("client_secret_basic", "client_secret_post");
    var all = List.of("client_secret_basic", "client_secret_post", "none");
    metadata.claims(claims -> {
      claims.remove("jwks_uri");
      claims.remove("tls_client_certificate_bound_access_tokens");
      claims.put("dpop_signing_alg_values_supported", Proofs.algorithms());
      claims.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
      claims.put("token_endpoint_auth_methods_supported", all);
      claims.put("revocation_endpoint_auth_methods_supported", all);
      claims.put("introspection_endpoint_auth_methods_supported", confidential);
      claims.put("authorization_response_iss_parameter_supported", true);
      claims.put("response_modes_supported", List.of("query"));
      claims.put("request_parameter_supported", false);
      claims.put("request_uri_parameter_supported", false);
      // Each app can demand it of itself; it is then refused without.
      claims.put("require_pushed_authorization_requests", false);
      claims.put("authorization_details_types_supported", List.of(DataDetail.TYPE));
      claims.put(
          "scopes_supported", catalogue.types().stream().map(type -> type.id().value()).toList());
    });
  }
}
