package org.evenhand.consent;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.evenhand.record.Change;
import org.evenhand.record.Entry;
import org.evenhand.record.Table;
import org.evenhand.record.frame.NoKey;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.SignedIn;
import org.evenhand.vocabulary.TermsVersion;

/** A fold, its acts, and a journal that gives each change a position and applies it at once. */
final class World implements Journal {
  static final Instant START = Instant.parse("2026-03-01T10:00:00Z");
  static final AppId MAPS = new AppId("sunny-maps");
  static final AppId QUIZ = new AppId("quiz-box");
  static final Purpose PERSONALISATION = new Purpose("Personalisation");
  static final Purpose ADVERTISING = new Purpose("Advertising");
  static final TermsVersion TERMS = new TermsVersion("2026-02");
  static final Wording WORDING = new Wording("Sunny Maps asks to see …", "en");

  final Table table = new MemoryTable();
  final List<Entry> entries = new ArrayList<>();
  final Set<PersonId> keyless = new HashSet<>();
  int mostAtOnce;
  Instant now = START;
  final Consents consents = Consents.open(table, () -> now);
  final ConsentActs acts = new ConsentActs(this, consents, Types.CATALOGUE, new Random(7));

  @Override
  public long appendAll(List<Change> changes) {
    mostAtOnce = Math.max(mostAtOnce, changes.size());
    for (var change : changes) {
      if (change instanceof Change.Consent consent && keyless.contains(consent.person())) {
        throw new NoKey(consent.person());
      }
      var entry = new Entry(entries.size() + 1L, now, change);
      entries.add(entry);
      consents.apply(List.of(entry), entry.position());
    }
    return entries.size();
  }

  @Override
  public boolean canName(PersonId person) {
    return !keyless.contains(person);
  }

  @Override
  public Instant now() {
    return now;
  }

  void later(Duration time) {
    now = now.plus(time);
  }

  static SignedIn person(int number) {
    return new SignedIn(new PersonId(number));
  }

  GrantId authorise(int person, DataTypeId... types) {
    return acts.authorise(
        person(person),
        MAPS,
        PERSONALISATION,
        Set.of(types),
        now.plus(Duration.ofDays(90)),
        TERMS,
        WORDING);
  }

  boolean consents(int person, DataTypeId type) {
    return consents.snapshot().consenting(MAPS, PERSONALISATION, type).contains(person);
  }

  /** Everything that a state answers, for comparison. */
  static String answers(Consents state, int people, List<GrantId> grants) {
    var all = new TreeMap<String, Object>();
    var snapshot = state.snapshot();
    all.put("position", snapshot.position());
    all.put("next", snapshot.nextExpiry());
    for (var app : List.of(MAPS, QUIZ)) {
      for (var purpose : List.of(PERSONALISATION, ADVERTISING)) {
        for (var type : Types.ALL) {
          all.put(app + "/" + purpose + "/" + type, snapshot.consenting(app, purpose, type));
        }
      }
    }
    for (int person = 1; person <= people; person++) {
      all.put(
          "person " + person, state.accessOf(person(person)).stream().map(World::text).toList());
    }
    grants.forEach(grant -> all.put("grant " + grant, state.standing(grant).map(World::text)));
    return all.toString();
  }

  private static String text(AppAccess access) {
    var grants = access.grants().stream().map(World::text).toList();
    var steps =
        access.history().stream()
            .map(h -> h.position() + " " + h.at() + " " + h.what() + " " + sorted(h.types()))
            .toList();
    return access.app() + " " + access.held() + " " + grants + " " + steps;
  }

  private static String text(Grant grant) {
    return grant.id()
        + " "
        + grant.person()
        + sorted(grant.types())
        + grant.given()
        + grant.until();
  }

  private static List<DataTypeId> sorted(Set<DataTypeId> types) {
    return types.stream().sorted().toList();
  }
}
