package org.evenhand.app;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A row of the table of rooms: a package with those below it that have no row of their own, and the
 * rooms that it may use.
 *
 * @param name the package, without {@code org.evenhand.}
 * @param uses the rooms that it may use, besides itself
 */
record Room(String name, List<String> uses) {
  private static final String ROOT = "org.evenhand.";

  // The rooms of the gateway that everything in app may use. Not among them: decide, disclosure,
  // the rows of people, the vault and the stores.
  private static final List<String> OPEN =
      List.of(
          "vocabulary",
          "record",
          "register",
          "consent",
          "people",
          "people.facts",
          "people.owner",
          "people.intake",
          "erasure",
          "contribution",
          "picture",
          "gate");

  /** The table. A finer one than that of ARCHITECTURE.md, which speaks of whole rooms. */
  static final List<Room> TABLE =
      List.of(
          room("proof"),
          room("audit.numeric"),
          room("audit.input"),
          room("audit.plan", "audit.input"),
          room("audit.units", "audit.input", "audit.plan"),
          room("audit.result", "audit.plan"),
          room(
              "audit.analysis",
              "audit.numeric",
              "audit.permutation",
              "audit.plan",
              "audit.result",
              "audit.units",
              "audit.battery",
              "audit.hidden",
              "audit.pairs",
              "audit.regression",
              "audit.tables",
              "audit.times"),
          room(
              "audit.battery",
              "audit.hidden",
              "audit.numeric",
              "audit.regression",
              "audit.result",
              "audit.tables"),
          room("audit.single", "audit.battery", "audit.input", "audit.result", "audit.units"),
          room(
              "audit.report",
              "audit.input",
              "audit.plan",
              "audit.result",
              "audit.single",
              "audit.units"),
          room(
              "audit.run",
              "audit.analysis",
              "audit.findings",
              "audit.input",
              "audit.ledger",
              "audit.numeric",
              "audit.permutation",
              "audit.plan",
              "audit.result",
              "audit.tables",
              "audit.units"),
          room("audit.many"),
          room("audit.permutation"),
          room("audit.times", "audit.numeric"),
          room("audit.tables", "audit.many", "audit.numeric"),
          room("audit.regression", "audit.numeric"),
          room("audit.pairs", "audit.numeric"),
          room("audit.hidden", "audit.numeric"),
          room("vocabulary"),
          room("audit.ledger", "proof"),
          room("audit.findings", "audit.input", "audit.ledger"),
          room("picture"),
          room("decide", "vocabulary"),
          room("record", "decide", "proof", "vocabulary"),
          room("record.vault", "record", "vocabulary"),
          room("record.segment", "record", "vocabulary"),
          room("register", "record", "vocabulary"),
          room("consent", "record", "vocabulary"),
          room("erasure", "record", "vocabulary"),
          room("contribution", "record", "vocabulary"),
          room("people.rows", "record", "vocabulary"),
          room("people.files", "record", "vocabulary"),
          room("people.facts", "people.rows", "record", "vocabulary"),
          room(
              "people.disclosure",
              "people.files",
              "people.rows",
              "picture",
              "record",
              "vocabulary"),
          room("people.owner", "people.files", "people.rows", "picture", "record", "vocabulary"),
          room("people", "people.rows", "people.facts", "record", "vocabulary"),
          room(
              "people.intake",
              "people",
              "people.files",
              "people.rows",
              "picture",
              "record",
              "vocabulary"),
          room(
              "gate",
              "people",
              "people.facts",
              "people.disclosure",
              "consent",
              "register",
              "record",
              "decide",
              "vocabulary"),
          room("store.rocks", "record"),
          room("store.memory", "record"),
          room("app.api", "gate", "picture", "record", "vocabulary"),
          room("app.possession"),
          room(
              "app.identity",
              "app.api",
              "app.possession",
              "gate",
              "consent",
              "register",
              "record",
              "vocabulary"),
          room("app.words"),
          room("app.metrics"),
          room(
              "app.pages",
              "app.words",
              "app.api",
              "app.identity",
              "consent",
              "contribution",
              "erasure",
              "gate",
              "people.owner",
              "picture",
              "record",
              "record.segment",
              "vocabulary"),
          room("app.office", "app.identity", "app.pages", "app.words", "vocabulary"),
          room(
              "app.office.acts",
              "app.office",
              "app.identity",
              "app.pages",
              "app.words",
              "register",
              "vocabulary",
              "audit.input",
              "audit.plan"),
          room(
              "app.webhooks",
              "app.office",
              "app.words",
              "app.identity",
              "record",
              "register",
              "vocabulary"),
          room("app.log", "app.api", "proof", "record"),
          room(
              "app.developers",
              "app.office",
              "app.identity",
              "app.pages",
              "app.words",
              "register",
              "vocabulary"),
          room("app.docs", "app.api", "app.pages", "app.words"),
          room("app.publicregister", "app.api", "app.pages", "register", "vocabulary"),
          room("app.confidential", "people.intake", "record", "register", "vocabulary"),
          room(
              "app.billing",
              "app.confidential",
              "app.identity",
              "app.office",
              "app.pages",
              "app.words",
              "record",
              "record.segment",
              "register",
              "vocabulary"),
          room(
              "app.regulator",
              "app.confidential",
              "app.identity",
              "app.office",
              "app.pages",
              "register",
              "vocabulary"),
          open(
              "app.wiring",
              "app.api",
              "app.identity",
              "app.pages",
              "app.office",
              "app.office.acts",
              "app.billing",
              "app.regulator",
              "app.webhooks",
              "app.metrics",
              "app.log",
              "app.publicregister",
              "app.docs",
              "app.developers",
              "app.confidential",
              "proof",
              "people.disclosure", // to construct it; that wiring reads nothing is a test of its
              // own
              "people.files",
              "picture",
              "record.segment",
              "record.vault",
              "store.rocks"),
          room("app.demo.world", "vocabulary"),
          room(
              "app.demo.story",
              "app.demo.world",
              "consent",
              "record",
              "register",
              "vocabulary",
              "audit.plan"),
          room("app.demo.pages", "app.demo.story", "app.identity", "vocabulary"),
          open(
              "app.demo",
              "people.files",
              "picture",
              "app.demo.world",
              "app.demo.story",
              "app.demo.pages",
              "app.confidential",
              "app.api",
              "app.identity",
              "app.webhooks",
              "app.wiring"),
          open(
              "app.cli",
              "audit.findings",
              "audit.input",
              "audit.ledger",
              "audit.plan",
              "audit.report",
              "audit.result",
              "audit.run",
              "audit.single",
              "app.demo",
              "app.demo.story",
              "app.identity",
              "app.wiring",
              "app.confidential",
              "app.log",
              "proof",
              "record.vault"),
          room("app", "app.cli"));

  private static Room room(String name, String... uses) {
    return new Room(name, List.of(uses));
  }

  private static Room open(String name, String... uses) {
    var all = new ArrayList<>(OPEN);
    all.addAll(Arrays.asList(uses));
    return new Room(name, List.copyOf(all));
  }

  /** The room of the table that a class belongs to: the one with the longest name that fits. */
  static Optional<Room> of(JavaClass type, List<Room> table) {
    var in = type.getPackageName() + ".";
    return table.stream()
        .filter(room -> in.startsWith(ROOT + room.name + "."))
        // "app" is the package of the main class alone, or every new package of app would fit it.
        .filter(room -> !room.name.equals("app") || in.equals(ROOT + "app."))
        .max(Comparator.comparingInt(room -> room.name.length()));
  }

  boolean mayUse(Room other) {
    return equals(other) || uses.contains(other.name);
  }
}
