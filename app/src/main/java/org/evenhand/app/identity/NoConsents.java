package org.evenhand.app.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsent;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationConsentService;

/**
 * Spring's memory of consents, which we leave empty: consents live in the record, and every
 * authorisation asks the person anew.
 */
final class NoConsents implements OAuth2AuthorizationConsentService {
  @Override
  public void save(OAuth2AuthorizationConsent consent) {
    throw new UnsupportedOperationException("consents are acts in the record");
  }

  @Override
  public void remove(OAuth2AuthorizationConsent consent) {
    throw new UnsupportedOperationException("consents are acts in the record");
  }

  @Override
  public @Nullable OAuth2AuthorizationConsent findById(String client, String principal) {
    return null;
  }
}
