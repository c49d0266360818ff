package org.evenhand.audit.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.evenhand.audit.tables.Boschloo;
import org.evenhand.audit.tables.Side;
import org.evenhand.audit.tables.TwoByTwo;

/** Boschloo's test, beside scipy's. */
final class BoschlooFamily implements Family {
  @Override
  public String name() {
    return "boschloo";
  }

  @Override
  public void write(Path folder, int tables, RandomGenerator random) throws IOException {
    var make = new RandomTables(random);
    try (var out = Files.newBufferedWriter(folder.resolve("tables.csv"));
        var ours = new Ours(folder)) {
      out.write("table,a,b,c,d\n");
      for (int i = 0; i < tables; i++) {
        TwoByTwo t = i % 50 == 0 ? make.groups(2.3) : make.small();
        out.write(i + "," + t.a() + "," + t.b() + "," + t.c() + "," + t.d() + "\n");
        for (Side side : Side.values()) {
          ours.say(i, "p " + side, Boschloo.of(t, side).p());
        }
      }
    }
  }
}
