package org.evenhand.app.identity;

import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;

/** The app that has proved who it is on this request. */
final class AskingApp {
  private AskingApp() {}

  /** Its id; empty before it has proved itself, and where no app asks. */
  static Optional<String> id() {
    var who = SecurityContextHolder.getContext().getAuthentication();
    return who instanceof OAuth2ClientAuthenticationToken app && app.getRegisteredClient() != null
        ? Optional.of(app.getRegisteredClient().getClientId())
        : Optional.empty();
  }
}
