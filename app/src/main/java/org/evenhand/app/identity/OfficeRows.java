package org.evenhand.app.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.evenhand.app.identity.RowChange.key;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.OfficeRole;
import org.springframework.security.web.webauthn.api.Bytes;
import tools.jackson.databind.json.JsonMapper;

/**
 * The office's rows in the identity table: {@code officer:} and an id; {@code officer-handle:} and
 * what authenticators know them by, which leads to the id.
 */
final class OfficeRows {
  private static final JsonMapper JSON = new JsonMapper();
  private final Table table;

  OfficeRows(Table table) {
    this.table = table;
  }

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

  RowChange put(RowChange change, OfficeAccount officer) {
    var row = JSON.createObjectNode();
    row.put("role", officer.role().word());
    row.put("handle", officer.handle().toBase64UrlString());
    row.put("since", officer.since().toEpochMilli());
    row.put("removed", officer.removed());
    return change
        .put(key("officer:", officer.id()), JSON.writeValueAsBytes(row))
        .put(key("officer-handle:", officer.handle()), officer.id().getBytes(UTF_8));
  }

  private static byte[] after(byte[] prefix, byte[] key) {
    return Arrays.copyOfRange(key, prefix.length, key.length);
  }
}
