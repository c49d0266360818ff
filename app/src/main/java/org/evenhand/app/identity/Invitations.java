package org.evenhand.app.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.evenhand.record.Table;
import org.springframework.security.web.webauthn.api.Bytes;
import tools.jackson.databind.json.JsonMapper;

/** Invitations to one door. One for each who is invited: a newer one ends an earlier one. */
final class Invitations {
  private static final JsonMapper JSON = new JsonMapper();

  private final Table table;
  private final Kind kind;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * To which door.
   *
   * @param row what their rows' keys begin with
   * @param page the path that leads in
   * @param life how long one is open
   */
  record Kind(String row, String page, Duration life) {}

  Invitations(Table table, Kind kind, InstantSource clock, SecureRandom random) {
    this.table = table;
    this.kind = kind;
    this.clock = clock;
    this.random = random;
  }

  /** Makes one, open once the change is written. */
  Invitation make(RowChange change, String whom) {
    var secret = Secrets.random(random, "");
    var until = clock.instant().plus(kind.life());
    var row = JSON.createObjectNode();
    row.put("hash", new Bytes(Secrets.sha256(secret)).toBase64UrlString());
    row.put("until", until.toEpochMilli());
    change.put(RowChange.key(kind.row(), whom), JSON.writeValueAsBytes(row));
    return new Invitation(whom, kind.page(), whom + "." + secret, until);
  }

  RowChange end(RowChange change, String whom) {
    return change.delete(RowChange.key(kind.row(), whom));
  }

  boolean open(String whom) {
    return kept(whom).isPresent();
  }

  /** Whom one is for, while it is open. */
  Optional<String> whom(String text) {
    int dot = text.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    var presented = Secrets.sha256(text.substring(dot + 1));
    var whom = text.substring(0, dot);
    return kept(whom).filter(hash -> MessageDigest.isEqual(hash, presented)).map(_ -> whom);
  }

  /** The hash of what opens the door, while it does. */
  private Optional<byte[]> kept(String whom) {
    return Optional.ofNullable(table.get(RowChange.key(kind.row(), whom)))
        .map(row -> JSON.readTree(new String(row, UTF_8)))
        .filter(row -> clock.instant().isBefore(Instant.ofEpochMilli(row.path("until").asLong())))
        .map(row -> Bytes.fromBase64(row.path("hash").asString()).getBytes());
  }
}
