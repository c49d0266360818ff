package org.evenhand.app.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * What a run of the command line came to.
 *
 * @param exit its exit code
 * @param out what it printed
 * @param err what it complained of
 */
record Run(int exit, String out, String err) {
  static Run of(Object... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    var words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) {
      words[i] = arguments[i].toString();
    }
    var line = EvenhandCommand.line(words);
    int exit = line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(words);
    return new Run(exit, out.toString(), err.toString());
  }

  List<String> outLines() {
    return out.lines().toList();
  }

  /** Complaints without the steps that are told on the way. */
  List<String> complaints() {
    return err.lines().filter(line -> !line.startsWith("  ")).toList();
  }
}
