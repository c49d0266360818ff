package org.evenhand.audit.findings;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.evenhand.audit.ledger.Ledger;
import org.evenhand.audit.ledger.LoggedAct;

/**
 * Requests refused for good that others were granted under the same version of the terms, which
 * offers it, for apps alike in all that terms can look at. One finding for each version and kind of
 * request: the figures say how many, and whether it is a pattern is for statistics to say.
 */
final class RefusedWhereOthersGot implements Rule {
  @Override
  public List<Finding> in(Ledger ledger) {
    var found = new ArrayList<Finding>();
    Alike.groups(ledger.register())
        .forEach((words, alike) ->
            alike.stream()
                .filter(Alike::offered)
                .collect(
                    groupingBy(
                        one -> one.terms().orElseThrow().version(),
                        TreeMap::new,
                        Collectors.toList()))
                .forEach((version, same) -> add(found, words, version, same)));
    return found;
  }

  private static void add(List<Finding> found, String words, String version, List<Alike> same) {
    var refused = same.stream().filter(one -> !one.granted()).toList();
    var granted = same.stream().filter(Alike::granted).toList();
    if (refused.isEmpty() || granted.isEmpty()) {
      return;
    }
    var last = refused.stream().max(Comparator.comparing(Alike::at)).orElseThrow();
    var acts = new ArrayList<LoggedAct>();
    for (int i = 0; i < Math.max(refused.size(), granted.size()); i++) {
      if (i < refused.size()) {
        acts.add(refused.get(i).act());
      }
      if (i < granted.size()) {
        acts.add(granted.get(i).act());
      }
    }
    found.add(
        new Finding(
            Kind.REFUSED_WHERE_OTHERS_GOT,
            "Under terms "
                + version
                + ", which offer it, "
                + Words.count(refused.size(), "request was", "requests were")
                + " refused and "
                + granted.size()
                + " granted: "
                + words
                + ". Refused: "
                + Words.list(refused.stream().map(Alike::organisation).toList())
                + ".",
            last.at(),
            refused.size() == 1 ? last.organisation() : "",
            Words.cited(acts),
            0,
            Severity.NOTE));
  }
}
