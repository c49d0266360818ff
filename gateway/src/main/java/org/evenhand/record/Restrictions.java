package org.evenhand.record;

import org.evenhand.decide.Decision;

/** Tells, for whoever looks at a record later, what its writer saw in the ring. */
public final class Restrictions {
  private Restrictions() {}

  /** Whether a decision made before this change could not stand behind it. */
  public static boolean touches(Change change, Decision decision) {
    var concerned = new Concerned(decision);
    return Restriction.of(change)
        .filter(it -> it.app() == null || it.app().equals(decision.request().app()))
        .filter(it ->
            it.one() == null
                || concerned.includes(it.one().number())
                || (it.other() != null && concerned.includes(it.other().number())))
        .isPresent();
  }
}
