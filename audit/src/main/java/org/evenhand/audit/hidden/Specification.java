package org.evenhand.audit.hidden;

import java.util.List;

/**
 * What one model says.
 *
 * @param controls those that are in it, in the order given
 * @param estimate {@code NaN} where the model has none
 * @param p of no effect
 */
public record Specification(List<String> controls, double estimate, double p) {
  public Specification {
    controls = List.copyOf(controls);
  }
}
