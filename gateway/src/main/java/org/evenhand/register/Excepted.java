package org.evenhand.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.register.ExceptionCase.Stage;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Standing;

/**
 * Which apps have exceptions, and what they may draw under those in force. Few have any, and most
 * requests find so by one look into a map. Safe for use by many threads.
 */
final class Excepted {
  private final Map<AppId, List<ExceptionCase>> published = new HashMap<>();
  private final Map<AppId, Made> made = new ConcurrentHashMap<>();
  private final Offers offers;

  Excepted(Exceptions exceptions, Offers offers) {
    this.offers = offers;
    for (var one : exceptions.all()) {
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

  /** What an app may draw under its agreement and these exceptions. */
  Standing standing(
      Agreement agreement,
      Terms terms,
      List<CutOffNotice> cutOffs,
      List<ExceptionTerms> exceptions) {
    var known = made.get(agreement.app());
    if (known == null || !known.exceptions().equals(exceptions)) {
      var offer = offers.offer(agreement, terms, cutOffs, exceptions);
      known = new Made(exceptions, new Standing.InForce(offer));
      made.put(agreement.app(), known);
    }
    return known.standing();
  }

  private record Made(List<ExceptionTerms> exceptions, Standing standing) {}
}
