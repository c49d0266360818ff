package org.evenhand.audit.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * Writes rows as CSV (RFC 4180, UTF-8), in the layout of the files of other platforms. Of rulings
 * no column more: each would be held equal as a control, and the others that there are come after
 * the decision, or say the same as another.
 */
final class ForeignFiles {
  /** A column: its name, and its cell of a row; nothing for what is missing. */
  private record Column<T>(String name, Function<T, String> cell) {}

  private static final List<Column<RulingRow>> GRANTS =
      List.of(
          column("decision_id", RulingRow::decision),
          column("decided_at", row -> row.at().toString()),
          column("organisation", RulingRow::organisation),
          column("app", RulingRow::app),
          column("data_type", RulingRow::dataType),
          column("outcome", row -> word(row.outcome())),
          column("requested_at", row -> row.requestedAt().map(Object::toString).orElse("")),
          column("unsolicited", row -> Boolean.toString(row.unsolicited())),
          column("reviewer", RulingRow::reviewer),
          column("by_rule", row -> Boolean.toString(row.byRule())),
          column("purpose", RulingRow::purposes),
          column("wider_than_terms", row -> row.wider().map(Object::toString).orElse("")),
          column("notice_days", row -> number(row.noticeDays())),
          column("lenience_days", row -> number(row.lenienceDays())),
          column("price", row -> number(row.price())),
          column("call_limit", row -> number(row.callsPerHour())));
  private static final List<Column<PartnerRow>> PARTNERS =
      List.of(
          column("organisation", PartnerRow::organisation),
          column("payment", row -> Boolean.toString(row.payment())),
          column("reciprocal_data", row -> Boolean.toString(row.reciprocalData())),
          column("launch_partner", row -> Boolean.toString(row.launchPartner())),
          column("closeness", row -> Long.toString(row.ties())),
          column("category", PartnerRow::category),
          column("violations_at_first_request", row -> number(row.violationsAtFirstRequest())));
  private static final List<Column<SpendRow>> SPEND =
      List.of(
          column("organisation", SpendRow::organisation),
          column("month", row -> row.month().toString()),
          column("amount", row -> money(row.amount())),
          column("currency", SpendRow::currency),
          column("at_least", row -> money(row.atLeast())),
          column("below", row -> money(row.below())),
          column("consideration", SpendRow::consideration));

  private ForeignFiles() {}

  private static <T> Column<T> column(String name, Function<T, String> cell) {
    return new Column<>(name, cell);
  }

  static void write(Rulings rulings, Path folder) throws IOException {
    Files.createDirectories(folder);
    write(folder.resolve("grants.csv"), GRANTS, rulings.rulings());
    write(folder.resolve("partners.csv"), PARTNERS, rulings.partners());
    write(folder.resolve("spend.csv"), SPEND, rulings.spend());
  }

  private static <T> void write(Path file, List<Column<T>> columns, List<T> rows)
      throws IOException {
    try (var out = Files.newBufferedWriter(file, UTF_8)) {
      line(out, columns.stream().map(Column::name).toList());
      for (var row : rows) {
        line(out, columns.stream().map(column -> column.cell().apply(row)).toList());
      }
    }
  }

  private static void line(Writer out, List<String> cells) throws IOException {
    out.write(String.join(",", cells.stream().map(ForeignFiles::quoted).toList()));
    out.write("\r\n");
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static String word(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static String number(OptionalDouble days) {
    return days.isPresent()
        ? BigDecimal.valueOf(days.getAsDouble())
            .setScale(4, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString()
        : "";
  }

  private static String number(OptionalLong whole) {
    return whole.isPresent() ? Long.toString(whole.getAsLong()) : "";
  }

  private static String money(BigDecimal amount) {
    return amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }
}
