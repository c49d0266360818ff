package org.evenhand.audit.report;

import org.evenhand.audit.result.Registration;

/** The plans that were registered in the record that was audited, as a part of the page. */
final class PlansTable {
  private PlansTable() {}

  static void write(Html out, Registration registration) {
    out.add("<h2 id=\"plans\">Which plans were registered</h2><p>%s</p>", registration.sentence());
    out.raw(
        "<p>The verdict and the comparisons that it rests on are the plan's. Everything beside them"
            + " (further tests, curves, who stands out) is exploratory, whatever was"
            + " registered.</p>");
    if (registration.plans().isEmpty()) {
      return;
    }
    out.raw(
        "<div class=\"wide\"><table><caption>All plans ever registered in this record, oldest first"
            + " (tables/plans.csv)</caption><thead><tr><th>Plan</th><th class=\"n\">Entry of the"
            + " log</th><th>Sealed</th><th>By</th><th class=\"n\">Rulings before it</th><th"
            + " class=\"n\">Rulings after it</th><th>This audit</th></tr></thead><tbody>");
    for (var plan : registration.plans()) {
      out.add(
          "<tr><td>%s<br><code>%s</code></td><td class=\"n\">%s</td><td>%s</td><td>%s</td><td"
              + " class=\"n\">%s</td><td class=\"n\">%s</td><td>%s</td></tr>",
          plan.title(),
          plan.sha256(),
          plan.entry(),
          plan.at(),
          plan.by(),
          Numbers.of((double) plan.rulingsBefore()),
          Numbers.of((double) plan.rulingsAfter()),
          said(plan));
    }
    out.raw("</tbody></table></div>");
  }

  private static String said(Registration.Registered plan) {
    if (!plan.genuine()) {
      return "does not count: its text is not that of its hash";
    }
    return plan.followed() ? "followed it" : "did not follow it";
  }
}
