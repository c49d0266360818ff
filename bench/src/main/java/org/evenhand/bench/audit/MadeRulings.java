package org.evenhand.bench.audit;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Makes {@code grants.csv}, {@code partners.csv} and {@code spend.csv} of a fair platform: whether
 * a request is granted hangs on its organisation, the type of data and chance. Equal arguments give
 * equal bytes.
 */
public final class MadeRulings {
  private static final Instant FROM = Instant.parse("2012-01-01T00:00:00Z");
  private static final int DAYS = 1_096;
  private static final int MONTHS = 48;
  private static final long DAY = 86_400;
  // On a request: three weeks at most, most sooner.
  private static final double WAIT_DAYS = 21;
  // How far organisations differ of themselves, in log-odds: as in the audit's calibration.
  private static final double DEVIATION = 0.7;
  private static final String[] TYPES = {"friends", "location", "photos", "posts"};
  private static final String[] PURPOSES = {
    "Advertising", "Analytics", "Matching", "Personalisation", "Research"
  };
  private static final String[] CATEGORIES = {"dating", "games", "maps", "music", "news"};

  private final SplittableRandom random = new SplittableRandom(1);
  private final Path folder;
  private final int organisations;

  private MadeRulings(Path folder, int organisations) {
    this.folder = folder;
    this.organisations = organisations;
  }

  /** {@code DIR ROWS ORGANISATIONS} */
  public static void main(String[] args) throws IOException {
    if (args.length != 3) {
      throw new IllegalArgumentException("expected DIR ROWS ORGANISATIONS");
    }
    var folder = Files.createDirectories(Path.of(args[0]));
    var made = new MadeRulings(folder, Integer.parseInt(args[2]));
    made.partners();
    made.spend();
    made.rulings(Long.parseLong(args[1]));
    @SuppressWarnings("SystemOut") // a command's answer
    PrintStream out = System.out;
    out.printf(
        Locale.ROOT,
        "%,d rulings of %s organisations in %s%n",
        Long.parseLong(args[1]),
        args[2],
        folder);
  }

  private Writer file(String name, String header) throws IOException {
    var out = Files.newBufferedWriter(folder.resolve(name));
    out.write(header + '\n');
    return out;
  }

  private static String organisation(int number) {
    return String.format(Locale.ROOT, "org-%05d", number);
  }

  private void partners() throws IOException {
    try (var out =
        file(
            "partners.csv",
            "organisation,payment,reciprocal_data,launch_partner,closeness,category,"
                + "size_at_first_request")) {
      for (int i = 0; i < organisations; i++) {
        out.write(
            String.join(
                    ",",
                    organisation(i),
                    flag(0.3),
                    flag(0.4),
                    flag(0.1),
                    random.nextInt(10) < 8 ? "0" : "1",
                    CATEGORIES[random.nextInt(CATEGORIES.length)],
                    Long.toString(Math.round(Math.exp(7 + 2 * random.nextGaussian()))))
                + '\n');
      }
    }
  }

  private String flag(double share) {
    return random.nextDouble() < share ? "yes" : "no";
  }

  /**
   * Half of the organisations advertise, each in most months, some a year on from the last ruling.
   */
  private void spend() throws IOException {
    try (var out = file("spend.csv", "organisation,month,amount,currency")) {
      for (int i = 0; i < organisations; i += 2) {
        for (int month = 0; month < MONTHS; month++) {
          if (random.nextInt(10) < 7) {
            out.write(
                String.format(
                    Locale.ROOT,
                    "%s,%s,%.2f,EUR\n",
                    organisation(i),
                    YearMonth.of(2012, 1).plusMonths(month),
                    Math.exp(6 + 1.5 * random.nextGaussian())));
          }
        }
      }
    }
  }

  private void rulings(long rows) throws IOException {
    var names = new String[organisations];
    var effects = new double[organisations];
    for (int i = 0; i < organisations; i++) {
      names[i] = organisation(i);
      effects[i] = 0.6 + DEVIATION * random.nextGaussian();
    }
    try (var out =
        file(
            "grants.csv",
            "decision_id,requested_at,decided_at,organisation,app,data_type,purpose,outcome")) {
      var line = new StringBuilder();
      for (long row = 1; row <= rows; row++) {
        int i = random.nextInt(organisations);
        int type = random.nextInt(TYPES.length);
        long asked = FROM.getEpochSecond() + random.nextLong(DAYS * DAY);
        double share = random.nextDouble();
        long decided = asked + (long) (share * share * WAIT_DAYS * DAY);
        boolean granted = random.nextDouble() < 1 / (1 + Math.exp(-effects[i] + 0.3 * type));
        line.setLength(0);
        line.append("ruling-").append(row).append(',');
        line.append(Instant.ofEpochSecond(asked)).append(',');
        line.append(Instant.ofEpochSecond(decided)).append(',');
        line.append(names[i]).append(",app-").append(i).append('-').append(random.nextInt(3));
        line.append(',').append(TYPES[type]).append(',');
        line.append(PURPOSES[random.nextInt(PURPOSES.length)]);
        line.append(granted ? ",granted\n" : ",refused\n");
        out.append(line);
      }
    }
  }
}
