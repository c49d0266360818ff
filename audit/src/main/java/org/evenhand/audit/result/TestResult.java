package org.evenhand.audit.result;

import java.util.List;
import java.util.stream.Stream;

/**
 * What one test or estimator gave.
 *
 * @param id its name for machines and for {@code --explain}, such as {@code fisher-exact}
 * @param title its name for people
 * @param figures what it estimated
 * @param statistic the statistic that was tested; NaN where there is none
 * @param freedom its degrees of freedom; NaN where there are none
 * @param p the probability of something at least as extreme if nothing was going on; NaN where it
 *     is not defined
 * @param n on how many units it rests
 * @param assumes what it takes for granted
 * @param standing whether its p-value may be believed
 * @param notes what is to be said besides: what was left out, why a figure is missing; that one is
 *     infinite is added
 */
public record TestResult(
    String id,
    String title,
    List<Figure> figures,
    double statistic,
    double freedom,
    double p,
    double n,
    String assumes,
    Standing standing,
    List<String> notes) {
  public TestResult {
    figures = List.copyOf(figures);
    notes =
        Stream.concat(
                notes.stream(),
                figures.stream().map(Figure::infinite).filter(infinite -> !infinite.isEmpty()))
            .distinct()
            .toList();
  }

  /** The same with something more to be said. */
  public TestResult noting(String note) {
    return new TestResult(
        id,
        title,
        figures,
        statistic,
        freedom,
        p,
        n,
        assumes,
        standing,
        Stream.concat(notes.stream(), Stream.of(note)).toList());
  }

  /** What a p-value is worth. */
  public enum Standing {
    /** The one test of the plan. */
    PRIMARY,
    /** Takes organisations as the unit of chance. */
    SUPPORTING,
    /** Takes rulings as independent, which they are not: its p-value is too small. */
    DESCRIPTIVE,
    /** Not in the plan. */
    EXPLORATORY
  }

  /** The figure of a name. */
  public Figure figure(String name) {
    return figures.stream()
        .filter(figure -> figure.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + " has no figure " + name));
  }
}
