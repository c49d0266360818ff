package org.evenhand.app.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.evenhand.app.identity.RowChange.key;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.PersonId;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import tools.jackson.databind.json.JsonMapper;

/**
 * The ways in to people's accounts beside the password, and the rule that the last one stays.
 *
 * <p>Rows: {@code handle:} and a user name, what authenticators know it by; {@code person-handle:}
 * and that, which leads back; {@code person-invited:} and a user name; {@code offered:} and a user
 * name, once a passkey was offered; {@code linked:} and a user name, who its owner is at an OpenID
 * provider; {@code subject:} and that one's issuer and subject, which leads back. Passkeys lie with
 * {@link PasskeyRows}.
 */
public final class WaysIn implements Keyring {
  /** How long an invitation is open. */
  public static final Duration INVITED_FOR = Duration.ofDays(3);

  private static final Invitations.Kind KIND =
      new Invitations.Kind("person-invited:", "/login/invited", INVITED_FOR);

  private static final JsonMapper JSON = new JsonMapper();

  private final Table table;
  private final Accounts accounts;
  private final PasskeyRows passkeys;
  private final Invitations invitations;
  private final SecureRandom random;
  private final String issuer;

  /**
   * Opens them, without an OpenID provider.
   *
   * @param table the identity table
   * @param accounts on the same table
   */
  public WaysIn(Table table, Accounts accounts, InstantSource clock, SecureRandom random) {
    this(table, accounts, clock, random, "");
  }

  /** Opens them, with the issuer whose links are ways in; empty for none. */
  WaysIn(Table table, Accounts accounts, InstantSource clock, SecureRandom random, String issuer) {
    this.issuer = issuer;
    this.table = table;
    this.accounts = accounts;
    this.passkeys = new PasskeyRows(table);
    this.invitations = new Invitations(table, KIND, clock, random);
    this.random = random;
  }

  /**
   * Invites somebody to make a passkey: for a first sign-in, or because they lost every way in. The
   * account is there from now on, and an earlier invitation to it ends. Durable when this returns.
   *
   * @param anew whether every way in that the person has ends at once, by whatever user name
   * @throws IllegalArgumentException if that cannot be a user name, or is another person's
   */
  public Invitation invite(String username, PersonId person, boolean anew) {
    return alone(() -> {
      var change = passkeys.change();
      accounts.open(change, username, person, anew);
      if (anew) {
        unlink(table, change, username);
        passkeys(holder(username)).forEach(passkey -> PasskeyRows.remove(change, passkey));
        accounts.usernames(person).stream()
            .filter(other -> !other.equals(username))
            .forEach(other -> shut(change, other, person));
      }
      var invitation = invitations.make(change, username);
      change.write();
      return invitation;
    });
  }

  /** Another account of whoever begins anew: nothing opens it until it is invited, too. */
  private void shut(RowChange change, String username, PersonId person) {
    accounts.open(change, username, person, true);
    unlink(table, change, username);
    passkeys(holder(username)).forEach(passkey -> PasskeyRows.remove(change, passkey));
    invitations.end(change, username);
  }

  /**
   * Refuses what {@link #invite} would refuse.
   *
   * @throws IllegalArgumentException if that cannot be a user name, or is another person's
   */
  public void check(String username, PersonId person) {
    accounts.checkFree(username, person);
  }

  /** Whose account an invitation is for, while it is open. */
  Optional<String> invited(String text) {
    return invitations.whom(text).filter(username -> accounts.person(username).isPresent());
  }

  void endInvitation(RowChange change, String username) {
    invitations.end(change, username);
  }

  /** An account as authenticators know it. */
  Holder holder(String username) {
    return alone(() -> {
      var kept = table.get(key("handle:", username));
      if (kept != null) {
        return new Holder(username, new Bytes(kept));
      }
      var handle = new byte[32];
      random.nextBytes(handle);
      passkeys
          .change()
          .put(key("handle:", username), handle)
          .put(key("person-handle:", new Bytes(handle)), username.getBytes(UTF_8))
          .write();
      return new Holder(username, new Bytes(handle));
    });
  }

  @Override
  public Optional<Holder> behind(Bytes handle) {
    return Optional.ofNullable(table.get(key("person-handle:", handle)))
        .map(username -> new Holder(new String(username, UTF_8), handle))
        .filter(holder -> accounts.person(holder.name()).isPresent());
  }

  /** Whether an account has a passkey. */
  boolean hasPasskey(String username) {
    return Optional.ofNullable(table.get(key("handle:", username)))
        .filter(handle -> !passkeys.of(new Bytes(handle)).isEmpty())
        .isPresent();
  }

  /** Whether an account has a way in that is no passkey. */
  boolean hasOther(String username) {
    return accounts.hasPassword(username) || hasLink(username);
  }

  /** Whether the provider that is set opens an account. */
  boolean hasLink(String username) {
    return link(username).filter(link -> link.issuer().equals(issuer)).isPresent();
  }

  private record Link(String issuer, String subject, String shown) {}

  private Optional<Link> link(String username) {
    return Optional.ofNullable(table.get(key("linked:", username)))
        .map(JSON::readTree)
        .map(row ->
            new Link(
                row.path("issuer").asString(),
                row.path("subject").asString(),
                row.path("shown").asString()));
  }

  /** What an account's owner calls themselves at the provider that is set. */
  Optional<String> shownLink(String username) {
    return link(username).filter(link -> link.issuer().equals(issuer)).map(Link::shown);
  }

  /** Which account a subject is linked to. */
  Optional<String> linked(String issuer, String subject) {
    return Optional.ofNullable(table.get(subject(issuer, subject)))
        .map(username -> new String(username, UTF_8));
  }

  // An issuer is an address, so it holds no line break.
  private static byte[] subject(String issuer, String subject) {
    return key("subject:", issuer + "\n" + subject);
  }

  /**
   * Links an account to a subject, in the place of another that it was linked to.
   *
   * @return false if another account is linked to the subject: nothing was changed
   */
  boolean link(String username, Identity identity, Instant now) {
    return alone(() -> {
      var other = linked(identity.issuer(), identity.subject());
      if (other.filter(name -> !name.equals(username)).isPresent()) {
        return false;
      }
      var change = passkeys.change();
      link(username)
          .filter(old ->
              !old.issuer().equals(identity.issuer()) || !old.subject().equals(identity.subject()))
          .ifPresent(old -> change.delete(subject(old.issuer(), old.subject())));
      var row = JSON.createObjectNode();
      row.put("issuer", identity.issuer());
      row.put("subject", identity.subject());
      row.put("shown", identity.shown());
      row.put("since", now.toEpochMilli());
      change
          .put(key("linked:", username), JSON.writeValueAsBytes(row))
          .put(subject(identity.issuer(), identity.subject()), username.getBytes(UTF_8))
          .write();
      return true;
    });
  }

  /**
   * Links an account to a subject for the operator, who knows whose it is; the account is there
   * from now on. Durable when this returns.
   *
   * @throws IllegalArgumentException if that cannot be a user name, is another person's, or another
   *     account is linked to the subject
   */
  public void link(String username, PersonId person, String issuer, String subject, Instant now) {
    alone(() -> {
      var change = passkeys.change();
      accounts.open(change, username, person, false);
      change.write();
      if (!link(username, new Identity(issuer, subject, subject, now), now)) {
        throw new IllegalArgumentException("another account is linked to '" + subject + "'");
      }
      return true;
    });
  }

  Removal unlink(String username) {
    return alone(() -> {
      var link = link(username);
      if (link.isEmpty()) {
        return Removal.UNKNOWN;
      }
      if (!accounts.hasPassword(username) && !hasPasskey(username)) {
        return Removal.LAST;
      }
      passkeys
          .change()
          .delete(key("linked:", username))
          .delete(subject(link.get().issuer(), link.get().subject()))
          .write();
      return Removal.DONE;
    });
  }

  /**
   * Ends sign-in by password.
   *
   * @return false if there is no passkey: then it stays
   */
  boolean endPassword(String username) {
    return alone(() -> {
      if (!hasPasskey(username)) {
        return false;
      }
      accounts.endPassword(username);
      return true;
    });
  }

  /** Whether a passkey is offered to an account now: once, ever. */
  boolean offer(String username) {
    if (table.get(key("offered:", username)) != null || hasPasskey(username)) {
      return false;
    }
    passkeys.change().put(key("offered:", username), new byte[0]).write();
    return true;
  }

  @Override
  public PasskeyRows passkeys() {
    return passkeys;
  }

  /**
   * With no erasure in between, either: else a counter could be written after its owner is gone.
   */
  @Override
  public <T> T alone(Supplier<T> decision) {
    synchronized (table) {
      return decision.get();
    }
  }

  private static void unlink(Table table, RowChange change, String username) {
    var row = table.get(key("linked:", username));
    if (row != null) {
      var link = JSON.readTree(row);
      change
          .delete(key("linked:", username))
          .delete(subject(link.path("issuer").asString(), link.path("subject").asString()));
    }
  }

  /** Forgets the ways in to an account that is erased. */
  static void erase(Table table, RowChange change, String username) {
    change
        .delete(key("handle:", username))
        .delete(key("offered:", username))
        .delete(key(KIND.row(), username));
    unlink(table, change, username);
    var handle = table.get(key("handle:", username));
    if (handle != null) {
      change.delete(key("person-handle:", new Bytes(handle)));
      for (CredentialRecord passkey : new PasskeyRows(table).of(new Bytes(handle))) {
        PasskeyRows.remove(change, passkey);
      }
    }
  }
}
