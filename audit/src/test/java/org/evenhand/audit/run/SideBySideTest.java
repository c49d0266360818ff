package org.evenhand.audit.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SideBySideTest {
  private static final List<Integer> MANY = IntStream.range(0, 200).boxed().toList();

  @Test
  void what_comes_back_stands_in_the_order_asked() {
    var done = new ArrayList<Integer>();

    var squares = SideBySide.each(MANY, SideBySideTest::slowly, done::add);

    assertThat(squares).isEqualTo(MANY.stream().map(n -> n * n).toList());
    assertThat(done).isEqualTo(MANY);
  }

  private static int slowly(int n) {
    // The first of every eight take longest, so that later ones overtake them.
    int turns = (8 - n % 8) * 10_000;
    int sum = 0;
    for (int i = 0; i < turns; i++) {
      sum = sum * 31 + i;
    }
    return sum == Integer.MIN_VALUE ? n * n : n * n;
  }

  @Test
  void the_first_that_failed_is_the_one_that_is_told() {
    assertThatThrownBy(() ->
            SideBySide.each(
                MANY,
                n -> {
                  if (n >= 10) {
                    throw new IllegalStateException("no " + n);
                  }
                  return n;
                },
                _ -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no 10");
  }

  @Test
  void an_error_stays_an_error() {
    assertThatThrownBy(() ->
            SideBySide.each(
                List.of(1),
                _ -> {
                  throw new OutOfMemoryError("all gone");
                },
                _ -> {}))
        .isInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void nothing_to_do_is_done_at_once() {
    assertThat(SideBySide.each(List.<Integer>of(), n -> n, _ -> {})).isEmpty();
  }
}
