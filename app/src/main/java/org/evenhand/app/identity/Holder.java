package org.evenhand.app.identity;

import org.springframework.security.web.webauthn.api.Bytes;

/**
 * Somebody who may hold passkeys: an officer, or a person.
 *
 * @param name what their authenticator shows for them
 * @param handle what authenticators know them by: random, so that it tells nothing (WebAuthn,
 *     14.6.1)
 */
record Holder(String name, Bytes handle) {}
