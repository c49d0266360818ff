package org.evenhand.app.identity;

import com.webauthn4j.util.exception.WebAuthnException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.web.webauthn.api.AttestationConveyancePreference;
import org.springframework.security.web.webauthn.api.AuthenticatorAssertionResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorAttestationResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorResponse;
import org.springframework.security.web.webauthn.api.AuthenticatorSelectionCriteria;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.PublicKeyCredential;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialCreationOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialDescriptor;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialParameters;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRequestOptions;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialRpEntity;
import org.springframework.security.web.webauthn.api.ResidentKeyRequirement;
import org.springframework.security.web.webauthn.api.UserVerificationRequirement;
import org.springframework.security.web.webauthn.jackson.WebauthnJacksonModule;
import org.springframework.security.web.webauthn.management.ImmutableRelyingPartyRegistrationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyAuthenticationRequest;
import org.springframework.security.web.webauthn.management.RelyingPartyPublicKey;
import org.springframework.security.web.webauthn.management.Webauthn4JRelyingPartyOperations;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * WebAuthn's two ceremonies: making a passkey, and showing that one has it (<a
 * href="https://www.w3.org/TR/webauthn-3/">Web Authentication, level 3</a>, 7.1 and 7.2). Checked
 * by Spring Security. Always asked for: a passkey that the authenticator finds by itself, and that
 * it verifies its owner, by finger, face or PIN.
 */
final class Ceremony {
  /** Four times what the largest answer with a key of RSA takes. */
  static final int MOST_CHARS = 16_384;

  private static final Logger LOG = LoggerFactory.getLogger(Ceremony.class);
  private static final TypeReference<PublicKeyCredential<AuthenticatorAttestationResponse>> MADE =
      new TypeReference<>() {};
  private static final TypeReference<PublicKeyCredential<AuthenticatorAssertionResponse>> SHOWN =
      new TypeReference<>() {};

  private final RelyingParty party;
  private final InstantSource clock;
  private final JsonMapper json =
      JsonMapper.builder().addModule(new WebauthnJacksonModule()).build();

  Ceremony(RelyingParty party, InstantSource clock) {
    this.party = party;
    this.clock = clock;
  }

  private PublicKeyCredentialRpEntity entity() {
    return PublicKeyCredentialRpEntity.builder().id(party.id()).name("Evenhand").build();
  }

  /** What a browser needs to make a passkey, as JSON. */
  String toMake(Keyring keyring, Holder holder, byte[] challenge) {
    return json.writeValueAsString(making(keyring, holder, challenge));
  }

  private PublicKeyCredentialCreationOptions making(
      Keyring keyring, Holder holder, byte[] challenge) {
    return PublicKeyCredentialCreationOptions.builder()
        .rp(entity())
        .user(KnownPasskeys.entity(holder))
        .challenge(new Bytes(challenge))
        .pubKeyCredParams(
            PublicKeyCredentialParameters.ES256,
            PublicKeyCredentialParameters.EdDSA,
            PublicKeyCredentialParameters.RS256)
        .timeout(Challenges.LIFE)
        .excludeCredentials(descriptors(keyring.passkeys(holder)))
        .authenticatorSelection(
            AuthenticatorSelectionCriteria.builder()
                .residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED)
                .build())
        .attestation(AttestationConveyancePreference.NONE)
        .build();
  }

  /** What a browser needs to show one of these passkeys, or any of ours for none, as JSON. */
  String toShow(List<CredentialRecord> passkeys, byte[] challenge) {
    return json.writeValueAsString(showing(passkeys, challenge));
  }

  private PublicKeyCredentialRequestOptions showing(
      List<CredentialRecord> passkeys, byte[] challenge) {
    return PublicKeyCredentialRequestOptions.builder()
        .rpId(party.id())
        .challenge(new Bytes(challenge))
        .timeout(Challenges.LIFE)
        .allowCredentials(descriptors(passkeys))
        .userVerification(UserVerificationRequirement.REQUIRED)
        .build();
  }

  private static List<PublicKeyCredentialDescriptor> descriptors(List<CredentialRecord> passkeys) {
    return passkeys.stream()
        .map(passkey ->
            PublicKeyCredentialDescriptor.builder()
                .id(passkey.getCredentialId())
                .transports(passkey.getTransports())
                .build())
        .toList();
  }

  /**
   * What a browser says was made.
   *
   * @param sent its answer
   * @param label what its owner calls it
   */
  record Made(Sent sent, String label) {}

  /** The passkey that somebody has just made; empty if what came is not that. */
  Optional<CredentialRecord> made(Keyring keyring, Holder holder, byte[] challenge, Made what) {
    try {
      var made = read(what.sent().credential(), MADE);
      whole(made.getResponse().getAttestationObject(), made.getResponse().getClientDataJSON());
      var request =
          new ImmutableRelyingPartyRegistrationRequest(
              making(keyring, holder, challenge), new RelyingPartyPublicKey(made, what.label()));
      var passkey = spring(new KnownPasskeys(keyring)).registerCredential(request);
      var now = clock.instant();
      return Optional.of(
          ImmutableCredentialRecord.fromCredentialRecord(passkey)
              .created(now)
              .lastUsed(now)
              .build());
    } catch (JacksonException | WebAuthnException | IllegalArgumentException notThat) {
      return refused(notThat);
    }
  }

  /** The passkey that was just shown, with its counter as of now; empty if none was. */
  Optional<CredentialRecord> shown(Keyring keyring, byte[] challenge, String credential) {
    try {
      var shown = read(credential, SHOWN);
      var response = shown.getResponse();
      whole(response.getAuthenticatorData(), response.getClientDataJSON(), response.getSignature());
      var before = keyring.passkey(shown.getRawId());
      if (before.isEmpty()) {
        return Optional.empty(); // nobody's, or one of another door
      }
      var known = new KnownPasskeys(keyring);
      var owner =
          spring(known)
              .authenticate(
                  new RelyingPartyAuthenticationRequest(showing(List.of(), challenge), shown));
      // 7.2, step 6: the authenticator's idea of whose it is must be ours. Spring doesn't look.
      return owner.getId().equals(response.getUserHandle())
          ? known.toSave().filter(after -> grew(before.get(), after)).map(this::usedNow)
          : Optional.empty();
    } catch (JacksonException | WebAuthnException | IllegalArgumentException notThat) {
      return refused(notThat);
    }
  }

  /**
   * Whether a counter has grown, or is one of those that always stand at 0 (7.2, step 22). Spring
   * Security 7.1.2 compares with the counter as of the making of the passkey, not as of its last
   * use, so that a copy would pass.
   */
  private static boolean grew(CredentialRecord before, CredentialRecord after) {
    long last = before.getSignatureCount();
    long now = after.getSignatureCount();
    boolean grew = now > last || (now == 0 && last == 0);
    if (!grew) {
      LOG.warn(
          "A passkey gave a counter that does not grow, as if it had been copied. It"
              + " was refused. Its owner should remove it.");
    }
    return grew;
  }

  private <R extends AuthenticatorResponse> PublicKeyCredential<R> read(
      String sent, TypeReference<PublicKeyCredential<R>> what) {
    var credential = json.readValue(sent, what);
    if (credential == null) {
      throw new IllegalArgumentException("JSON's null is no passkey");
    }
    whole(credential.getId(), credential.getRawId(), credential.getResponse());
    return credential;
  }

  /** The JSON may have left anything out, whatever the types say of null. */
  private static void whole(@Nullable Object... parts) {
    for (var part : parts) {
      if (part == null) {
        throw new IllegalArgumentException("a part is missing");
      }
    }
  }

  private CredentialRecord usedNow(CredentialRecord passkey) {
    return ImmutableCredentialRecord.fromCredentialRecord(passkey)
        .lastUsed(clock.instant())
        .build();
  }

  private static Optional<CredentialRecord> refused(RuntimeException why) {
    LOG.debug("A passkey was refused: {}", why.getClass().getSimpleName());
    return Optional.empty();
  }

  private Webauthn4JRelyingPartyOperations spring(KnownPasskeys known) {
    return new Webauthn4JRelyingPartyOperations(known, known, entity(), Set.of(party.origin()));
  }
}
