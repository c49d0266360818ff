package org.evenhand.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * The files of an invented platform: sixty organisations, some of which buy advertising and are
 * favoured for it, ends of a type of data on long and short notice, and names of any length.
 */
final class MadePlatform {
  private static final int ORGANISATIONS = 60;
  private static final LocalDate BEGIN = LocalDate.of(2031, 1, 1);
  private static final List<String> CATEGORIES = List.of("games", "maps", "music");
  private static final List<String> TYPES = List.of("friends", "photos", "events");

  private final SplittableRandom random = new SplittableRandom(5);
  private final StringBuilder grants =
      new StringBuilder(
          "decision_id,decided_at,organisation,app,data_type,outcome,requested_at,reviewer,"
              + "people_reached,users,notice_days,lenience_days\n");
  private final StringBuilder partners =
      new StringBuilder(
          "organisation,payment,closeness,category,size_at_first_request,"
              + "violations_at_first_request\n");
  private final StringBuilder spend = new StringBuilder("organisation,month,amount,currency\n");
  private int decisions;

  /** Writes grants.csv, partners.csv and spend.csv into a folder. */
  static void write(Path folder) throws IOException {
    var made = new MadePlatform();
    for (int i = 0; i < ORGANISATIONS; i++) {
      made.organisation(i);
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("grants.csv"), made.grants);
    Files.writeString(folder.resolve("partners.csv"), made.partners);
    Files.writeString(folder.resolve("spend.csv"), made.spend);
  }

  private static String name(int i) {
    return i % 11 == 0
        ? "Organisation" + i + "WithANameThatGoesOnAndOnWithoutAnyBlankToBreakIt".repeat(2)
        : "Organisation " + i;
  }

  private void organisation(int i) {
    boolean spends = i % 3 == 0;
    boolean paid = i % 5 == 0;
    line(
        partners,
        "%s,%s,%d,%s,%d,%d",
        name(i),
        paid ? "yes" : "no",
        i % 7 == 0 ? 1 + i % 3 : 0,
        CATEGORIES.get(i / 2 % CATEGORIES.size()),
        100 + random.nextInt(100_000),
        random.nextInt(4));
    for (int month = 1; spends && month <= 12; month++) {
      line(spend, "%s,2031-%02d,%d.00,EUR", name(i), month, 100 + random.nextInt(90_000));
    }
    int rulings = 6 + random.nextInt(12);
    for (int k = 0; k < rulings; k++) {
      ruling(i, spends ? 0.75 : 0.4, paid ? 5 : 15);
    }
    if (i % 2 == 0) {
      end(i, spends);
    }
  }

  private void ruling(int i, double chance, int wait) {
    var asked = BEGIN.plusDays(random.nextInt(400));
    boolean granted = random.nextDouble() < chance;
    int users = 10 + random.nextInt(500);
    line(
        grants,
        "d%d,%s,%s,app-%d,%s,%s,%s,%s,%s,%s,,",
        ++decisions,
        asked.plusDays(1 + random.nextInt(2 * wait)),
        name(i),
        i,
        TYPES.get(random.nextInt(TYPES.size())),
        granted ? "granted" : "refused",
        asked,
        random.nextBoolean() ? "ada" : "ben",
        granted ? users * (2 + random.nextInt(150)) : "",
        granted ? users : "");
  }

  private void end(int i, boolean spends) {
    line(
        grants,
        "d%d,%s,%s,app-%d,friends,%s,,,,,%d,%d",
        ++decisions,
        BEGIN.plusDays(420),
        name(i),
        i,
        spends && i % 4 == 0 ? "extended" : "cut_off",
        i % 10 == 4 ? 3 : 180,
        spends && i % 4 == 0 ? 200 : 0);
  }

  private static void line(StringBuilder file, String format, Object... values) {
    file.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
