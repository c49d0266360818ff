package org.evenhand.app.identity;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A passkey's public half, and what WebAuthn wants remembered of it, as JSON. */
final class PasskeyRow {
  private static final JsonMapper JSON = new JsonMapper();

  private PasskeyRow() {}

  static byte[] encoded(CredentialRecord passkey) {
    var row = JSON.createObjectNode();
    row.put("id", passkey.getCredentialId().toBase64UrlString());
    row.put("handle", passkey.getUserEntityUserId().toBase64UrlString());
    row.put("key", new Bytes(passkey.getPublicKey().getBytes()).toBase64UrlString());
    row.put("count", passkey.getSignatureCount());
    row.put("verified", passkey.isUvInitialized());
    row.put("may_be_copied", passkey.isBackupEligible());
    row.put("copied", passkey.isBackupState());
    row.put("label", passkey.getLabel());
    row.put("added", passkey.getCreated().toEpochMilli());
    row.put("used", passkey.getLastUsed().toEpochMilli());
    row.put(
        "attestation", Objects.requireNonNull(passkey.getAttestationObject()).toBase64UrlString());
    var transports = row.putArray("transports");
    passkey.getTransports().forEach(transport -> transports.add(transport.getValue()));
    return JSON.writeValueAsBytes(row);
  }

  static CredentialRecord decoded(byte[] bytes) {
    var row = JSON.readTree(bytes);
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(bytes(row, "id"))
        .userEntityUserId(bytes(row, "handle"))
        .publicKey(new ImmutablePublicKeyCose(bytes(row, "key").getBytes()))
        .signatureCount(row.path("count").asLong())
        .uvInitialized(row.path("verified").asBoolean())
        .backupEligible(row.path("may_be_copied").asBoolean())
        .backupState(row.path("copied").asBoolean())
        .label(row.path("label").asString())
        .created(Instant.ofEpochMilli(row.path("added").asLong()))
        .lastUsed(Instant.ofEpochMilli(row.path("used").asLong()))
        .attestationObject(bytes(row, "attestation"))
        .transports(
            StreamSupport.stream(row.path("transports").spliterator(), false)
                .map(transport -> AuthenticatorTransport.valueOf(transport.asString()))
                .collect(Collectors.toUnmodifiableSet()))
        .build();
  }

  private static Bytes bytes(JsonNode row, String name) {
    return Bytes.fromBase64(row.path(name).asString());
  }
}
