package org.evenhand.app.metrics;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A strict reader of Prometheus' text format 0.0.4: every line ends, every sample belongs to the
 * family announced right before it, no series comes twice, histograms add up.
 */
public final class PrometheusText {
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"(?:,|$)");
  private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary");

  private final Map<Series, Double> samples = new LinkedHashMap<>();
  private final Set<String> families = new HashSet<>();
  private String family = "";
  private String type = "";
  private boolean helped;

  /** One series. */
  public record Series(String name, Map<String, String> labels) {}

  private PrometheusText() {}

  /** Reads it, or fails with the line that is wrong. */
  public static PrometheusText of(String text) {
    var read = new PrometheusText();
    require(text.endsWith("\n"), "the last line does not end");
    text.lines().forEach(read::line);
    read.checkHistograms();
    return read;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  private void line(String line) {
    if (line.startsWith("# HELP ")) {
      family = line.split(" ", 4)[2];
      require(families.add(family), "a family comes twice: " + line);
      require(line.split(" ", 4).length == 4, "no words: " + line);
      helped = true;
    } else if (line.startsWith("# TYPE ")) {
      var parts = line.split(" ");
      require(parts.length == 4 && parts[2].equals(family) && helped, "astray: " + line);
      require(TYPES.contains(parts[3]), "no type: " + line);
      type = parts[3];
    } else {
      sample(line);
    }
  }

  private void sample(String line) {
    var match = SAMPLE.matcher(line);
    require(match.matches(), "no sample: " + line);
    var name = match.group(1);
    boolean own =
        name.equals(family)
            || (type.equals("histogram") && name.matches(family + "_(bucket|sum|count)"))
            || (type.equals("summary") && name.matches(family + "_(sum|count)"));
    require(own, "a sample outside its family " + family + ": " + line);
    require(!type.equals("counter") || name.endsWith("_total"), "a counter's name: " + line);
    var series = new Series(name, labels(match.group(2), line));
    require(samples.put(series, value(match.group(3))) == null, "twice: " + line);
  }

  private static Map<String, String> labels(String text, String line) {
    var labels = new TreeMap<String, String>();
    if (text != null) {
      var match = LABEL.matcher(text);
      int end = 0;
      while (end < text.length()) {
        require(match.find(end) && match.start() == end, "labels: " + line);
        require(labels.put(match.group(1), match.group(2)) == null, "a label twice: " + line);
        end = match.end();
      }
    }
    return labels;
  }

  private static double value(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private void checkHistograms() {
    var last = new LinkedHashMap<Series, Double>();
    samples.forEach((series, value) -> {
      if (series.name().endsWith("_bucket")) {
        var labels = new TreeMap<>(series.labels());
        var bound = labels.remove("le");
        var of = new Series(series.name().replaceFirst("_bucket$", "_count"), labels);
        require(value >= last.getOrDefault(of, 0.0), "a bucket falls: " + series);
        last.put(of, value);
        require(
            !"+Inf".equals(bound) || value.equals(samples.get(of)),
            "the last bucket is not the count: " + series);
      }
    });
  }

  /** All series. */
  public Set<Series> series() {
    return Set.copyOf(samples.keySet());
  }

  /** The sum of a name's series that have these labels; 0 if there is none. */
  public double sum(String name, String... labels) {
    return samples.entrySet().stream()
        .filter(one -> one.getKey().name().equals(name) && has(one.getKey(), labels))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  private static boolean has(Series series, String... labels) {
    for (int i = 0; i < labels.length; i += 2) {
      if (!labels[i + 1].equals(series.labels().get(labels[i]))) {
        return false;
      }
    }
    return true;
  }
}
