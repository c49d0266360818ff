package org.evenhand.app.identity;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;

/**
 * What one door does with passkeys: asks for them, takes what comes, and does what it was asked for
 * in the same moment, so that no passkey is removed between its showing and what it opens.
 */
final class Passkeys {
  /** More than anybody's devices need. */
  static final int MOST = 10;

  private final Keyring keyring;
  private final Ceremony ceremony;
  private final Challenges challenges;

  Passkeys(Keyring keyring, Ceremony ceremony, Challenges challenges) {
    this.keyring = keyring;
    this.ceremony = ceremony;
    this.challenges = challenges;
  }

  /** Asks for any passkey. */
  Question toShow(String use) {
    return toShow(use, List.of());
  }

  /** Asks for one of somebody's. */
  Question toShow(String use, Holder holder) {
    return toShow(use, keyring.passkeys(holder));
  }

  private Question toShow(String use, List<CredentialRecord> which) {
    var challenge = challenges.make(use);
    return asked(ceremony.toShow(which, challenge), challenge);
  }

  /** Asks for a new one. */
  Question toMake(String use, Holder holder) {
    var challenge = challenges.make(use);
    return asked(ceremony.toMake(keyring, holder, challenge), challenge);
  }

  /**
   * Takes one that was shown.
   *
   * @param use what it was asked for
   * @param whose whose it may be
   * @param then what it opens
   */
  Answer show(String use, Sent sent, Predicate<Holder> whose, Consumer<Holder> then) {
    var asked = bytes(sent.challenge());
    if (!challenges.holds(asked, use)) {
      return Answer.TOO_LATE;
    }
    if (tooLong(sent)) {
      return Answer.REFUSED;
    }
    return keyring.alone(() -> {
      var shown = ceremony.shown(keyring, asked, sent.credential());
      var owner =
          shown.flatMap(passkey -> keyring.behind(passkey.getUserEntityUserId())).filter(whose);
      if (owner.isEmpty()) {
        return Answer.REFUSED;
      }
      if (!challenges.spend(asked)) {
        return Answer.TOO_LATE;
      }
      PasskeyRows.put(keyring.passkeys().change(), shown.get()).write();
      then.accept(owner.get());
      return Answer.ACCEPTED;
    });
  }

  /**
   * Takes one that was made.
   *
   * @param use what it was asked for
   * @param label what its owner calls it
   * @param with what else is written in the same moment
   */
  Answer make(String use, Holder holder, Sent sent, String label, Consumer<RowChange> with) {
    var asked = bytes(sent.challenge());
    if (!challenges.holds(asked, use)) {
      return Answer.TOO_LATE;
    }
    if (tooLong(sent)) {
      return Answer.REFUSED;
    }
    return keyring.alone(() -> {
      if (keyring.passkeys(holder).size() >= MOST) {
        return Answer.REFUSED;
      }
      var made = ceremony.made(keyring, holder, asked, new Ceremony.Made(sent, Label.of(label)));
      if (made.isEmpty()) {
        return Answer.REFUSED;
      }
      if (!challenges.spend(asked)) {
        return Answer.TOO_LATE;
      }
      var change = PasskeyRows.put(keyring.passkeys().change(), made.get());
      with.accept(change);
      change.write();
      return Answer.ACCEPTED;
    });
  }

  /**
   * Removes one.
   *
   * @param otherWays whether its owner has a way in beside passkeys
   * @param then what is done with it
   */
  Removal remove(Holder holder, String id, boolean otherWays, Runnable then) {
    var named = new Bytes(bytes(id));
    return keyring.alone(() -> {
      var own = keyring.passkeys(holder);
      var found = own.stream().filter(p -> p.getCredentialId().equals(named)).findFirst();
      if (found.isEmpty()) {
        return Removal.UNKNOWN;
      }
      if (own.size() == 1 && !otherWays) {
        return Removal.LAST;
      }
      PasskeyRows.remove(keyring.passkeys().change(), found.get()).write();
      // Whoever came in with it, perhaps a thief, is out.
      then.run();
      return Removal.DONE;
    });
  }

  /** All of somebody's, the oldest first. */
  List<Passkey> all(Holder holder) {
    return keyring.passkeys(holder).stream().map(Passkeys::shown).toList();
  }

  private static Passkey shown(CredentialRecord passkey) {
    return new Passkey(
        passkey.getCredentialId().toBase64UrlString(),
        passkey.getLabel(),
        passkey.getCreated(),
        passkey.getLastUsed(),
        passkey.isBackupState());
  }

  private static boolean tooLong(Sent sent) {
    return sent.credential().length() > Ceremony.MOST_CHARS;
  }

  private static Question asked(String options, byte[] challenge) {
    return new Question(options, new Bytes(challenge).toBase64UrlString());
  }

  /** What was sent as base64; nothing of ours if it is none. */
  private static byte[] bytes(String text) {
    try {
      return Bytes.fromBase64(text).getBytes();
    } catch (IllegalArgumentException notBase64) {
      return new byte[0];
    }
  }
}
