package org.evenhand.app.demo.pages;

import java.net.URI;
import org.evenhand.app.demo.story.Role;

/**
 * A fictional app with its credentials.
 *
 * @param role who it plays
 * @param secret its client secret, for this run
 * @param redirect where its sign-in returns to
 */
public record ClientApp(Role role, String secret, URI redirect) {
  /** Its client id. */
  public String clientId() {
    return role.id().value();
  }

  @Override
  public String toString() {
    return "ClientApp[" + clientId() + "]";
  }
}
