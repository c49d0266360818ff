package org.evenhand.proof.verify;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** {@code java -jar proof.jar}: verifies a record or one proof with nothing else present. */
public final class Verifier {
  /** All right. */
  static final int RIGHT = 0;

  /** It could not be read. */
  static final int FAILED = 1;

  /** It can't be done as asked. */
  static final int WRONG_USE = 2;

  /** Something is wrong with what was verified. */
  static final int WRONG = 3;

  private static final String USAGE =
      """
      Usage: java -jar proof.jar DIR|URL|FILE [--key K] [--since F] [--witness K]... [--quorum N]

      Verifies a record, its public log, or the proof of one line.

        DIR          a platform's folder, or a copy of its public log
        URL          a public log on a web server, such as https://platform.example/log
        FILE         a proof of one line; needs --key
        --key K      the log's verifier key, or a file of keys, that you had from elsewhere;
                     without it, the key beside the checkpoint is believed at first sight
        --since F    a checkpoint kept from an earlier time: the log must have grown from it
        --witness K  a witness's verifier key, or a file of keys; may be given several times
        --quorum N   so many witnesses must have cosigned; all that are given unless told

      Exit codes: 0 all right, 1 could not be read, 2 wrong use, 3 something is wrong.
      """;

  private Verifier() {}

  /** Runs, and ends the process with an exit code. */
  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments), System.out, System.err));
  }

  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      out.print(USAGE);
      return RIGHT;
    }
    try {
      return run(arguments, out);
    } catch (IllegalArgumentException wrong) {
      err.println(Printable.of(String.valueOf(wrong.getMessage())));
      err.println("See --help.");
      return WRONG_USE;
    } catch (IOException failed) {
      err.println(Printable.of("It could not be read: " + failed));
      return FAILED;
    }
  }

  private static int run(List<String> arguments, PrintStream out) throws IOException {
    var verification = new Verification();
    var left = new ArrayDeque<>(arguments);
    var subject = "";
    while (!left.isEmpty()) {
      var word = left.remove();
      if (word.startsWith("--")) {
        option(verification, word, left);
      } else if (subject.isEmpty()) {
        subject = word;
      } else {
        throw new IllegalArgumentException("one folder, address or file, not '" + word + "' too");
      }
    }
    if (subject.isEmpty()) {
      throw new IllegalArgumentException("a folder, an address or a file to verify is missing");
    }
    var outcome = verification.run(subject, Progress.silent());
    outcome.lines().forEach(out::println);
    return outcome.right() ? RIGHT : WRONG;
  }

  private static void option(Verification verification, String word, Deque<String> left)
      throws IOException {
    if (left.isEmpty()) {
      throw new IllegalArgumentException(word + " needs a value");
    }
    var value = left.remove();
    switch (word) {
      case "--key" -> verification.key(value);
      case "--witness" -> verification.witness(value);
      case "--since" -> verification.since(path(value));
      case "--quorum" -> verification.quorum(number(value));
      default -> throw new IllegalArgumentException("an unknown option: " + word);
    }
  }

  private static Path path(String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException wrong) {
      throw new IllegalArgumentException("no file: " + value, wrong);
    }
  }

  private static int number(String value) {
    if (!value.matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException("no number: " + value);
    }
    return Integer.parseInt(value);
  }
}
