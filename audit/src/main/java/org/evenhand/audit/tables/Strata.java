package org.evenhand.audit.tables;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** One table for each stratum, such as each department. There may be none, and any may be empty. */
public record Strata(List<TwoByTwo> tables) {
  public Strata {
    tables = List.copyOf(tables);
  }

  /** The strata with no empty margin: all that can tell something of an odds ratio. */
  public Strata informative() {
    return new Strata(tables.stream().filter(table -> !table.hasEmptyMargin()).toList());
  }

  /** The strata where both groups have somebody: all that can tell something of a difference. */
  public Strata withBothGroups() {
    return new Strata(tables.stream().filter(t -> t.exposed() > 0 && t.unexposed() > 0).toList());
  }

  /** All strata in one table: what one sees when one forgets them. */
  public TwoByTwo together() {
    return tables.stream().reduce(new TwoByTwo(0, 0, 0, 0), TwoByTwo::plus);
  }

  int size() {
    return tables.size();
  }

  double sum(ToDoubleFunction<TwoByTwo> of) {
    return tables.stream().mapToDouble(of).sum();
  }
}
