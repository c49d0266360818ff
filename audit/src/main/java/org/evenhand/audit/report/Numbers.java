package org.evenhand.audit.report;

import java.util.Locale;
import org.evenhand.audit.plan.Outcome;

/** Numbers as people read them. */
final class Numbers {
  private Numbers() {}

  /** Up to four digits that count; a dash where there is none. */
  static String of(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "∞" : "−∞";
    }
    double size = Math.abs(value);
    if (value == Math.rint(value) && size < 1e9) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return size >= 1000
        ? String.format(Locale.ROOT, "%,.0f", value)
        : size >= 0.001 ? trimmed(String.format(Locale.ROOT, "%.4g", value)) : small(value);
  }

  private static String trimmed(String text) {
    return text.contains(".") && !text.contains("e")
        ? text.replaceAll("0+$", "").replaceAll("\\.$", "")
        : text;
  }

  private static String small(double value) {
    return String.format(Locale.ROOT, "%.2e", value);
  }

  /** A p-value. */
  static String p(double value) {
    return Double.isNaN(value)
        ? "–"
        : value < 0.0001
            ? String.format(Locale.ROOT, "%.1e", value)
            : String.format(Locale.ROOT, "%.4f", value);
  }

  /** A share in per cent, without digits that are 0. */
  static String percent(double share) {
    return trimmed(String.format(Locale.ROOT, "%.1f", 100 * share)) + " %";
  }

  /** An outcome's mean: a rate in per cent, or an amount with its unit. */
  static String mean(double value, Outcome outcome) {
    var mean = mean(value, outcome.binary());
    return outcome.unit().isEmpty() || Double.isNaN(value) ? mean : mean + " " + outcome.unit();
  }

  /** A rate in per cent, or a mean of something else. */
  static String mean(double value, boolean rate) {
    return rate && !Double.isNaN(value)
        ? String.format(Locale.ROOT, "%.1f %%", 100 * value)
        : of(value);
  }
}
