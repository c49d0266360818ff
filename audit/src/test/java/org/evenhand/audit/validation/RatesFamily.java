package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.evenhand.audit.tables.ClopperPearson;
import org.evenhand.audit.tables.FunnelPlot;
import org.evenhand.audit.tables.SelectionRates;
import org.evenhand.audit.tables.TwoByTwo;

/** Rates of many groups: selection rates, exact intervals, and the funnel of organisations. */
final class RatesFamily implements Family {
  @Override
  public String name() {
    return "rates";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    var make = new RandomTables(random);
    try (var out = Files.newBufferedWriter(folder.resolve("groups.csv"));
        var ours = new Ours(folder)) {
      out.write("table,part,whole,level\n");
      for (int i = 0; i < tables; i++) {
        double level = make.level();
        List<FunnelPlot.Organisation> groups = groups(make);
        for (var group : groups) {
          out.write(i + "," + group.events() + "," + group.cases() + "," + level + "\n");
        }
        rates(ours, i, groups, level);
        funnel(ours, i, groups);
      }
    }
  }

  private static List<FunnelPlot.Organisation> groups(RandomTables make) {
    var groups = new ArrayList<FunnelPlot.Organisation>();
    int count = 1 + make.random().nextInt(6);
    for (int i = 0; i < count; i++) {
      TwoByTwo t = make.counts();
      groups.add(new FunnelPlot.Organisation("group " + i, t.a(), t.exposed()));
    }
    return groups;
  }

  private static void rates(
      Ours ours, int i, List<FunnelPlot.Organisation> groups, double confidence)
      throws IOException {
    var levels =
        groups.stream()
            .map(g -> new SelectionRates.Level(g.name(), g.events(), g.cases()))
            .toList();
    var rows = SelectionRates.of(levels, confidence);
    for (int row = 0; row < rows.size(); row++) {
      int place = i * 10 + row;
      var level = levels.get(row);
      TablesFamily.say(ours, place, "Wilson", rows.get(row).rate());
      ours.say(place, "ratio to highest", rows.get(row).ratioToHighest());
      ours.say(place, "below four fifths", rows.get(row).belowFourFifths() ? 1 : 0);
      TablesFamily.say(
          ours,
          place,
          "Clopper-Pearson",
          ClopperPearson.of(level.selected(), level.all(), confidence));
    }
  }

  private static void funnel(Ours ours, int i, List<FunnelPlot.Organisation> groups)
      throws IOException {
    var standings = FunnelPlot.of(groups);
    for (int row = 0; row < standings.size(); row++) {
      int place = i * 10 + row;
      var standing = standings.get(row);
      ours.say(place, "funnel 95 low", standing.inner().low());
      ours.say(place, "funnel 95 high", standing.inner().high());
      ours.say(place, "funnel 99.8 low", standing.outer().low());
      ours.say(place, "funnel 99.8 high", standing.outer().high());
      ours.say(place, "funnel outside 99.8", standing.isOutsideOuter() ? 1 : 0);
      ours.say(place, "funnel mid-p", standing.p());
      ours.say(place, "funnel mid-p Holm", standing.holm());
      ours.say(place, "funnel mid-p BH", standing.discovery());
    }
  }
}
