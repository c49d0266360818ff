package org.evenhand.audit.report;

import java.util.List;
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
    var table =
        new HtmlTable(
            out,
            "All plans ever registered in this record, oldest first",
            List.of("plans"),
            "Plan",
            "#Entry of the log",
            "Sealed",
            "By",
            "#Rulings before it",
            "#Rulings after it",
            "This audit");
    for (var plan : registration.plans()) {
      table.markup(
          new Html().add("%s<br><code>%s</code>", plan.title(), plan.sha256()),
          plan.entry(),
          Html.escape(plan.at()),
          Html.escape(plan.by()),
          Numbers.of((double) plan.rulingsBefore()),
          Numbers.of((double) plan.rulingsAfter()),
          said(plan));
    }
    table.end();
  }

  private static String said(Registration.Registered plan) {
    if (!plan.genuine()) {
      return "does not count: its text is not that of its hash";
    }
    return plan.followed() ? "followed it" : "did not follow it";
  }
}
