package org.evenhand.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.evenhand.app.wiring.BeyondLinking;
import org.evenhand.proof.verify.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Verifies a record, its public log, or a proof. */
@Command(
    name = "verify",
    description = {
      "Verifies a record, its public log, or the proof of one line.",
      "",
      "Of a platform's folder (DIR) everything is recomputed: tiles, seals, every frame, segments,"
          + " tallies. Of a public log (a copy of public/, or its URL) everything but the record"
          + " itself, which only the platform has. A proof (FILE, made by 'evenhand prove') is"
          + " checked without any of them. Reads only; the server may be running.",
      "",
      "A record that is right in itself can still be a second history, made for you. So have the"
          + " log's key from elsewhere (--key), keep the checkpoint each time and give it the next"
          + " time (--since), or ask for witnesses (--witness)."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Exit codes: 0 all right, 1 could not be read, 2 wrong use, 3 something is wrong; what is"
          + " wrong is named with file and byte.",
      "",
      "For example:",
      "  evenhand verify demo-data",
      "  evenhand verify https://platform.example/log --key platform.key --since kept/checkpoint",
      "  evenhand verify line.proof --key platform.key"
    })
final class VerifyCommand implements Callable<Integer> {
  private static final int WRONG = 3;

  @Parameters(paramLabel = "DIR|URL|FILE", description = "What to verify.")
  private String subject = "";

  @Option(
      names = "--key",
      paramLabel = "K",
      description =
          "The log's verifier key, or a file of keys, that you had from elsewhere. Without it, the"
              + " key beside the checkpoint is believed at first sight.")
  private List<String> keys = List.of();

  @Option(
      names = "--since",
      paramLabel = "F",
      description =
          "A checkpoint kept from an earlier time; the log must have grown from it by appending"
              + " alone.")
  private @Nullable Path since;

  @Option(
      names = "--witness",
      paramLabel = "K",
      description = "A witness's verifier key, or a file of keys. May be given several times.")
  private List<String> witnesses = List.of();

  @Option(
      names = "--quorum",
      paramLabel = "N",
      description =
          "So many witnesses must have cosigned the checkpoint. Default: all that are given.")
  private @Nullable Integer quorum;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var line = Objects.requireNonNull(spec).commandLine();
    try (var steps = Steps.on(line.getErr())) {
      var outcome = verification().run(subject, steps::at);
      steps.pause();
      outcome.lines().forEach(line.getOut()::println);
      if (outcome.right()) {
        beyondLinking(line.getOut());
      }
      line.getOut().flush();
      return outcome.right() ? 0 : WRONG;
    } catch (IllegalArgumentException wrong) {
      throw new WrongUse(String.valueOf(wrong.getMessage()));
    }
  }

  /** What only the platform can tell, for it takes the keys that there still are. */
  private void beyondLinking(PrintWriter out) throws IOException {
    var platform = RecordFolder.find(subject);
    if (platform.isEmpty()) {
      return;
    }
    var counted = BeyondLinking.in(platform.get());
    if (counted.erased() > 0) {
      out.printf(
          Locale.ROOT,
          "Beyond linking, as the vault beside it says (nothing signs that): %,d lines are of people"
              + " whose key is destroyed, %,d more name one of them beside somebody.%n",
          counted.lines(),
          counted.beside());
    }
  }

  private Verification verification() throws IOException {
    var verification = new Verification();
    for (var key : keys) {
      verification.key(key);
    }
    for (var witness : witnesses) {
      verification.witness(witness);
    }
    if (since != null) {
      verification.since(since);
    }
    if (quorum != null) {
      verification.quorum(quorum);
    }
    return verification;
  }
}
