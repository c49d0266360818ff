package org.evenhand.app.identity;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/**
 * Our rows, as Spring Security's check of one ceremony sees them. What the check would save is kept
 * here instead, so that it can be written together with what else is to change, or not at all.
 */
final class KnownPasskeys
    implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {
  private final Keyring keyring;
  private @Nullable CredentialRecord toSave;

  KnownPasskeys(Keyring keyring) {
    this.keyring = keyring;
  }

  /** What the check would have saved; empty if it came to nothing. */
  Optional<CredentialRecord> toSave() {
    return Optional.ofNullable(toSave);
  }

  /** A holder in WebAuthn's words. */
  static PublicKeyCredentialUserEntity entity(Holder holder) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(holder.handle())
        .name(holder.name())
        .displayName(holder.name())
        .build();
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return keyring.passkeys().passkey(id).orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return keyring.passkeys().of(handle);
  }

  @Override
  public void save(CredentialRecord passkey) {
    toSave = passkey;
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
    return keyring.behind(handle).map(KnownPasskeys::entity).orElse(null);
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String name) {
    return null; // no ceremony of ours begins with a name
  }

  @Override
  public void save(PublicKeyCredentialUserEntity entity) {
    throw new UnsupportedOperationException("nobody is made by a ceremony");
  }

  @Override
  public void delete(Bytes id) {
    throw new UnsupportedOperationException("no ceremony removes anything");
  }
}
