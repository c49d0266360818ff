package org.evenhand.audit.ledger;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Folds public acts, in their order. What it does not know it leaves alone. */
final class RegisterFold {
  private final AccessFold access = new AccessFold();
  private final FavourFold favours = new FavourFold();
  private final NoticeFold notices = new NoticeFold();

  /**
   * Folds the next act.
   *
   * @throws UnreadableAct if it lacks what an act of its type says
   */
  void apply(LoggedAct act, ActJson json) {
    access.apply(act, json);
    favours.apply(act, json);
    notices.apply(act, json);
  }

  Statement statement(String id) {
    var found = notices.statements.get(id);
    if (found == null) {
      throw new UnreadableAct("there is no statement " + id);
    }
    return found;
  }

  Register register() {
    return new Register(
        kept(access.organisations),
        kept(access.apps),
        List.copyOf(access.terms),
        kept(access.agreements),
        kept(access.requests),
        kept(favours.exceptions),
        kept(favours.deals),
        kept(favours.considerations),
        favours.officers(),
        kept(notices.cutOffs),
        kept(notices.statements),
        kept(notices.invoices),
        kept(notices.complaints),
        List.copyOf(notices.plans),
        access.agreements.values().stream().collect(groupingBy(Agreement::app)),
        access.requests.values().stream().collect(groupingBy(Request::app)));
  }

  // Not Map.copyOf: what comes first in the register is to come first here.
  private static <T> Map<String, T> kept(Map<String, T> map) {
    return Collections.unmodifiableMap(map);
  }

  static <T> void change(Map<String, T> in, String id, UnaryOperator<T> how) {
    in.computeIfPresent(id, (_, one) -> how.apply(one));
  }
}
