package org.evenhand.app.office.acts;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.evenhand.register.Agreement;
import org.evenhand.register.App;
import org.evenhand.register.Eligibility;
import org.evenhand.register.Terms;
import org.evenhand.vocabulary.DataTypeId;

/**
 * What a version of the terms would change for the apps that there are, if they agreed to it as
 * they agreed before: each by its facts as they stand, and by what it drew lately. Whatever its
 * organisation paid, or whom it knows, is no fact.
 */
final class TermsDryRun {
  private static final int MOST = 50;

  private final Scene scene;
  private final Terms next;
  private final PublicTallies.Counts drawn;
  private final Map<String, Eligibility> compiled = new HashMap<>();

  private TermsDryRun(Scene scene, Terms next, PublicTallies.Counts drawn) {
    this.scene = scene;
    this.drawn = drawn;
    this.next = next;
  }

  /** A line for each app that would get more or less, after one that counts them. */
  static List<String> of(Scene scene, Terms next, PublicTallies tallies) {
    var run = new TermsDryRun(scene, next, tallies.permitted(scene.at()));
    var lines = scene.now().apps().stream().flatMap(app -> run.line(app).stream()).toList();
    var all = new ArrayList<String>();
    all.add(
        "Of "
            + scene.now().apps().size()
            + " apps, "
            + lines.size()
            + " would get more or less, if they agreed to it for what they agreed to before.");
    lines.stream().limit(MOST).forEach(all::add);
    if (lines.size() > MOST) {
      all.add("And " + (lines.size() - MOST) + " more.");
    }
    return all;
  }

  private List<String> line(App app) {
    var agreement = scene.now().agreement(app.id());
    if (agreement.isEmpty() || agreement.get().state() == Agreement.State.ENDED) {
      return List.of();
    }
    var before =
        offered(app, agreement.get(), scene.now().terms(agreement.get().terms()).orElseThrow());
    var after = offered(app, agreement.get(), next);
    var gains = without(after, before);
    var losses = without(before, after);
    return gains.isEmpty() && losses.isEmpty()
        ? List.of()
        : List.of(
            app.name()
                + ":"
                + words(" gains ", gains)
                + words(" loses ", losses)
                + accesses(app, before, after, losses));
  }

  /** How many of its accesses lately were to what it would lose. */
  private String accesses(
      App app, Set<DataTypeId> before, Set<DataTypeId> after, Set<DataTypeId> losses) {
    if (losses.isEmpty()) {
      return "";
    }
    long lost =
        drawn.requests().getOrDefault(app.id(), Map.of()).entrySet().stream()
            .filter(one -> scene.catalogue().covers(before, one.getKey()))
            .filter(one -> !scene.catalogue().covers(after, one.getKey()))
            .mapToLong(Map.Entry::getValue)
            .sum();
    var since = DateTimeFormatter.ISO_LOCAL_DATE.format(drawn.since().atOffset(ZoneOffset.UTC));
    return lost == 0
        ? " No public tally since " + since + " counts an access to that."
        : String.format(
            Locale.ENGLISH, " At least %,d of its accesses since %s were to that.", lost, since);
  }

  private Set<DataTypeId> offered(App app, Agreement agreement, Terms terms) {
    return terms.offers().entrySet().stream()
        .filter(offer -> offer.getValue().stream().anyMatch(agreement.purposes()::contains))
        .map(Map.Entry::getKey)
        .filter(type -> agreement.dataTypes().stream().anyMatch(agreed -> touches(agreed, type)))
        .filter(type -> eligible(app, terms, type))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean touches(DataTypeId agreed, DataTypeId offered) {
    return agreed.holds(offered) || offered.holds(agreed);
  }

  private boolean eligible(App app, Terms terms, DataTypeId type) {
    var condition = terms.eligibility().get(type);
    var facts = scene.now().facts(app.id());
    return condition == null
        || facts.map(it -> compiled(condition).holds(it, it.ageDays(scene.at()))).orElse(false);
  }

  /** Compiled once, for there are many apps. */
  private Eligibility compiled(String condition) {
    return compiled.computeIfAbsent(condition, Eligibility::of);
  }

  private static Set<DataTypeId> without(Set<DataTypeId> all, Set<DataTypeId> some) {
    var rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }

  private String words(String verb, Set<DataTypeId> types) {
    return types.isEmpty()
        ? ""
        : verb
            + types.stream()
                .map(type -> "“" + scene.catalogue().type(type).orElseThrow().title() + "”")
                .collect(Collectors.joining(", "))
            + ".";
  }
}
