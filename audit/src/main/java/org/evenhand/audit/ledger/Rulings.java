package org.evenhand.audit.ledger;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A register as rows for analysis: what was decided, who gave what, who spent what.
 *
 * @param rulings in the order of their times
 * @param partners one for each organisation
 * @param spend in the order of considerations
 * @param withoutAmount how many considerations of advertising name no amount, and are not in it
 */
public record Rulings(
    List<RulingRow> rulings, List<PartnerRow> partners, List<SpendRow> spend, long withoutAmount) {
  /** Keeps copies. */
  public Rulings {
    rulings = List.copyOf(rulings);
    partners = List.copyOf(partners);
    spend = List.copyOf(spend);
  }

  /** The rows of a register. */
  public static Rulings of(Register register) {
    var rows = new ArrayList<RulingRow>();
    rows.addAll(new RequestRows(register).rows());
    rows.addAll(new ExceptionRows(register).rows());
    rows.addAll(new CutOffRows(register).rows());
    rows.sort(Comparator.comparing(RulingRow::at).thenComparing(RulingRow::decision));
    var ads =
        register.considerations().values().stream()
            .filter(one -> one.kind() == Consideration.Kind.AD_SPEND)
            .toList();
    return new Rulings(
        rows,
        PartnerRows.of(register),
        ads.stream().flatMap(one -> spend(one).stream()).toList(),
        ads.stream().filter(one -> one.amount().isEmpty()).count());
  }

  /**
   * Writes them as {@code grants.csv}, {@code partners.csv} and {@code spend.csv}, in the layout of
   * the files that other platforms bring; {@code docs/audit-files.md} names the columns.
   *
   * @param folder where; made if it is not there
   */
  public void writeForeign(Path folder) throws IOException {
    ForeignFiles.write(this, folder);
  }

  private static List<SpendRow> spend(Consideration ads) {
    var rows = new ArrayList<SpendRow>();
    if (ads.amount().isEmpty()) {
      return rows;
    }
    var band = ads.amount().get();
    long all = ChronoUnit.DAYS.between(ads.from(), ads.until()) + 1;
    for (var month = YearMonth.from(ads.from());
        !month.isAfter(YearMonth.from(ads.until()));
        month = month.plusMonths(1)) {
      long days = days(ads, month);
      rows.add(
          new SpendRow(
              ads.organisation(),
              month,
              part(band.middle(), days, all),
              part(band.lower(), days, all),
              part(band.upper(), days, all),
              band.currency(),
              ads.id()));
    }
    return rows;
  }

  private static long days(Consideration ads, YearMonth month) {
    var first = later(ads.from(), month.atDay(1));
    var last = month.atEndOfMonth().isBefore(ads.until()) ? month.atEndOfMonth() : ads.until();
    return ChronoUnit.DAYS.between(first, last) + 1;
  }

  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }

  private static BigDecimal part(BigDecimal amount, long days, long all) {
    return amount
        .multiply(BigDecimal.valueOf(days))
        .divide(BigDecimal.valueOf(all), MathContext.DECIMAL64);
  }

  /** The terms' version at a moment, or nothing. */
  static String terms(Register register, Instant at) {
    return register.termsAt(at).map(Terms::version).orElse("");
  }

  /** Whether something is not offered; empty where there are no terms. */
  static Optional<Boolean> wider(
      Register register, Instant at, String type, Iterable<String> purposes) {
    return register
        .termsAt(at)
        .map(terms -> {
          for (var purpose : purposes) {
            if (!terms.offers(type, purpose)) {
              return true;
            }
          }
          return false;
        });
  }

  /** What a line costs by the terms in force; empty where there are none. */
  static OptionalLong price(Register register, Instant at, String type) {
    return register
        .termsAt(at)
        .map(terms -> OptionalLong.of(terms.unitPrice(type)))
        .orElseGet(OptionalLong::empty);
  }

  /** How many calls an hour the terms in force allow; empty where there are none. */
  static OptionalLong limit(Register register, Instant at) {
    return register
        .termsAt(at)
        .map(terms -> OptionalLong.of(terms.callsPerHour()))
        .orElseGet(OptionalLong::empty);
  }
}
