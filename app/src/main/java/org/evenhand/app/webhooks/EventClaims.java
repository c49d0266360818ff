package org.evenhand.app.webhooks;

import java.net.URI;
import java.time.Instant;
import org.evenhand.vocabulary.AppId;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a security event token claims (RFC 8417 §2.2). The app is its subject, named by its page in
 * the register (RFC 9493 §3.2.7), and its audience, named by its client id.
 *
 * @param baseUrl who issues it
 */
record EventClaims(URI baseUrl) {
  /** What names of events begin with; the register's name for the act follows. */
  static final String EVENT = "urn:evenhand:event:";

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * The claims of one event for one app.
   *
   * @param id names it
   * @param at now
   */
  ObjectNode of(AppId app, String event, String id, Instant at, ObjectNode says) {
    var claims = JSON.createObjectNode();
    claims.put("iss", baseUrl.toString());
    claims.put("aud", app.value());
    claims.put("jti", id);
    claims.put("iat", at.getEpochSecond());
    claims
        .putObject("sub_id")
        .put("format", "uri")
        .put("uri", baseUrl + "/register/apps/" + app.value());
    claims.putObject("events").set(EVENT + event, says);
    return claims;
  }

  /** The same for what an act tells: when that was, and by what it belongs together. */
  String of(Telling telling, String id, Instant at, Instant recorded, long position) {
    var claims = of(telling.app(), telling.event(), id, at, telling.says());
    claims.put("toe", recorded.getEpochSecond());
    claims.put("txn", "act-" + position);
    return claims.toString();
  }
}
