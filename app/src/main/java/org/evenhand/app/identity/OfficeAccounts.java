package org.evenhand.app.identity;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.OfficeRole;
import org.evenhand.vocabulary.SignedInOfficer;
import org.springframework.security.web.webauthn.api.Bytes;

/**
 * Who may sign in to the office, and who is invited to. That somebody is an officer, and what they
 * may do, is for the register to say, publicly; this is only how they show that it is they.
 */
public final class OfficeAccounts implements Keyring {
  /** How long an invitation is open. */
  public static final Duration INVITED_FOR = Duration.ofHours(24);

  private final OfficeRows rows;
  private final PasskeyRows passkeys;
  private final Invitations invitations;
  private final InstantSource clock;
  private final SecureRandom random;

  /**
   * Opens them.
   *
   * @param table the identity table
   */
  public OfficeAccounts(Table table, InstantSource clock, SecureRandom random) {
    this.rows = new OfficeRows(table);
    this.passkeys = new PasskeyRows(table);
    var kind = new Invitations.Kind("invited:", "/office/enrol", INVITED_FOR);
    this.invitations = new Invitations(table, kind, clock, random);
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
    var change = rows.put(passkeys.change(), officer);
    if (anew) {
      passkeys(officer.holder()).forEach(passkey -> PasskeyRows.remove(change, passkey));
    }
    var invitation = invitations.make(change, id);
    change.write();
    return invitation;
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
                passkeys(officer.holder()).size(),
                invitations.open(officer.id())))
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
      var change = invitations.end(rows.put(passkeys.change(), removed), id);
      passkeys(officer.holder()).forEach(passkey -> PasskeyRows.remove(change, passkey));
      change.write();
    });
    return found.isPresent();
  }

  /** Who may sign in under that id. */
  Optional<OfficeAccount> serving(String id) {
    return rows.officer(id).filter(officer -> !officer.removed());
  }

  @Override
  public Optional<Holder> behind(Bytes handle) {
    return rows.behind(handle).filter(officer -> !officer.removed()).map(OfficeAccount::holder);
  }

  /** Whom an invitation is for, while it is open. */
  Optional<OfficeAccount> invited(String text) {
    return invitations.whom(text).flatMap(this::serving);
  }

  void endInvitation(RowChange change, String id) {
    invitations.end(change, id);
  }

  @Override
  public PasskeyRows passkeys() {
    return passkeys;
  }

  /**
   * A counter never goes back, of two who use one invitation one comes in, and of two passkeys that
   * are removed at once one stays.
   */
  @Override
  public synchronized <T> T alone(Supplier<T> decision) {
    return decision.get();
  }
}
