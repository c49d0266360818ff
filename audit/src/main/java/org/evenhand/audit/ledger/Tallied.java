package org.evenhand.audit.ledger;

/**
 * What the public tallies say of one app, data type, ground and outcome, all hours together.
 *
 * @param key of what
 * @param hours in how many hours there was such a row
 * @param requests how many requests
 * @param peopleHours people in each hour, added up: who comes in two hours counts twice, for
 *     tallies name nobody
 * @param mostPeople people in the busiest hour: so many different ones there were at least
 * @param lines how many lines left
 * @param firstHour such as {@code 2026-11-23T20Z}
 * @param lastHour the same
 * @param lastEntry the log's entry of that hour's tally
 */
public record Tallied(
    Key key,
    long hours,
    long requests,
    long peopleHours,
    long mostPeople,
    long lines,
    String firstHour,
    String lastHour,
    long lastEntry) {
  /**
   * Of what.
   *
   * @param app which app
   * @param dataType which data type
   * @param ground such as {@code terms:2026-02} or {@code exception:exc-12}
   * @param outcome {@code permit} or {@code deny}
   * @param reason why, if it was refused
   */
  public record Key(String app, String dataType, String ground, String outcome, String reason)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return text().compareTo(other.text());
    }

    private String text() {
      return String.join(",", app, dataType, ground, outcome, reason);
    }

    /** Whether something left. */
    public boolean permitted() {
      return outcome.equals("permit");
    }
  }

  static Tallied of(long entry, TallyRow row) {
    return new Tallied(
        row.key(),
        1,
        row.requests(),
        row.people(),
        row.people(),
        row.lines(),
        row.hour(),
        row.hour(),
        entry);
  }

  Tallied plus(Tallied later) {
    return new Tallied(
        key,
        hours + later.hours,
        requests + later.requests,
        peopleHours + later.peopleHours,
        Math.max(mostPeople, later.mostPeople),
        lines + later.lines,
        firstHour.compareTo(later.firstHour) < 0 ? firstHour : later.firstHour,
        lastHour.compareTo(later.lastHour) > 0 ? lastHour : later.lastHour,
        Math.max(lastEntry, later.lastEntry));
  }
}
