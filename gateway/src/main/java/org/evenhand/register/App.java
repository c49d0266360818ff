package org.evenhand.register;

import java.net.URI;
import java.util.List;
import java.util.Set;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;

/**
 * What calls the API.
 *
 * @param id its public id
 * @param name what people know it as
 * @param organisation who owns it
 * @param category one word, such as {@code navigation}
 * @param purposes what it may ask data for
 * @param redirectUris where its sign-in may return to, compared exactly (OAuth 2.1 §2.3.1): https,
 *     or http to a loopback host (RFC 8252 §7.3); without a fragment
 * @param homepage where the public finds it
 * @param description what it does, in its own words
 */
public record App(
    AppId id,
    String name,
    OrganisationId organisation,
    String category,
    Set<Purpose> purposes,
    List<URI> redirectUris,
    URI homepage,
    String description) {
  /** Keeps copies; refuses malformed and empty parts. */
  public App {
    Wellformed.text("name", name, 100);
    Wellformed.word("category", category);
    purposes = Wellformed.set("purposes", purposes);
    redirectUris = List.copyOf(redirectUris);
    Wellformed.filled("redirect_uris", redirectUris);
    redirectUris.forEach(Wellformed::redirect);
    Wellformed.homepage(homepage);
    Wellformed.text("description", description, 2000);
  }
}
