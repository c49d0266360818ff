package org.evenhand.audit.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.evenhand.audit.plan.Exposure;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.result.Verdict.Level;

/**
 * How often favour for closeness is found, by its size and by how many organisations there are:
 * {@code PowerCurves RUNS FILE.svg} prints the table and draws it.
 */
final class PowerCurves {
  private static final double[] EFFECTS = {0, 0.25, 0.5, 0.75, 1, 1.25, 1.5};
  private static final int[] SIZES = {40, 120, 400};
  private static final List<String> DASHES = List.of("none", "8 4", "2 4");

  private PowerCurves() {}

  public static void main(String[] args) throws IOException {
    int runs = Integer.parseInt(args[0]);
    var found = new ArrayList<double[]>();
    for (int size : SIZES) {
      var curve = new double[EFFECTS.length];
      var line = new StringBuilder("| " + size);
      for (int e = 0; e < EFFECTS.length; e++) {
        curve[e] = found(size, EFFECTS[e], runs);
        line.append(String.format(Locale.ROOT, " | %.1f %%", 100 * curve[e]));
      }
      System.out.println(line.append(" |"));
      found.add(curve);
    }
    Files.writeString(Path.of(args[1]), svg(found));
  }

  private static double found(int size, double effect, int runs) {
    var plan = PlanFile.read("plan", "permutations: 199");
    var world = World.fair(size, 25).favouring(Exposure.CLOSENESS, effect);
    int found = 0;
    for (int run = 0; run < runs; run++) {
      var made = world.make(new SplittableRandom(88_000 + run));
      var pairs = new Primary(made.organisations(), plan, made.cells()).run().pairs();
      var level = Judge.of(pairs, plan, Double.NaN).level();
      found += level == Level.SIGNAL || level == Level.STRONG ? 1 : 0;
    }
    return (double) found / runs;
  }

  private static double x(double effect) {
    return 60 + 480 * effect / EFFECTS[EFFECTS.length - 1];
  }

  private static double y(double share) {
    return 290 - 260 * share;
  }

  private static String svg(List<double[]> found) {
    var out =
        new StringBuilder(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 350\" role=\"img\""
                + " font-family=\"system-ui, sans-serif\" font-size=\"13\">\n<title>Share of made"
                + " worlds in which favour is found, by its size</title>\n<style>svg{color:#222;"
                + "background:#fff}@media(prefers-color-scheme:dark){svg{color:#ddd;"
                + "background:#181818}}path{fill:none;stroke:currentColor;stroke-width:2}"
                + ".grid{stroke-width:.4}text{fill:currentColor}</style>\n");
    for (double share : new double[] {0, 0.05, 0.5, 0.8, 1}) {
      out.append(
          String.format(
              Locale.ROOT,
              "<path class=\"grid\" d=\"M60 %.1fH540\"/><text x=\"52\" y=\"%.1f\""
                  + " text-anchor=\"end\">%.0f %%</text>%n",
              y(share),
              y(share) + 4,
              100 * share));
    }
    for (double effect : EFFECTS) {
      out.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"310\" text-anchor=\"middle\">%s</text>%n",
              x(effect),
              effect));
    }
    out.append(
        "<text x=\"300\" y=\"336\" text-anchor=\"middle\">what closeness adds to the log-odds of"
            + " being granted</text>\n");
    for (int s = 0; s < found.size(); s++) {
      out.append("<path stroke-dasharray=\"").append(DASHES.get(s)).append("\" d=\"");
      for (int e = 0; e < EFFECTS.length; e++) {
        out.append(
            String.format(
                Locale.ROOT, "%s%.1f %.1f", e == 0 ? "M" : "L", x(EFFECTS[e]), y(found.get(s)[e])));
      }
      out.append("\"/>\n");
      int half = firstAbove(found.get(s), 0.5);
      out.append(
          String.format(
              Locale.ROOT,
              "<text x=\"%.1f\" y=\"%.1f\">%d organisations</text>%n",
              x(EFFECTS[half]) + 8,
              y(found.get(s)[half]) + 14,
              SIZES[s]));
    }
    return out.append("</svg>\n").toString();
  }

  private static int firstAbove(double[] curve, double share) {
    for (int e = 0; e < curve.length; e++) {
      if (curve[e] > share) {
        return e;
      }
    }
    return curve.length - 1;
  }
}
