package org.evenhand.audit.report;

import java.util.List;
import org.evenhand.audit.result.AuditResult;

/** Harvest, the files that were read, what was noticed in them, and how to get the same again. */
final class DataSection {
  private final Html out;
  private final AuditResult result;

  private DataSection(Html out, AuditResult result) {
    this.out = out;
    this.result = result;
  }

  static void write(Html out, AuditResult result, String command) {
    var section = new DataSection(out, result);
    section.harvest();
    section.data();
    PlansTable.write(out, result.registration());
    section.again(command);
  }

  private void harvest() {
    if (result.harvest().isEmpty()) {
      return;
    }
    out.raw("<h2 id=\"harvest\">Harvest</h2>");
    var table =
        new HtmlTable(
            out,
            "How many people's data were reached through how few",
            List.of("harvest"),
            "Organisation",
            "Data",
            "#Consented",
            "#Reached",
            "#For each",
            "#Through friends only");
    for (var reach : result.harvest()) {
      table.row(
          reach.organisation(),
          reach.dataType(),
          Numbers.of(reach.users()),
          Numbers.of(reach.reached()),
          Numbers.of(reach.perUser()),
          Numbers.mean(reach.friendsOnly(), true));
    }
    table.end();
  }

  private void data() {
    out.raw("<h2 id=\"data\">The data</h2>");
    var files = new HtmlTable(out, "Files read", List.of("inputs"), "File", "#Rows", "SHA-256");
    result
        .inputs()
        .forEach(in ->
            files.markup(
                Html.escape(in.file()),
                Numbers.of((double) in.rows()),
                new Html().add("<code>%s</code>", in.sha256())));
    files.end();
    if (!result.remarks().isEmpty()) {
      var noticed =
          new HtmlTable(
              out,
              "What was noticed, and what was done",
              List.of("profile"),
              "What",
              "#How often",
              "Done");
      result
          .remarks()
          .forEach(
              r -> noticed.row(r.what(), r.count() == 0 ? "–" : Numbers.of(r.count()), r.done()));
      noticed.end();
    }
    var outcomes =
        new HtmlTable(
            out,
            "Outcomes",
            List.of("outcomes"),
            "Outcome",
            "#Rulings",
            "#How alike one organisation's rulings are");
    result
        .outcomes()
        .forEach(o -> outcomes.row(o.outcome(), Numbers.of(o.rulings()), Numbers.of(o.alike())));
    outcomes.end();
  }

  private void again(String command) {
    out.add(
        "<h2 id=\"again\">The plan, and how to get this report again</h2><p>SHA-256 of the plan:"
            + " <code>%s</code></p><pre tabindex=\"0\">%s</pre><p>The same bytes come from:</p>"
            + "<pre tabindex=\"0\">%s</pre><p>Formulas and sources are in <a"
            + " href=\"methods.md\">methods.md</a>; <code>evenhand audit --explain TEST</code>"
            + " teaches a test in a page.</p>",
        result.planHash(), result.planText(), command);
  }
}
