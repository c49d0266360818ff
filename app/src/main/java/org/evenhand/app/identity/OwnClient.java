package org.evenhand.app.identity;

import java.util.Optional;
import org.evenhand.gate.Caller;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.SignedIn;

/**
 * The platform's own client: the one app by which people act for themselves, and not only read. It
 * has a token as every app has, from the person's yes; what it reads passes the gate as anybody's
 * does.
 *
 * @param app which; empty where there is none
 */
public record OwnClient(Optional<AppId> app) {
  /** Where there is none. */
  public static final OwnClient NONE = new OwnClient(Optional.empty());

  /**
   * Whom a call acts for; empty unless it comes from the platform's own client.
   *
   * @param caller of a live token
   */
  public Optional<SignedIn> actsFor(Caller caller) {
    return app.filter(caller.app()::equals).map(_ -> new SignedIn(caller.viewer()));
  }
}
