package org.evenhand.app.developers;

import java.util.Optional;
import org.evenhand.vocabulary.AppId;

/** The fictional person that a developer tests an app with: port of this room. */
public interface TestPerson {
  /**
   * How to sign in as them.
   *
   * @param username theirs
   * @param password theirs, shown this once
   */
  record Key(String username, String password) {
    @Override
    public String toString() {
      return "Key[" + username + "]";
    }
  }

  /** The name that the app's test person signs in by; empty if it has none. */
  Optional<String> username(AppId app);

  /** Makes one; empty if the app has one already, or was given too many in this hour. */
  Optional<Key> make(AppId app);

  /** Has them erased, like anybody; what they were is gone. Nothing happens if there is none. */
  void remove(AppId app);
}
