package org.evenhand.audit.validation;

import java.io.Closeable;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file {@code ours.csv} of a family: one figure in a line. */
final class Ours implements Closeable {
  private final Writer out;

  Ours(Path folder) throws IOException {
    out = Files.newBufferedWriter(folder.resolve("ours.csv"));
    out.write("table,figure,value\n");
  }

  /** Writes one figure; {@code NaN} where it is not defined. */
  void say(int table, String figure, double value) throws IOException {
    out.write(table + "," + figure + "," + value + "\n");
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
