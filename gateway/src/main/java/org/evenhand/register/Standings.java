package org.evenhand.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.register.ExceptionCase.Stage;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Offer;
import org.evenhand.vocabulary.Standing;
import org.evenhand.vocabulary.TermsVersion;

/**
 * What each app may draw at a moment, under its agreement, what it is eligible for by then and the
 * exceptions in force. Those change with time, seldom; what was worked out last is remembered, so
 * that most requests cost a look into a map. Safe for use by many threads.
 */
final class Standings {
  private final Map<AppId, List<ExceptionCase>> published = new HashMap<>();
  private final Map<AppId, Made> made = new ConcurrentHashMap<>();
  private final Map<TermsVersion, Map<DataTypeId, Eligibility>> conditions;
  private final Map<AppId, AppFacts> facts;
  private final List<CutOffNotice> cutOffs;
  private final Offers offers;

  Standings(Ledger ledger, List<CutOffNotice> cutOffs, Catalogue catalogue) {
    this.offers = new Offers(catalogue);
    this.cutOffs = cutOffs;
    this.facts = Map.copyOf(ledger.facts);
    this.conditions = Map.copyOf(ledger.conditions);
    for (var one : ledger.exceptionsNow.get().all()) {
      if (one.stage() == Stage.PUBLISHED) {
        for (var app : one.terms().apps()) {
          published.computeIfAbsent(app, _ -> new ArrayList<>()).add(one);
        }
      }
    }
    published.values().forEach(all -> all.sort((a, b) -> a.terms().id().compareTo(b.terms().id())));
  }

  /** Those in force for an app, in order of id. */
  List<ExceptionTerms> inForce(AppId app, Instant at) {
    var all = published.get(app);
    return all == null
        ? List.of()
        : all.stream().map(ExceptionCase::terms).filter(terms -> terms.spans(at)).toList();
  }

  /** What an app may draw under its agreement to these terms and these exceptions. */
  Standing of(Agreement agreement, Terms terms, List<ExceptionTerms> exceptions, Instant at) {
    var known = facts.get(agreement.app());
    // Nothing but its age changes while this register stands.
    long age = known == null || terms.eligibility().isEmpty() ? 0 : known.ageDays(at);
    var last = made.get(agreement.app());
    if (last == null || last.ageDays() != age || !last.exceptions().equals(exceptions)) {
      var not = known == null ? Set.<DataTypeId>of() : ineligible(terms, known, age);
      var offer = offers.offer(agreement, terms, not, cutOffs, exceptions);
      last = new Made(age, exceptions, new Standing.InForce(offer));
      made.put(agreement.app(), last);
    }
    return last.standing();
  }

  /** The same, worked out anew and not remembered: for who asks what would be without some. */
  Offer offer(Agreement agreement, Terms terms, List<ExceptionTerms> exceptions, Instant at) {
    var known = facts.get(agreement.app());
    var not = known == null ? Set.<DataTypeId>of() : ineligible(terms, known, known.ageDays(at));
    return offers.offer(agreement, terms, not, cutOffs, exceptions);
  }

  private Set<DataTypeId> ineligible(Terms terms, AppFacts known, long age) {
    var not = new HashSet<DataTypeId>();
    conditions
        .getOrDefault(terms.version(), Map.of())
        .forEach((type, condition) -> {
          if (!condition.holds(known, age)) {
            not.add(type);
          }
        });
    return not;
  }

  private record Made(long ageDays, List<ExceptionTerms> exceptions, Standing standing) {}
}
