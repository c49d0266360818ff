package org.evenhand.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.evenhand.people.intake.Problem;
import org.jspecify.annotations.Nullable;

/** Prints the first problems, and writes them all to a CSV file; without any, there is no file. */
final class ProblemList implements AutoCloseable {
  private static final int PRINTED = 20;

  private final Path file;
  private final PrintWriter err;
  private final String then;
  private long count;
  private @Nullable Writer csv;

  /**
   * Makes a list.
   *
   * @param then what came of each line, said behind its problem
   */
  ProblemList(Path file, PrintWriter err, String then) {
    this.then = then;
    this.file = file;
    this.err = err;
  }

  void add(Problem problem) {
    count++;
    if (count <= PRINTED) {
      err.println(problem.text() + then);
    } else if (count == PRINTED + 1) {
      err.println("… the rest is in " + file);
    }
    err.flush();
    write(problem);
  }

  private void write(Problem problem) {
    try {
      var to = csv;
      if (to == null) {
        to = Files.newBufferedWriter(file);
        to.write("file,line,column,what,expected\n");
        csv = to;
      }
      var at = problem.at();
      to.write(
          String.format(
              Locale.ROOT,
              "%s,%d,%d,%s,%s\n",
              cell(at.file()),
              at.line(),
              at.column(),
              cell(problem.what()),
              cell(problem.expected())));
      // An import that goes on after a crash doesn't find the problems again.
      to.flush();
    } catch (IOException failure) {
      throw new UncheckedIOException(file + " cannot be written", failure);
    }
  }

  /** RFC 4180, section 2: quotes around, doubled within. */
  private static String cell(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  boolean isEmpty() {
    return count == 0;
  }

  @Override
  public void close() throws IOException {
    if (csv != null) {
      csv.close();
    }
  }
}
