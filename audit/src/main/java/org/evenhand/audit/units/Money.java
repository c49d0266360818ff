package org.evenhand.audit.units;

import java.util.Locale;
import java.util.Map;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.input.Tables;
import org.evenhand.audit.plan.Plan;

/** Amounts in one currency, by organisation and month, and the sums before and after rulings. */
final class Money {
  private final Tables tables;
  private final Plan plan;

  Money(Tables tables, Plan plan) {
    this.tables = tables;
    this.plan = plan;
  }

  /** Makes the table {@code money(organisation, month, amount)}; a month is its number. */
  void convert(String file) {
    // Amounts of one currency need no rate: only their proportions count.
    boolean one = tables.number("SELECT count(DISTINCT currency) FROM spend") <= 1;
    tables.each(
        "SELECT currency, min(line_) FROM spend GROUP BY 1 ORDER BY 2",
        row -> {
          var code = row.getString(1);
          if (!one && !code.equals(plan.currency()) && !plan.rates().containsKey(code)) {
            throw BadInput.in(
                file,
                row.getLong(2),
                "currency",
                "the plan has no rate for "
                    + code
                    + "; add 'rates: { "
                    + code
                    + ": … }', what one"
                    + " unit is worth in "
                    + plan.currency());
          }
        });
    tables.run(
        "CREATE OR REPLACE TABLE money AS SELECT organisation,"
            + " year(month) * 12 + month(month) AS month, sum(amount * "
            + rate()
            + " ORDER BY "
            + Tables.LINE
            + ") AS amount FROM spend GROUP BY ALL");
  }

  private String rate() {
    var cases = new StringBuilder("CASE currency");
    for (Map.Entry<String, Double> rate : plan.rates().entrySet()) {
      cases.append(
          String.format(
              Locale.ROOT, " WHEN %s THEN %s", Tables.literal(rate.getKey()), rate.getValue()));
    }
    return plan.rates().isEmpty() ? "1" : cases.append(" ELSE 1 END").toString();
  }

  /**
   * Makes the table {@code spent(org, before, after)}: the mean over an organisation's rulings of
   * what it spent in the months before, and in the months after; the latter only over rulings after
   * which the file goes on long enough, else null.
   */
  void around() {
    int months = plan.months();
    tables.run(
        "CREATE OR REPLACE TABLE asked_months AS SELECT org, organisation,"
            + " year(asked) * 12 + month(asked) AS month, count(*) AS n"
            + " FROM ruled GROUP BY ALL");
    tables.run(
        "CREATE OR REPLACE TABLE spent AS WITH sums AS (SELECT a.org, a.month, a.n,"
            + " coalesce(sum(m.amount ORDER BY m.month) FILTER (m.month < a.month AND m.month >="
            + " a.month - "
            + months
            + "), 0) AS before, coalesce(sum(m.amount ORDER BY m.month) FILTER (m.month > a.month"
            + " AND m.month <= a.month + "
            + months
            + "), 0) AS after"
            + " FROM asked_months a LEFT JOIN money m ON m.organisation = a.organisation AND"
            + " m.month BETWEEN a.month - "
            + months
            + " AND a.month + "
            + months
            + " GROUP BY ALL), reach AS (SELECT min(month) AS first, max(month) AS last FROM money)"
            + " SELECT org, sum(before * n ORDER BY month) / sum(n) AS before,"
            + " sum(after * n ORDER BY month) FILTER (month + "
            + months
            + " <= last) / sum(n) FILTER (month + "
            + months
            + " <= last) AS after,"
            + " sum(n) FILTER (month + "
            + months
            + " > last) AS unfinished FROM sums, reach GROUP BY org");
  }
}
