package org.evenhand.record.vault;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.record.KeyVault;
import org.evenhand.vocabulary.PersonId;

/** Keys worked out from a seed, so that a test's bytes are the same every time. */
public final class MemoryKeyVault implements KeyVault {
  private final long seed;
  private final SecureRandom random;
  private final Set<PersonId> made = ConcurrentHashMap.newKeySet();
  private final Set<PersonId> erased = ConcurrentHashMap.newKeySet();

  /** Nonces come from {@code random}. */
  public MemoryKeyVault(long seed, SecureRandom random) {
    this.seed = seed;
    this.random = random;
  }

  @Override
  public void create(PersonId first, PersonId last) {
    for (int number = first.number(); number <= last.number(); number++) {
      made.add(new PersonId(number));
    }
  }

  @Override
  public int highest() {
    return made.stream().mapToInt(PersonId::number).max().orElse(0);
  }

  @Override
  public Optional<PersonKeys> keys(PersonId person) {
    return made.contains(person) && !erased.contains(person)
        ? Optional.of(new DerivedKeys(root(person.number()), random))
        : Optional.empty();
  }

  @Override
  public boolean destroyed(PersonId person) {
    return erased.contains(person);
  }

  @Override
  public void erase(PersonId person) {
    erased.add(person);
  }

  @Override
  public byte[] installationKey(String use, String context, int bytes) {
    return RootKey.derive(root(0), "installation/" + use, context, bytes);
  }

  private byte[] root(int number) {
    try {
      return MessageDigest.getInstance("SHA-256")
          .digest(ByteBuffer.allocate(16).putLong(seed).putLong(number).array());
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
