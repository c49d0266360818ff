package org.evenhand.audit.findings;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.evenhand.audit.ledger.Consideration;
import org.evenhand.audit.ledger.ExceptionCase;
import org.evenhand.audit.ledger.LoggedAct;
import org.evenhand.audit.ledger.Register;

/** How findings speak of days, lists and what was given. */
final class Words {
  private static final double SECONDS_PER_DAY = 86_400;

  private Words() {}

  static String day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  static String days(Duration time) {
    double days = time.toSeconds() / SECONDS_PER_DAY;
    var number =
        Math.abs(days - Math.rint(days)) < 0.05
            ? String.format(Locale.ROOT, "%d", Math.round(days))
            : String.format(Locale.ROOT, "%.1f", days);
    return number + (number.equals("1") ? " day" : " days");
  }

  static String count(long many, String one, String several) {
    return many + " " + (many == 1 ? one : several);
  }

  static String list(Iterable<String> of) {
    var sorted = new TreeSet<String>();
    of.forEach(sorted::add);
    return String.join(", ", sorted);
  }

  /** What was given for an exception, as far as acts name it; empty if nothing. */
  static String given(Register register, ExceptionCase one) {
    return givers(register, one).stream()
        .map(Words::given)
        .distinct()
        .collect(Collectors.joining("; "));
  }

  /** What acts name as given for an exception, or for the deal that it belongs to. */
  static List<Consideration> givers(Register register, ExceptionCase one) {
    return register.considerations().values().stream()
        .filter(given ->
            one.considerations().contains(given.id())
                || (one.deal().isPresent() && given.deal().equals(one.deal())))
        .toList();
  }

  private static String given(Consideration one) {
    var kind = one.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return kind + one.amount().map(band -> " of " + band).orElse("");
  }

  /** The acts of an exception that led to its being in force. */
  static List<LoggedAct> made(ExceptionCase one) {
    var acts = new ArrayList<LoggedAct>();
    acts.add(one.proposed());
    acts.addAll(one.approvals());
    one.published().ifPresent(acts::add);
    return acts;
  }

  static List<Citation> cited(List<LoggedAct> acts) {
    return acts.stream().map(Citation::of).toList();
  }
}
