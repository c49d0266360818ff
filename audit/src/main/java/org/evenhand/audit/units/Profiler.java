package org.evenhand.audit.units;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.input.Loaded;
import org.evenhand.audit.input.Tables;
import org.evenhand.audit.plan.Plan;

/** Looks at the data before anything is tested. */
final class Profiler {
  private final Tables tables;
  private final Map<String, Loaded> files;
  private final List<Profile.Remark> remarks = new ArrayList<>();

  Profiler(Tables tables, Map<String, Loaded> files) {
    this.tables = tables;
    this.files = files;
  }

  private Loaded file(String table) {
    return Objects.requireNonNull(files.get(table), table);
  }

  /** Takes out rows that are there twice word for word, and refuses those that contradict. */
  void contradictions() {
    unique("grants", "decision_id", "ruling");
    if (files.containsKey("partners")) {
      unique("partners", "organisation", "organisation");
    }
    if (files.containsKey("eligible")) {
      twice("eligible", "organisation, app, data_type, quarter", "the same app, type and quarter");
    }
  }

  private void unique(String table, String key, String called) {
    tables.run(
        "CREATE OR REPLACE TEMP TABLE again AS SELECT "
            + key
            + " AS key_, min(line_) AS first_ FROM "
            + table
            + " GROUP BY "
            + key
            + " HAVING count(*) > 1");
    if (tables.number("SELECT count(*) FROM again") == 0) {
      return;
    }
    contradicting(table, key, called);
    remark(
        "rows of " + file(table).file() + " that are there twice, word for word",
        "DELETE FROM "
            + table
            + " WHERE "
            + key
            + " IN (SELECT key_ FROM again) AND line_ NOT IN (SELECT first_ FROM again)",
        "SELECT count(*) - (SELECT count(*) FROM again) FROM "
            + table
            + " WHERE "
            + key
            + " IN (SELECT key_ FROM again)",
        "left out");
  }

  private void contradicting(String table, String key, String called) {
    var columns =
        file(table).columns().stream()
            .map(name -> "t." + Tables.quoted(name) + " IS DISTINCT FROM f." + Tables.quoted(name))
            .toList();
    tables.each(
        "SELECT t.line_, f.line_, t."
            + key
            + " FROM "
            + table
            + " t JOIN again ON t."
            + key
            + " = key_ JOIN "
            + table
            + " f ON f.line_ = first_ WHERE "
            + String.join(" OR ", columns)
            + " ORDER BY 1 LIMIT 1",
        row -> {
          throw BadInput.in(
              file(table).file(),
              row.getLong(1),
              key,
              BadInput.shown(row.getString(3))
                  + " is on line "
                  + row.getLong(2)
                  + " too, with other values; each "
                  + called
                  + " has one row");
        });
  }

  private void twice(String table, String key, String what) {
    remark(
        "rows of " + file(table).file() + " for " + what + " that are there already",
        "DELETE FROM "
            + table
            + " WHERE line_ NOT IN (SELECT min(line_) FROM "
            + table
            + " GROUP BY "
            + key
            + ")",
        "SELECT count(*) - (SELECT count(*) FROM (SELECT DISTINCT "
            + key
            + " FROM "
            + table
            + ")) FROM "
            + table,
        "left out");
  }

  private void remark(String what, String act, String count, String done) {
    var n = tables.number(count);
    if (n > 0) {
      tables.run(act);
      remarks.add(new Profile.Remark(what, n, done));
    }
  }

  private void note(String what, String count, String done) {
    var n = tables.number(count);
    if (n > 0) {
      remarks.add(new Profile.Remark(what, n, done));
    }
  }

  Profile profile(Plan plan) {
    files.values().stream().sorted(Comparator.comparing(Loaded::file)).forEach(this::ofFile);
    var grants = file("grants");
    if (grants.has("requested_at")) {
      note(
          "rulings before their request",
          "SELECT count(*) FROM grants WHERE requested_at > decided_at",
          "kept, but they have no waiting time");
    }
    if (files.containsKey("partners")) {
      note(
          "organisations with rulings that the partners' file does not have",
          "SELECT count(DISTINCT organisation) FROM grants WHERE organisation NOT IN (SELECT"
              + " organisation FROM partners)",
          "kept; what only that file knows of them is missing");
    }
    if (files.containsKey("spend")) {
      money(plan);
    }
    return new Profile(List.copyOf(files.values()), remarks);
  }

  private void money(Plan plan) {
    note(
        "organisations with spending and without any ruling",
        "SELECT count(DISTINCT organisation) FROM spend WHERE organisation NOT IN (SELECT"
            + " organisation FROM grants)",
        "left out");
    note(
        "rulings after which the spending file goes on for fewer than " + plan.months() + " months",
        "SELECT coalesce(sum(unfinished), 0) FROM spent",
        "left out of spending after a ruling");
    note(
        "months that have several rows for one organisation and currency",
        "SELECT count(*) FROM (SELECT 1 FROM spend GROUP BY organisation, month, currency HAVING"
            + " count(*) > 1)",
        "added up");
  }

  private void ofFile(Loaded file) {
    for (var missing : new TreeMap<>(file.missing()).entrySet()) {
      if (missing.getValue() > 0) {
        remarks.add(
            new Profile.Remark(
                "empty cells in column '" + missing.getKey() + "' of " + file.file(),
                missing.getValue(),
                "taken as not known"));
      }
    }
    if (file.formulas() > 0) {
      remarks.add(
          new Profile.Remark(
              "cells of " + file.file() + " that a spreadsheet would take for a formula",
              file.formulas(),
              "read as text, and written with a leading apostrophe"));
    }
  }
}
