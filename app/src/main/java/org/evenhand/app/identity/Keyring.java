package org.evenhand.app.identity;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;

/** The passkeys that open one door, and whose they are. */
interface Keyring {
  /** Whose authenticators know them by that; empty if the door is not for them. */
  Optional<Holder> behind(Bytes handle);

  /** The rows of all passkeys, of this door and of others: no passkey is made twice. */
  PasskeyRows passkeys();

  /** Decides on a change and makes it, with no other of this door in between. */
  <T> T alone(Supplier<T> decision);

  /** The passkeys of somebody, the oldest first. */
  default List<CredentialRecord> passkeys(Holder holder) {
    return passkeys().of(holder.handle());
  }

  /** A passkey that opens this door. */
  default Optional<CredentialRecord> passkey(Bytes id) {
    return passkeys().passkey(id).filter(key -> behind(key.getUserEntityUserId()).isPresent());
  }
}
