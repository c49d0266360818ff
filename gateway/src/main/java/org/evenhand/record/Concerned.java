package org.evenhand.record;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.evenhand.decide.Decision;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Query;
import org.jspecify.annotations.Nullable;

/**
 * The viewer and everyone concerned by what a decision shows. Worked out only once a restriction of
 * the same app is in the way, which is rare.
 */
final class Concerned {
  private final Decision decision;
  private int @Nullable [] numbers;

  Concerned(Decision decision) {
    this.decision = decision;
  }

  /** Whether this person is among them. */
  boolean includes(int person) {
    return Arrays.binarySearch(sorted(), person) >= 0;
  }

  private int[] sorted() {
    var known = numbers;
    if (known == null) {
      known = collect();
      numbers = known;
    }
    return known;
  }

  private int[] collect() {
    var request = decision.request();
    var asked =
        request.query() instanceof Query.One(PersonId subject, _)
            ? IntStream.of(request.viewer().number(), subject.number())
            : IntStream.of(request.viewer().number());
    var shown =
        decision.lines().stream()
            .flatMap(line -> line.people().stream())
            .mapToInt(PersonId::number);
    return IntStream.concat(asked, shown).sorted().distinct().toArray();
  }
}
