package org.evenhand.consent;

import static org.evenhand.consent.Bytes.instant;
import static org.evenhand.consent.Bytes.micros;

import java.time.Instant;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.evenhand.consent.ConsentEvent.What;
import org.evenhand.record.Change;
import org.evenhand.record.Entry;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.jspecify.annotations.Nullable;

/**
 * What each change does to the state. It asks no clock and no catalogue, so that the same log gives
 * the same state under any: a yes counts for exactly the nodes that it names, and a no takes back
 * the nodes that it names with all that lies below, {@code separate} or not. A yes is read narrowly
 * and a no widely.
 */
final class Applying {
  private final Draft draft;

  Applying(Draft draft) {
    this.draft = draft;
  }

  void apply(Entry entry) {
    switch (entry.change()) {
      case Change.Consent consent -> consent(entry, consent);
      case Change.GrantGiven given -> granted(entry, given);
      case Change.GrantEnded ended -> ended(entry, ended);
      case Change.Stopped stopped -> stopped(entry, stopped);
      case Change.Erased erased -> erased(erased.person());
      default -> {} // of no interest here
    }
  }

  private void consent(Entry entry, Change.Consent consent) {
    switch (consent.action()) {
      case GIVEN -> {
        passByOlderGrants(consent);
        consent.types().forEach(type -> give(entry, consent, type));
        note(entry, consent, What.GIVEN);
      }
      case NARROWED -> {
        takeBack(consent, held -> holds(consent.types(), held.type()));
        note(entry, consent, What.NARROWED);
      }
      case WITHDRAWN -> {
        takeBack(consent, _ -> true);
        note(entry, consent, What.WITHDRAWN);
      }
      case EXPIRED -> {
        // A yes renewed after the sweep looked, and before its frame, must not run out by it.
        takeBack(consent, held -> expired(consent, held));
        note(entry, consent, What.EXPIRED);
      }
    }
  }

  /**
   * What stands no more and is given anew is for tokens that come after it: an older grant that was
   * good for it regains nothing. So the grants that stand lose, just before, each type that the yes
   * would wake.
   */
  private void passByOlderGrants(Change.Consent given) {
    var grants = draft.scan(Keys.ofApp(given.person(), Keys.GRANTS, given.app())).keySet();
    if (!grants.isEmpty()) {
      var standing = standing(given);
      grants.forEach(key -> passBy(grantIn(key), given, standing));
    }
  }

  private Set<DataTypeId> standing(Change.Consent given) {
    var prefix = Keys.ofPurpose(given.person(), given.app(), given.purpose());
    return draft.scan(prefix).keySet().stream()
        .map(key -> new Keys.Reader(key, Integer.BYTES + 1).set().type())
        .collect(Collectors.toUnmodifiableSet());
  }

  private void passBy(GrantId id, Change.Consent given, Set<DataTypeId> standing) {
    var key = Keys.grant(id);
    var row = draft.get(key);
    var grant = row == null ? null : Bytes.grant(id, row);
    if (grant == null || !grant.purpose().equals(given.purpose())) {
      return;
    }
    var kept =
        grant.types().stream()
            .filter(type -> holds(standing, type) || !touches(given.types(), type))
            .collect(Collectors.toUnmodifiableSet());
    if (kept.size() < grant.types().size()) {
      draft.put(key, Bytes.grant(grant.of(kept)));
    }
  }

  private static boolean touches(Set<DataTypeId> nodes, DataTypeId type) {
    return holds(nodes, type) || nodes.stream().anyMatch(type::holds);
  }

  private static boolean holds(Set<DataTypeId> nodes, DataTypeId type) {
    return nodes.stream().anyMatch(node -> node.holds(type));
  }

  private static boolean expired(Change.Consent consent, Held held) {
    return consent.types().contains(held.type()) && !held.until().isAfter(consent.until());
  }

  private void give(Entry entry, Change.Consent consent, DataTypeId type) {
    var set = new SetKey(consent.app(), consent.purpose(), type);
    var key = Keys.held(consent.person(), set);
    var old = draft.get(key);
    var since = at(entry);
    if (old != null) {
      var before = Bytes.held(set, old);
      draft.expiresNoMore(before.until(), key);
      since = before.since();
    }
    var until = instant(micros(consent.until()));
    var held =
        new Held(
            consent.purpose(),
            type,
            since,
            until,
            consent.terms(),
            consent.wordingSha256(),
            consent.language());
    draft.put(key, Bytes.held(held));
    draft.expires(until, key);
    draft.add(set, consent.person().number());
  }

  private void takeBack(Change.Consent consent, Predicate<Held> which) {
    var prefix = Keys.ofPurpose(consent.person(), consent.app(), consent.purpose());
    takeBack(consent.person(), prefix, which);
  }

  private void takeBack(PersonId person, byte[] prefix, Predicate<Held> which) {
    draft
        .scan(prefix)
        .forEach((key, value) -> {
          var set = new Keys.Reader(key, Integer.BYTES + 1).set();
          var held = Bytes.held(set, value);
          if (which.test(held)) {
            draft.delete(key);
            draft.expiresNoMore(held.until(), key);
            draft.remove(set, person.number());
          }
        });
  }

  private void granted(Entry entry, Change.GrantGiven given) {
    var grant =
        new Grant(
            given.grant(),
            given.person(),
            given.app(),
            given.purpose(),
            given.types(),
            at(entry),
            instant(micros(given.until())));
    end(grant.id());
    var key = Keys.grant(grant.id());
    draft.put(key, Bytes.grant(grant));
    draft.put(Keys.grantOf(grant.person(), grant.app(), grant.id()), new byte[0]);
    draft.expires(grant.until(), key);
    var person = given.person();
    note(entry, person, given.app(), What.GRANT_GIVEN, given.purpose(), given.types());
  }

  private void ended(Entry entry, Change.GrantEnded ended) {
    var grant = end(ended.grant());
    if (grant != null) {
      var person = grant.person();
      note(entry, person, grant.app(), What.GRANT_ENDED, grant.purpose(), grant.types());
    }
  }

  private @Nullable Grant end(GrantId id) {
    var key = Keys.grant(id);
    var row = draft.get(key);
    if (row == null) {
      return null;
    }
    var grant = Bytes.grant(id, row);
    draft.delete(key);
    draft.delete(Keys.grantOf(grant.person(), grant.app(), id));
    draft.expiresNoMore(grant.until(), key);
    return grant;
  }

  private void stopped(Entry entry, Change.Stopped stopped) {
    var person = stopped.person();
    var app = stopped.app();
    takeBack(person, Keys.ofApp(person, Keys.HELD, app), _ -> true);
    endGrants(Keys.ofApp(person, Keys.GRANTS, app));
    note(entry, person, app, What.STOPPED, null, Set.of());
  }

  private void endGrants(byte[] prefix) {
    draft.scan(prefix).keySet().forEach(key -> end(grantIn(key)));
  }

  static GrantId grantIn(byte[] key) {
    return new GrantId(new Keys.Reader(key, key.length - Long.BYTES).int64());
  }

  private void erased(PersonId person) {
    takeBack(person, Keys.rows(person, Keys.HELD), _ -> true);
    endGrants(Keys.rows(person, Keys.GRANTS));
    draft.scan(Keys.person(person)).keySet().forEach(draft::delete);
  }

  private void note(Entry entry, Change.Consent consent, What what) {
    note(entry, consent.person(), consent.app(), what, consent.purpose(), consent.types());
  }

  private void note(
      Entry entry,
      PersonId person,
      AppId app,
      What what,
      @Nullable Purpose purpose,
      Set<DataTypeId> types) {
    var event = new ConsentEvent(entry.position(), at(entry), what, purpose, types);
    draft.put(Keys.history(person, app, entry.position()), Bytes.event(event));
  }

  private static Instant at(Entry entry) {
    return instant(micros(entry.at()));
  }
}
