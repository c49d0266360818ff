package org.evenhand.audit.findings;

import static java.util.stream.Collectors.groupingBy;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.evenhand.audit.input.Loaded;
import org.evenhand.audit.input.Tables;
import org.evenhand.audit.ledger.Ledger;
import org.evenhand.audit.ledger.Tallied;

/**
 * Who drew data about how many people, for each who said yes.
 *
 * @param reaches the widest first: by people for each user or request, then by people
 * @param missing what could not be told, and why
 */
public record Amplification(List<Reach> reaches, List<String> missing) {
  /** The widest first, those of which it is unknown last. */
  static final Comparator<Reach> WIDEST =
      Comparator.comparingDouble((Reach one) -> -one.perUser().orElse(-1))
          .thenComparing(Reach::people, Comparator.reverseOrder())
          .thenComparing(Reach::organisation)
          .thenComparing(Reach::dataType);

  /** Keeps copies. */
  public Amplification {
    reaches = List.copyOf(reaches);
    missing = List.copyOf(missing);
  }

  /**
   * From a platform's own tallies. They name nobody: people of several hours are added up, and who
   * came in two counts twice.
   */
  public static Amplification of(Ledger ledger) {
    var groups =
        ledger.tallied().stream()
            .filter(sum -> sum.key().permitted())
            .collect(
                groupingBy(sum ->
                    List.of(
                        ledger.register().ownerOf(sum.key().app()).orElse(sum.key().app()),
                        sum.key().dataType())));
    var reaches =
        groups.entrySet().stream()
            .map(group -> reach(group.getKey(), group.getValue()))
            .sorted(WIDEST)
            .toList();
    return new Amplification(reaches, missing(ledger));
  }

  private static Reach reach(List<String> of, List<Tallied> sums) {
    long people = sums.stream().mapToLong(Tallied::peopleHours).sum();
    long requests = sums.stream().mapToLong(Tallied::requests).sum();
    return new Reach(
        of.getFirst(),
        of.getLast(),
        people,
        sums.stream().mapToLong(Tallied::mostPeople).max().orElse(0),
        0,
        sums.stream().mapToLong(Tallied::lines).sum(),
        requests == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) people / requests),
        OptionalDouble.empty());
  }

  private static List<String> missing(Ledger ledger) {
    if (ledger.tallies() == 0) {
      return List.of("There is no tally yet: nothing can be said of who was reached.");
    }
    return List.of(
        "How many people consented is not public: people are given for each request instead.",
        "Which of them were reached only through friends stands in no tally.",
        "People of several hours are added up, for tallies name nobody: the busiest hour says how"
            + " many there were at least.",
        ledger.restLines()
            + " lines that concerned fewer than ten people in an hour are in a day's rest, and"
            + " here in no row.");
  }

  /**
   * From {@code grants.csv} of another platform: its columns {@code people_reached} and {@code
   * users}.
   *
   * @param tables with the file loaded as {@code grants}
   * @param grants what was loaded
   */
  public static Amplification ofForeign(Tables tables, Loaded grants) {
    return ForeignReach.of(tables, grants);
  }
}
