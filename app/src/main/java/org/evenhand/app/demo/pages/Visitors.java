package org.evenhand.app.demo.pages;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.evenhand.app.demo.pages.OAuthClient.Granted;
import org.evenhand.vocabulary.AppId;

/** What the fictional apps remember of each browser. Bounded; the oldest is forgotten first. */
final class Visitors {
  private static final int MOST = 1_000;

  private final SecureRandom random;
  private final Map<String, Visitor> visitors =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Visitor> eldest) {
          return size() > MOST;
        }
      };

  Visitors(SecureRandom random) {
    this.random = random;
  }

  /** One browser. */
  private static final class Visitor {
    private final Map<AppId, Started> started = new HashMap<>();
    private final Map<AppId, Granted> granted = new HashMap<>();
  }

  /**
   * A sign-in under way.
   *
   * @param state ties the answer to this browser (RFC 6749 §10.12)
   * @param verifier the PKCE secret
   */
  record Started(String state, String verifier) {}

  /** A new browser's cookie. */
  synchronized String arrive() {
    var cookie = secret();
    visitors.put(cookie, new Visitor());
    return cookie;
  }

  /** Whether a cookie is one of ours. */
  synchronized boolean knows(String cookie) {
    return visitors.containsKey(cookie);
  }

  /** Begins a sign-in to an app. */
  synchronized Started start(String cookie, AppId app) {
    var started = new Started(secret(), secret());
    visitors.computeIfAbsent(cookie, c -> new Visitor()).started.put(app, started);
    return started;
  }

  /** Ends the sign-in that has this state; each can be ended once. */
  synchronized Optional<Started> finish(String cookie, AppId app, String state) {
    var visitor = visitors.get(cookie);
    if (visitor == null) {
      return Optional.empty();
    }
    var started = visitor.started.get(app);
    if (started == null || !started.state().equals(state)) {
      return Optional.empty();
    }
    visitor.started.remove(app);
    return Optional.of(started);
  }

  /** Remembers a token. */
  synchronized void grant(String cookie, AppId app, Granted granted) {
    visitors.computeIfAbsent(cookie, c -> new Visitor()).granted.put(app, granted);
  }

  /** The token that an app has for this browser's person. */
  synchronized Optional<Granted> granted(String cookie, AppId app) {
    return Optional.ofNullable(visitors.get(cookie)).map(visitor -> visitor.granted.get(app));
  }

  private String secret() {
    var bytes = new byte[32];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
