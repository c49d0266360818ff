package org.evenhand.audit.validation;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares our estimators with other implementations; {@code .ci/validate-audit} runs it.
 *
 * <pre>
 * CrossCheck write DIR TABLES SEED [FAMILY …]   each family's folder: tables and our figures
 * CrossCheck compare DIR                        prints a table; exit code 1 when figures differ
 *                                               without a stated reason
 * CrossCheck summary DIR                        prints a table of a line for each family
 * </pre>
 */
public final class CrossCheck {
  private static final int SHOWN = 5; // of the tables that differ without a reason

  private CrossCheck() {}

  public static void main(String[] arguments) throws IOException {
    var words = List.of(arguments);
    if (words.size() >= 4 && words.get(0).equals("write")) {
      // A family that fails leaves none of our figures, and the comparison counts that.
      write(
          Path.of(words.get(1)),
          Integer.parseInt(words.get(2)),
          Long.parseLong(words.get(3)),
          words.subList(4, words.size()),
          System.err);
    } else if (words.size() == 2 && words.get(0).equals("compare")) {
      System.exit(compare(Path.of(words.get(1)), System.out, System.err) ? 0 : 1);
    } else if (words.size() == 2 && words.get(0).equals("summary")) {
      summary(Path.of(words.get(1)), System.out);
    } else {
      System.err.println(
          "Use: CrossCheck write DIR TABLES SEED [FAMILY …] | compare DIR | summary DIR");
      System.exit(2);
    }
  }

  /**
   * Makes the folder of every family named, or of all. The same seed makes the same files.
   *
   * @return whether no estimator failed; the figures of a family where one did are taken away
   */
  static boolean write(
      Path folder, int tables, long seed, List<String> names, PrintStream complaints)
      throws IOException {
    boolean fine = true;
    for (Family family : Families.ALL) {
      if (names.isEmpty() || names.contains(family.name())) {
        Path own = Files.createDirectories(folder.resolve(family.name()));
        var random = new SplittableRandom(seed * 31 + family.name().hashCode());
        try {
          family.write(own, tables, random);
        } catch (RuntimeException failed) {
          complaints.println(family.name() + ": an estimator failed");
          failed.printStackTrace(complaints);
          Files.deleteIfExists(own.resolve("ours.csv"));
          fine = false;
        }
      }
    }
    return fine;
  }

  /**
   * Compares what lies in each family's folder.
   *
   * @return whether every figure that differs has a reason
   */
  static boolean compare(Path folder, PrintStream table, PrintStream complaints)
      throws IOException {
    table.println(
        "| family | figure | compared | agree | worst difference | differ for a reason |");
    table.println("|---|---|---:|---:|---:|---|");
    boolean fine = true;
    for (Path own : subfolders(folder)) {
      String absent = absent(own);
      if (!absent.isEmpty()) {
        table.println("| " + own.getFileName() + " | **" + absent + "** | | | | |");
        complaints.println(own.getFileName() + ": " + absent);
        fine = false;
        continue;
      }
      for (var entry : agreements(own).entrySet()) {
        table.println(row(own.getFileName().toString(), entry.getKey(), entry.getValue()));
        fine &= complain(own, entry.getKey(), entry.getValue(), complaints);
      }
    }
    return fine;
  }

  /** Sums up each family's folder, in a line. */
  static void summary(Path folder, PrintStream table) throws IOException {
    table.println(
        "| family | figures | compared | agree | differ for a stated reason"
            + " | differ without one | worst difference of those that agree |");
    table.println("|---|---:|---:|---:|---:|---:|---:|");
    for (Path own : subfolders(folder)) {
      if (absent(own).isEmpty()) {
        table.println(sum(own.getFileName().toString(), agreements(own).values()));
      }
    }
  }

  private static String sum(String family, Collection<Agreement> figures) {
    int compared = figures.stream().mapToInt(Agreement::compared).sum();
    int agree = figures.stream().mapToInt(Agreement::agree).sum();
    int unexplained = figures.stream().mapToInt(figure -> figure.unexplained().size()).sum();
    return String.format(
        Locale.ROOT,
        "| %s | %d | %,d | %,d | %,d | %,d | %.1e |",
        family,
        figures.size(),
        compared,
        agree,
        compared - agree - unexplained,
        unexplained,
        figures.stream().mapToDouble(Agreement::worst).max().orElse(0));
  }

  private static String absent(Path own) {
    if (!Files.exists(own.resolve("ours.csv"))) {
      return "no ours.csv; an estimator failed";
    }
    return Files.exists(own.resolve("theirs.csv")) ? "" : "no theirs.csv; its script has not run";
  }

  private static List<Path> subfolders(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(Files::isDirectory).sorted().toList();
    }
  }

  private static Map<String, Agreement> agreements(Path own) throws IOException {
    var ours = FigureFile.figures(own.resolve("ours.csv"));
    var theirs = FigureFile.figures(own.resolve("theirs.csv"));
    var reasons = FigureFile.reasons(own.resolve("reasons.csv"));
    var figures = new LinkedHashSet<>(ours.keySet());
    figures.addAll(theirs.keySet());
    var all = new TreeMap<String, Agreement>();
    for (String figure : figures) {
      all.put(
          figure,
          Agreement.of(
              ours.getOrDefault(figure, Map.of()),
              theirs.getOrDefault(figure, Map.of()),
              reasons.getOrDefault(figure, Map.of())));
    }
    return all;
  }

  private static String row(String family, String figure, Agreement agreement) {
    String reasons =
        agreement.reasons().entrySet().stream()
            .map(reason -> reason.getValue() + ": " + reason.getKey())
            .collect(Collectors.joining("; "));
    int differ = agreement.unexplained().size();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %d | %d | %.1e | %s |",
        family,
        figure,
        agreement.compared(),
        agreement.agree(),
        agreement.worst(),
        differ == 0 ? reasons : "**" + differ + " without a reason** " + reasons);
  }

  private static boolean complain(
      Path own, String figure, Agreement agreement, PrintStream complaints) {
    agreement.unexplained().stream()
        .limit(SHOWN)
        .forEach(line -> complaints.println(own.getFileName() + " " + figure + ", " + line));
    return agreement.unexplained().isEmpty();
  }
}
