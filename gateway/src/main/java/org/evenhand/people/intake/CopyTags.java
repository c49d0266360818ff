package org.evenhand.people.intake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.evenhand.record.KeyVault;
import org.evenhand.vocabulary.PersonId;

/**
 * The tags by which copies of imports name people: as those of the record's lines, in a scope of
 * their own. No app's id has a slash in it, so no app's tags are the same.
 */
final class CopyTags {
  static final int BYTES = 16;
  private static final String SCOPE = "/imports";

  private final KeyVault vault;
  private final Map<ByteBuffer, PersonId> people = new HashMap<>();
  private final Map<PersonId, Optional<byte[]>> tags = new HashMap<>();

  CopyTags(KeyVault vault) {
    this.vault = vault;
  }

  /** A person's tag; empty if their key is destroyed. */
  Optional<byte[]> of(PersonId person) {
    return tags.computeIfAbsent(person, this::make);
  }

  private Optional<byte[]> make(PersonId person) {
    return vault.keys(person).map(keys -> Arrays.copyOf(keys.tag(0, SCOPE), BYTES));
  }

  /** From now on this person is found by their tag. */
  void know(PersonId person) {
    make(person).ifPresent(tag -> people.put(ByteBuffer.wrap(tag), person));
  }

  /** Whose tag it is; empty if nobody's any more. */
  Optional<PersonId> person(byte[] tag) {
    return Optional.ofNullable(people.get(ByteBuffer.wrap(tag)));
  }
}
