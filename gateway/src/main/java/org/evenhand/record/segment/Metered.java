package org.evenhand.record.segment;

import java.util.List;
import java.util.stream.Collectors;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ExceptionId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.TermsVersion;

/**
 * How many lines of a data type an app drew on one ground. A line that holds fields of several
 * types counts once for each of them, as in the public tallies.
 *
 * @param app who drew them
 * @param purpose for what
 * @param terms the version that they left under
 * @param exceptions those that they left under too
 * @param type of which data type
 * @param lines how many
 * @param people about so many different people at least: tags of two weeks cannot be joined, so the
 *     week with the most counts
 */
public record Metered(
    AppId app,
    Purpose purpose,
    TermsVersion terms,
    List<ExceptionId> exceptions,
    DataTypeId type,
    long lines,
    long people) {
  /** Keeps a copy. */
  public Metered {
    exceptions = List.copyOf(exceptions);
  }

  /** The ground as tallies write it. */
  public String ground() {
    return exceptions.isEmpty()
        ? "terms:" + terms
        : exceptions.stream()
            .map(ExceptionId::value)
            .collect(Collectors.joining("+", "exception:", ""));
  }
}
