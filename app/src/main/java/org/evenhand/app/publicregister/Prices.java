package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evenhand.app.pages.Words;
import org.evenhand.app.publicregister.TermsDiff.Change;
import org.evenhand.app.publicregister.TermsDiff.Side;
import org.evenhand.register.Terms;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Purpose;
import tools.jackson.databind.node.ObjectNode;

/** What a line of each data type costs under a version of the terms, and how that changes. */
final class Prices {
  private Prices() {}

  /** What terms say that a line costs for a purpose, in minor units; empty if they say nothing. */
  static Optional<Long> stated(Terms terms, DataTypeId type, Purpose purpose) {
    return Optional.ofNullable(byPurpose(terms, type).get(purpose))
        .or(() -> Optional.ofNullable(terms.unitPrices().get(type)));
  }

  private static Map<Purpose, Long> byPurpose(Terms terms, DataTypeId type) {
    return new TreeMap<>(terms.unitPricesByPurpose().getOrDefault(type, Map.of()));
  }

  /** What a line costs, for whatever purpose. */
  static String words(Terms terms, DataTypeId type) {
    var words = new ArrayList<String>();
    words.add(words(terms, Optional.ofNullable(terms.unitPrices().get(type))).orElse("free"));
    byPurpose(terms, type)
        .forEach((purpose, price) ->
            words.add(
                "for "
                    + Phrases.purpose(purpose)
                    + " "
                    + words(terms, Optional.of(price)).orElseThrow()));
    return String.join("; ", words);
  }

  private static Optional<String> words(Terms terms, Optional<Long> price) {
    return price.map(it -> Money.exact(it, terms.currency().orElseThrow()));
  }

  /** Puts the prices of a data type into its offer. */
  static void write(Terms terms, DataTypeId type, ObjectNode offer) {
    Optional.ofNullable(terms.unitPrices().get(type)).ifPresent(price -> offer.put("price", price));
    var prices = byPurpose(terms, type);
    if (!prices.isEmpty()) {
      var node = offer.putObject("prices");
      prices.forEach((purpose, price) -> node.put(purpose.term(), price));
    }
  }

  /** What gets dearer or cheaper, for what both versions offer. */
  static List<Change> changes(Terms from, Terms to, Catalogue catalogue) {
    var changes = new ArrayList<Change>();
    var types = new TreeSet<>(from.offers().keySet());
    types.retainAll(to.offers().keySet());
    for (var type : types) {
      var what = "A line of “" + Words.title(catalogue, type) + "”";
      if (byPurpose(from, type).isEmpty() && byPurpose(to, type).isEmpty()) {
        var before = Optional.ofNullable(from.unitPrices().get(type));
        var after = Optional.ofNullable(to.unitPrices().get(type));
        change(what, type.value(), words(from, before), words(to, after), less(after, before))
            .ifPresent(changes::add);
      } else {
        both(from, to, type)
            .forEach(purpose -> change(what, from, to, type, purpose).ifPresent(changes::add));
      }
    }
    return changes;
  }

  private static Optional<Change> change(
      String what, Terms from, Terms to, DataTypeId type, Purpose purpose) {
    var before = stated(from, type, purpose);
    var after = stated(to, type, purpose);
    return change(
        what + " for " + Phrases.purpose(purpose),
        type + " " + purpose,
        words(from, before),
        words(to, after),
        less(after, before));
  }

  private static Set<Purpose> both(Terms from, Terms to, DataTypeId type) {
    var purposes = new TreeSet<>(from.offers().getOrDefault(type, Set.of()));
    purposes.retainAll(to.offers().getOrDefault(type, Set.of()));
    return purposes;
  }

  private static boolean less(Optional<Long> after, Optional<Long> before) {
    return after.orElse(0L) < before.orElse(0L);
  }

  private static Optional<Change> change(
      String what, String subject, Optional<String> from, Optional<String> to, boolean cheaper) {
    var before = from.orElse("nothing");
    var after = to.orElse("nothing");
    var words = what + " costs " + after + " instead of " + before + ".";
    return before.equals(after)
        ? Optional.empty()
        : Optional.of(new Change(Side.APP, cheaper, "price", subject, before, after, words));
  }
}
