package org.evenhand.app.identity;

import java.time.Instant;
import org.evenhand.vocabulary.OfficeRole;
import org.springframework.security.web.webauthn.api.Bytes;

/**
 * Of somebody who may sign in to the office, or once might.
 *
 * @param id as public acts name them
 * @param role in what role
 * @param handle what authenticators know them by: random, so that it tells nothing (WebAuthn,
 *     14.6.1)
 * @param since when they were first invited
 * @param removed whether they may no more
 */
record OfficeAccount(String id, OfficeRole role, Bytes handle, Instant since, boolean removed) {
  Holder holder() {
    return new Holder(id, handle);
  }
}
