package org.evenhand.app.identity;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.evenhand.record.Table;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;

/**
 * Passkeys in the identity table, officers' and people's alike: {@code passkey:} and a credential's
 * id; {@code passkeys:}, a holder's handle and a credential's id, which finds all of one holder.
 */
final class PasskeyRows {
  private final Table table;

  PasskeyRows(Table table) {
    this.table = table;
  }

  Optional<CredentialRecord> passkey(Bytes id) {
    return Optional.ofNullable(table.get(RowChange.key("passkey:", id))).map(PasskeyRow::decoded);
  }

  /** In the order of their making. */
  List<CredentialRecord> of(Bytes handle) {
    var ids = new ArrayList<Bytes>();
    var prefix = RowChange.key("passkeys:", handle);
    table.scan(
        prefix,
        prefix,
        (key, _) -> ids.add(new Bytes(Arrays.copyOfRange(key, prefix.length, key.length))));
    return ids.stream()
        .flatMap(id -> passkey(id).stream())
        .sorted(Comparator.comparing(CredentialRecord::getCreated))
        .toList();
  }

  RowChange change() {
    return new RowChange(table);
  }

  static RowChange put(RowChange change, CredentialRecord passkey) {
    return change.put(listed(passkey), new byte[0]).put(key(passkey), PasskeyRow.encoded(passkey));
  }

  static RowChange remove(RowChange change, CredentialRecord passkey) {
    return change.delete(listed(passkey)).delete(key(passkey));
  }

  private static byte[] key(CredentialRecord passkey) {
    return RowChange.key("passkey:", passkey.getCredentialId());
  }

  private static byte[] listed(CredentialRecord passkey) {
    // All handles have one length, so none begins with another.
    var owner = RowChange.key("passkeys:", passkey.getUserEntityUserId());
    var id = passkey.getCredentialId().getBytes();
    return ByteBuffer.allocate(owner.length + id.length).put(owner).put(id).array();
  }
}
