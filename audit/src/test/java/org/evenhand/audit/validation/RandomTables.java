package org.evenhand.audit.validation;

import java.util.random.RandomGenerator;
import org.evenhand.audit.tables.TwoByTwo;

/** Random tables of every kind that an audit may meet. */
record RandomTables(RandomGenerator random) {
  /** A table of whole counts: some tiny, with ties and empty cells and margins, some huge. */
  TwoByTwo counts() {
    return switch (random.nextInt(10)) {
      case 0 -> cells(2); // mostly degenerate
      case 1, 2 -> cells(6);
      case 3, 4 -> cells(40);
      case 5 -> symmetrical();
      case 6, 7 -> groups(3.5);
      case 8 -> groups(6);
      default -> groups(9);
    };
  }

  /** A table of whole counts of at most some dozens. */
  TwoByTwo small() {
    return switch (random.nextInt(4)) {
      case 0 -> cells(3);
      case 1 -> symmetrical();
      case 2 -> cells(25);
      default -> groups(1.5);
    };
  }

  /** A table of sums of sampling weights. */
  TwoByTwo weights() {
    TwoByTwo whole = groups(3);
    return new TwoByTwo(
        whole.a() * random.nextDouble(),
        whole.b() * random.nextDouble(),
        whole.c() * random.nextDouble(),
        whole.d() * random.nextDouble());
  }

  /** Two groups, of up to ten to this power each, whose rates differ little for their size. */
  TwoByTwo groups(double power) {
    long one = Math.round(Math.pow(10, power * random.nextDouble()));
    long two = Math.round(Math.pow(10, power * random.nextDouble()));
    double rate = random.nextInt(3) == 0 ? Math.pow(random.nextDouble(), 6) : random.nextDouble();
    long a = part(one, rate);
    long c = part(two, rate);
    return new TwoByTwo(a, one - a, c, two - c);
  }

  private long part(long whole, double rate) {
    double error = Math.sqrt(whole * rate * (1 - rate));
    return Math.clamp(Math.round(whole * rate + 3 * error * random.nextGaussian()), 0L, whole);
  }

  private TwoByTwo cells(int bound) {
    return new TwoByTwo(
        random.nextInt(bound), random.nextInt(bound), random.nextInt(bound), random.nextInt(bound));
  }

  // Equal margins, in which many tables are equally probable.
  private TwoByTwo symmetrical() {
    int size = 1 + random.nextInt(20);
    int a = random.nextInt(size + 1);
    return new TwoByTwo(a, size - a, size - a, a);
  }

  /** A level of confidence. */
  double level() {
    double[] levels = {0.95, 0.9, 0.99, 0.998, 0.5};
    return levels[random.nextInt(levels.length)];
  }
}
