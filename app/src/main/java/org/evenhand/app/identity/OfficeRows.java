package org.evenhand.app.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.OfficeRole;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * The office's rows in the identity table: {@code officer:} and an id; {@code officer-handle:} and
 * what authenticators know them by, which leads to the id; {@code invited:} and an id; {@code
 * passkey:} and a credential's id; {@code passkeys:}, an officer's handle and a credential's id,
 * which finds all of one officer.
 *
 * <p>Every change is one synced batch: after a crash it is there as a whole or not at all, so no
 * invitation is used up without the passkey that it was used for, nor the other way round.
 */
final class OfficeRows {
  private static final JsonMapper JSON = new JsonMapper();
  private final Table table;

  OfficeRows(Table table) {
    this.table = table;
  }

  /**
   * An invitation that is open.
   *
   * @param hash of what opens the door
   * @param until when it ends
   */
  record Invited(Bytes hash, Instant until) {}

  Optional<OfficeAccount> officer(String id) {
    return Optional.ofNullable(table.get(key("officer:", id))).map(row -> officer(id, row));
  }

  Optional<OfficeAccount> behind(Bytes handle) {
    return Optional.ofNullable(table.get(key("officer-handle:", handle)))
        .flatMap(id -> officer(new String(id, UTF_8)));
  }

  List<OfficeAccount> all() {
    var all = new ArrayList<OfficeAccount>();
    var prefix = key("officer:", "");
    table.scan(
        prefix, prefix, (key, row) -> all.add(officer(new String(after(prefix, key), UTF_8), row)));
    return all;
  }

  private static OfficeAccount officer(String id, byte[] bytes) {
    var row = JSON.readTree(bytes);
    return new OfficeAccount(
        id,
        OfficeRole.of(row.path("role").asString()).orElseThrow(),
        Bytes.fromBase64(row.path("handle").asString()),
        Instant.ofEpochMilli(row.path("since").asLong()),
        row.path("removed").asBoolean());
  }

  Optional<Invited> invited(String id) {
    return Optional.ofNullable(table.get(key("invited:", id)))
        .map(JSON::readTree)
        .map(row ->
            new Invited(
                Bytes.fromBase64(row.path("hash").asString()),
                Instant.ofEpochMilli(row.path("until").asLong())));
  }

  Optional<CredentialRecord> passkey(Bytes id) {
    return Optional.ofNullable(table.get(key("passkey:", id))).map(PasskeyRow::decoded);
  }

  /** In the order of their making. */
  List<CredentialRecord> passkeys(OfficeAccount officer) {
    var ids = new ArrayList<Bytes>();
    var prefix = key("passkeys:", officer.handle());
    table.scan(prefix, prefix, (key, _) -> ids.add(new Bytes(after(prefix, key))));
    return ids.stream()
        .flatMap(id -> passkey(id).stream())
        .sorted(Comparator.comparing(CredentialRecord::getCreated))
        .toList();
  }

  Change change() {
    return new Change();
  }

  /** What is written at once. */
  final class Change {
    private final List<Table.Batch.Put> puts = new ArrayList<>();
    private final List<byte[]> deletes = new ArrayList<>();

    private Change() {}

    Change put(OfficeAccount officer) {
      var row = JSON.createObjectNode();
      row.put("role", officer.role().word());
      row.put("handle", officer.handle().toBase64UrlString());
      row.put("since", officer.since().toEpochMilli());
      row.put("removed", officer.removed());
      put(key("officer:", officer.id()), JSON.writeValueAsBytes(row));
      return put(key("officer-handle:", officer.handle()), officer.id().getBytes(UTF_8));
    }

    Change put(String officer, Invited invited) {
      var row = JSON.createObjectNode();
      row.put("hash", invited.hash().toBase64UrlString());
      row.put("until", invited.until().toEpochMilli());
      return put(key("invited:", officer), JSON.writeValueAsBytes(row));
    }

    Change endInvitation(String officer) {
      deletes.add(key("invited:", officer));
      return this;
    }

    Change put(CredentialRecord passkey) {
      put(listed(passkey), new byte[0]);
      return put(key("passkey:", passkey.getCredentialId()), PasskeyRow.encoded(passkey));
    }

    Change remove(CredentialRecord passkey) {
      deletes.add(listed(passkey));
      deletes.add(key("passkey:", passkey.getCredentialId()));
      return this;
    }

    void write() {
      table.write(new Table.Batch(puts, deletes, -1), Table.Durability.SYNCED);
    }

    private Change put(byte[] key, byte[] value) {
      puts.add(new Table.Batch.Put(key, value));
      return this;
    }
  }

  private static byte[] listed(CredentialRecord passkey) {
    // All handles have one length, so none begins with another.
    var owner = key("passkeys:", passkey.getUserEntityUserId());
    var id = passkey.getCredentialId().getBytes();
    return ByteBuffer.allocate(owner.length + id.length).put(owner).put(id).array();
  }

  private static byte[] key(String kind, String name) {
    return Secrets.key(kind, name.getBytes(UTF_8));
  }

  private static byte[] key(String kind, Bytes name) {
    return Secrets.key(kind, name.getBytes());
  }

  private static byte[] after(byte[] prefix, byte[] key) {
    return Arrays.copyOfRange(key, prefix.length, key.length);
  }
}
