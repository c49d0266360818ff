package org.evenhand.audit.findings;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.evenhand.audit.input.Loaded;
import org.evenhand.audit.input.Tables;
import org.evenhand.audit.ledger.App;
import org.evenhand.audit.ledger.CutOff;
import org.evenhand.audit.ledger.Effect;
import org.evenhand.audit.ledger.Ledger;
import org.evenhand.audit.ledger.Register;

/** Cut-offs in time: when they were announced, when they were to bite, when access truly ended. */
public final class Notices {
  // What one plot can show; the shortest notices and the longest lenience are kept.
  private static final int MOST = 60;
  private static final Comparator<Notice> ORDER =
      Comparator.comparing(Notice::announced)
          .thenComparing(Notice::effective)
          .thenComparing(Notice::ended)
          .thenComparing(Notice::what)
          .thenComparing(Notice::who);

  /** One organisation's. */
  private record Own(
      String what, String organisation, LocalDate announced, LocalDate effective, LocalDate ended) {
    private long days() {
      return ChronoUnit.DAYS.between(announced, effective);
    }

    private List<String> alike() {
      return List.of(what, announced.toString(), effective.toString(), ended.toString());
    }
  }

  private Notices() {}

  /** Of a platform's own record: those that were not taken back. */
  public static List<Notice> of(Ledger ledger) {
    var register = ledger.register();
    var all = new ArrayList<Own>();
    for (var cutOff : register.cutOffs().values()) {
      if (cutOff.withdrawn().isEmpty()) {
        for (var app : register.touchedBy(cutOff)) {
          all.add(
              new Own(
                  cutOff.target(),
                  app.organisation(),
                  day(cutOff.effectiveAt().minus(cutOff.notice())),
                  day(cutOff.effectiveAt()),
                  day(ended(register, cutOff, app))));
        }
      }
    }
    return together(all);
  }

  private static Instant ended(Register register, CutOff cutOff, App app) {
    return register.exceptions().values().stream()
        .filter(one -> one.effect().equals(new Effect.Lenience(cutOff.id())))
        .filter(one -> one.apps().contains(app.id()) && one.beganAt().isPresent())
        .map(one -> one.endedAt())
        .filter(cutOff.effectiveAt()::isBefore)
        .max(Comparator.naturalOrder())
        .orElse(cutOff.effectiveAt());
  }

  private static LocalDate day(Instant at) {
    return at.atOffset(ZoneOffset.UTC).toLocalDate();
  }

  /**
   * From {@code grants.csv} of another platform, if it has a column {@code notice_days}: of each
   * app and type of data the first end, and the longest that it was put off.
   *
   * @param tables with the file loaded as {@code grants}
   * @param grants what was loaded
   */
  public static List<Notice> ofForeign(Tables tables, Loaded grants) {
    if (!grants.has("notice_days")) {
      return List.of();
    }
    var all = new ArrayList<Own>();
    tables.each(
        "SELECT data_type, organisation, CAST(min(decided_at) AS DATE) AS announced,"
            + " CAST(floor(arg_min(notice_days, (decided_at, "
            + Tables.LINE
            + "))) AS INTEGER) AS notice,"
            + (grants.has("lenience_days")
                ? " CAST(floor(coalesce(max(lenience_days), 0)) AS INTEGER)"
                : " 0")
            + " AS lenience FROM grants WHERE outcome IN ('cut_off', 'extended') AND notice_days IS"
            + " NOT NULL AND notice_days < 36525 GROUP BY data_type, organisation, app ORDER BY"
            + " ALL",
        row -> {
          var announced = row.getObject("announced", LocalDate.class);
          var effective = announced.plusDays(row.getInt("notice"));
          all.add(
              new Own(
                  row.getString("data_type"),
                  row.getString("organisation"),
                  announced,
                  effective,
                  effective.plusDays(Math.min(row.getInt("lenience"), 36_525))));
        });
    return together(all);
  }

  private static List<Notice> together(List<Own> all) {
    var groups = new TreeMap<String, List<Own>>();
    all.forEach(one ->
        groups
            .computeIfAbsent(String.join("\u001f", one.alike()), _ -> new ArrayList<>())
            .add(one));
    double median = median(all);
    return groups.values().stream()
        .map(group -> notice(group, median))
        .sorted(
            Comparator.comparing((Notice one) -> !one.isShort())
                .thenComparing(one -> !one.ended().isAfter(one.effective()))
                .thenComparing(Notice::organisations, Comparator.reverseOrder())
                .thenComparing(ORDER))
        .limit(MOST)
        .sorted(ORDER)
        .toList();
  }

  private static Notice notice(List<Own> group, double median) {
    var first = group.getFirst();
    var who = new TreeSet<>(group.stream().map(Own::organisation).toList());
    return new Notice(
        first.what(),
        who.first(),
        who.size(),
        first.announced(),
        first.effective(),
        first.ended(),
        first.days() < median / 2);
  }

  private static double median(List<Own> all) {
    var days = all.stream().mapToLong(Own::days).sorted().toArray();
    int n = days.length;
    return n == 0 ? 0 : (days[(n - 1) / 2] + days[n / 2]) / 2.0;
  }
}
