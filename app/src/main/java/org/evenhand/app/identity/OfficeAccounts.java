package org.evenhand.app.identity;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.evenhand.app.identity.OfficeRows.Invited;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.OfficeRole;
import org.evenhand.vocabulary.SignedInOfficer;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;

/**
 * Who may sign in to the office, and who is invited to. That somebody is an officer, and what they
 * may do, is for the register to say, publicly; this is only how they show that it is they.
 */
public final class OfficeAccounts {
  /** How long an invitation is open. */
  public static final Duration INVITED_FOR = Duration.ofHours(24);

  private final OfficeRows rows;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * Opens them.
   *
   * @param table the identity table
   */
  public OfficeAccounts(Table table, InstantSource clock, SecureRandom random) {
    this.rows = new OfficeRows(table);
    this.clock = clock;
    this.random = random;
  }

  /**
   * Invites somebody to make a passkey: a newcomer, or an officer who lost theirs. An earlier
   * invitation of theirs ends. Durable when this returns.
   *
   * @param role a newcomer's, and the same ever after
   * @param anew whether the passkeys that they have end at once
   * @throws IllegalArgumentException if that can't be an id, is one of somebody who was removed, or
   *     has another role
   */
  public synchronized Invitation invite(String id, OfficeRole role, boolean anew) {
    var officer = rows.officer(id).orElseGet(() -> newcomer(id, role));
    if (officer.removed()) {
      // Past acts carry the id: given to another, it would lay them at the wrong door.
      throw new IllegalArgumentException(
          "'" + id + "' was removed, and no id is given twice; choose another");
    }
    if (officer.role() != role) {
      throw new IllegalArgumentException("'" + id + "' has the role " + officer.role().word());
    }
    var secret = Secrets.random(random, "");
    var until = clock.instant().plus(INVITED_FOR);
    var change = rows.change().put(officer);
    if (anew) {
      rows.passkeys(officer).forEach(change::remove);
    }
    change.put(id, new Invited(new Bytes(Secrets.sha256(secret)), until)).write();
    return new Invitation(id, id + "." + secret, until);
  }

  private OfficeAccount newcomer(String id, OfficeRole role) {
    if (!SignedInOfficer.isId(id)) {
      throw new IllegalArgumentException(
          "'" + id + "' cannot be an id; use lower-case letters, digits, '.', '_' and '-'");
    }
    var handle = new byte[32];
    random.nextBytes(handle);
    return new OfficeAccount(id, role, new Bytes(handle), clock.instant(), false);
  }

  /**
   * Somebody who may sign in to the office.
   *
   * @param id theirs
   * @param role theirs
   * @param since when they were first invited
   * @param passkeys how many they have
   * @param invited whether an invitation is open
   */
  public record Listed(String id, OfficeRole role, Instant since, int passkeys, boolean invited) {}

  /** All who may sign in, or are invited to, by their ids. */
  public List<Listed> list() {
    return rows.all().stream()
        .filter(officer -> !officer.removed())
        .map(officer ->
            new Listed(
                officer.id(),
                officer.role(),
                officer.since(),
                rows.passkeys(officer).size(),
                rows.invited(officer.id()).filter(this::open).isPresent()))
        .toList();
  }

  /**
   * Removes somebody: their passkeys and invitation end, and whoever is signed in as them is so no
   * more. Their id stays taken.
   *
   * @return false if there is no such officer
   */
  public synchronized boolean remove(String id) {
    var found = serving(id);
    found.ifPresent(officer -> {
      var removed =
          new OfficeAccount(officer.id(), officer.role(), officer.handle(), officer.since(), true);
      var change = rows.change().put(removed).endInvitation(id);
      rows.passkeys(officer).forEach(change::remove);
      change.write();
    });
    return found.isPresent();
  }

  /** Who may sign in under that id. */
  Optional<OfficeAccount> serving(String id) {
    return rows.officer(id).filter(officer -> !officer.removed());
  }

  /** Whose authenticators know them by that. */
  Optional<OfficeAccount> behind(Bytes handle) {
    return rows.behind(handle).filter(officer -> !officer.removed());
  }

  /** Whom an invitation is for, while it is open. */
  Optional<OfficeAccount> invited(String text) {
    int dot = text.lastIndexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    var presented = Secrets.sha256(text.substring(dot + 1));
    return serving(text.substring(0, dot))
        .filter(officer ->
            rows.invited(officer.id())
                .filter(this::open)
                .filter(kept -> MessageDigest.isEqual(kept.hash().getBytes(), presented))
                .isPresent());
  }

  private boolean open(Invited invited) {
    return clock.instant().isBefore(invited.until());
  }

  /** The passkeys of an officer, the oldest first. */
  List<CredentialRecord> passkeys(OfficeAccount officer) {
    return rows.passkeys(officer);
  }

  Optional<CredentialRecord> passkey(Bytes id) {
    return rows.passkey(id);
  }

  /**
   * Decides on a change and makes it, with no other in between: a counter never goes back, of two
   * who use one invitation one comes in, and of two passkeys that are removed at once one stays.
   */
  synchronized <T> T alone(Function<OfficeRows, T> decision) {
    return decision.apply(rows);
  }
}
