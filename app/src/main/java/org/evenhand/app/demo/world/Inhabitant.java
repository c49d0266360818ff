package org.evenhand.app.demo.world;

import java.time.LocalDate;
import org.evenhand.vocabulary.PersonId;

/**
 * A fictional person.
 *
 * @param id their number
 * @param username what they sign in with
 * @param name their full name
 * @param birthday their birthday
 * @param email an address under {@code example.org}, which nobody can own (RFC 2606)
 * @param town where they live
 */
public record Inhabitant(
    PersonId id, String username, String name, LocalDate birthday, String email, Town town) {}
