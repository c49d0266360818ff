package org.evenhand.record;

import java.util.Collection;
import java.util.Optional;
import org.evenhand.vocabulary.PersonId;

/**
 * Keeps one root key for each person, outside every database, so that destroying it is one
 * overwrite; and the installation's own keys. Nothing here is ever printed.
 */
public interface KeyVault {
  /**
   * Makes root keys for these people where they have none and were not erased.
   *
   * <p>Durable when it returns: no frame may name a person whose key could be lost.
   */
  void create(PersonId first, PersonId last);

  /** The highest number for whom a key was ever made, destroyed ones included; 0 for none. */
  int highest();

  /** The keys derived from a person's root key; empty if there is none, or it was destroyed. */
  Optional<PersonKeys> keys(PersonId person);

  /**
   * Whether a person's root key was destroyed, which is not the same as its never having been made:
   * the first is an erasure, the second, of somebody whom the record names, a vault that is not the
   * record's.
   */
  boolean destroyed(PersonId person);

  /** Destroys a person's root key: overwritten in place and synced before this returns. */
  void erase(PersonId person);

  /**
   * A key of the installation.
   *
   * @param use what for; part of the derivation (HKDF's info, RFC 5869)
   * @param context whose, such as an app's id; part of the derivation
   * @param bytes how long, at most 64
   */
  byte[] installationKey(String use, String context, int bytes);

  /** What derives from one person's root key. */
  interface PersonKeys {
    /**
     * The pseudonym under which an app's record lines name this person in an epoch, and a secret of
     * the same scope.
     *
     * @return 32 bytes of HMAC-SHA-256 over (epoch, app): the first 16 are the tag; the last 16 are
     *     secret and make the tags of this person's objects
     */
    byte[] tag(int epoch, String app);

    /**
     * Shows what {@link #tag} gives for each of these epochs and apps, app by app. What all of them
     * derive from is derived once: where there are many, a tag takes a quarter of the time.
     */
    void tags(Collection<Integer> epochs, Collection<String> apps, TagVisitor to);

    /** Seals bytes under this person's key (AES-256-GCM), bound to {@code context}. */
    byte[] seal(byte[] plain, byte[] context);

    /**
     * Opens what {@link #seal} made.
     *
     * @throws IllegalStateException if it was altered or made under another key or context
     */
    byte[] open(byte[] sealed, byte[] context);
  }

  /** Is shown tags. */
  @FunctionalInterface
  interface TagVisitor {
    /**
     * Is shown one.
     *
     * @param tag as {@link PersonKeys#tag} gives it
     */
    void visit(int epoch, String app, byte[] tag);
  }
}
