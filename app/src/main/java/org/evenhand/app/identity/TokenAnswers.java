package org.evenhand.app.identity;

import java.util.HashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.evenhand.vocabulary.DataTypeId;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;

/** What is told with a new token: what was truly granted (RFC 9396, section 7). */
final class TokenAnswers implements Consumer<OAuth2AccessTokenAuthenticationContext> {
  private final Tokens tokens;

  TokenAnswers(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void accept(OAuth2AccessTokenAuthenticationContext context) {
    OAuth2AccessTokenAuthenticationToken given = context.getAuthentication();
    var found = tokens.find(given.getAccessToken().getTokenValue());
    found.ifPresent(row -> {
      var answer = context.getAccessTokenResponse();
      answer.scopes(
          row.scope().stream().map(DataTypeId::value).collect(Collectors.toUnmodifiableSet()));
      if (row.bond().detailed()) {
        var more = new HashMap<>(given.getAdditionalParameters());
        tokens
            .grantOf(row)
            .ifPresent(
                grant -> more.put(DataDetail.PARAMETER, DataDetail.granted(grant, row.scope())));
        answer.additionalParameters(more);
      }
    });
  }
}
