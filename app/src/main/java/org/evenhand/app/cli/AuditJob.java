package org.evenhand.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What 'evenhand audit' can be asked for, and the options that each takes. */
enum AuditJob {
  /** Teaches a test. */
  EXPLAIN("--explain TEST", "--explain"),
  /** Prints a schema. */
  SCHEMA("--schema WHICH", "--schema"),
  /** Prints the standard plan. */
  SHOW_PLAN("--show-plan", "--show-plan"),
  /** One question to one table. */
  TABLE(
      "--table F.csv",
      "--table",
      "--outcome",
      "--exposure",
      "--strata",
      "--weight",
      "--weights",
      "--matched",
      "--cluster",
      "--controls",
      "--seed",
      "--json"),
  /** A platform's own record. */
  RECORD("DIR|URL", "DIR|URL", "--key", "--at", "--plan", "--out", "--fail-on", "--json"),
  /** Files of any platform. */
  FILES(
      "--grants F.csv",
      "--grants",
      "--partners",
      "--spend",
      "--eligible",
      "--plan",
      "--out",
      "--fail-on",
      "--json");

  private final String asked;
  private final List<String> options;

  /** The first option says that it is asked for. */
  AuditJob(String asked, String... options) {
    this.asked = asked;
    this.options = List.of(options);
  }

  /**
   * The job that these options ask for.
   *
   * @param given the options' names, in the order of the line
   * @throws WrongUse if they ask for none, or one of them has nothing to do with the job: an option
   *     that is passed over in silence would be believed to have had its effect
   */
  static AuditJob of(Set<String> given) {
    var job =
        Arrays.stream(values())
            .filter(one -> given.contains(one.options.getFirst()))
            .findFirst()
            .orElseThrow(() -> new WrongUse("say what to audit: " + choices(values())));
    for (var option : given) {
      if (!job.options.contains(option)) {
        throw new WrongUse(option + " goes with " + takers(option) + ", not with " + job.asked);
      }
    }
    return job;
  }

  private static String takers(String option) {
    return choices(
        Arrays.stream(values())
            .filter(one -> one.options.contains(option))
            .toArray(AuditJob[]::new));
  }

  private static String choices(AuditJob... jobs) {
    return Stream.of(jobs).map(one -> one.asked).collect(Collectors.joining(" or "));
  }
}
