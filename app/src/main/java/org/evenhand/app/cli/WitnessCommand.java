package org.evenhand.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.evenhand.app.log.WitnessProcess;
import org.evenhand.app.log.WitnessSettings;
import org.evenhand.app.log.WitnessSettings.Watched;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a witness. */
@Command(
    name = "witness",
    description = {
      "Runs a witness: it cosigns other logs' checkpoints if they only grow, and refuses whoever"
          + " forks or rolls back (C2SP tlog-witness).",
      "",
      "The file's settings:",
      "  name: NAME        the witness's name, for ever; such as witness.example.org/w1",
      "  listen: HOST:PORT where it listens",
      "  state: DIR        its key, and what it saw of each log",
      "  poll: SECONDS     how often it looks at the logs that have a URL; 60 unless told",
      "  logs:             whom it watches: a list of",
      "    - key: KEY      the log's verifier key; again for another key of the same log",
      "      url: URL      where to look at it; without, it waits to be asked",
      "",
      "The same can be given as options. EVENHAND_WITNESS_PASSPHRASE closes its key file."
    },
    mixinStandardHelpOptions = true)
final class WitnessCommand implements Callable<Integer> {
  @Option(names = "--config", paramLabel = "witness.yaml", description = "The settings.")
  private @Nullable Path config;

  @Option(names = "--name", paramLabel = "NAME", description = "The witness's name.")
  private @Nullable String name;

  @Option(
      names = "--listen",
      defaultValue = "127.0.0.1:8090",
      paramLabel = "HOST:PORT",
      description = "Where it listens. Default: ${DEFAULT-VALUE}.")
  private String listen = "";

  @Option(
      names = "--log",
      paramLabel = "KEY",
      description = "A verifier key of a log to watch; may be given again.")
  private List<String> logs = new ArrayList<>();

  @Option(
      names = "--state",
      defaultValue = "evenhand-witness",
      paramLabel = "DIR",
      description = "Its key, and what it saw. Default: ${DEFAULT-VALUE}.")
  private Path state = Path.of("");

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var passphrase = Objects.requireNonNullElse(System.getenv("EVENHAND_WITNESS_PASSPHRASE"), "");
    var witness = WitnessProcess.start(settings(), passphrase, InstantSource.system());
    Runtime.getRuntime().addShutdownHook(new Thread(witness::close, "evenhand-closing"));
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("The witness listens on port " + witness.port() + "; Ctrl-C stops it. Its key:");
    out.println(witness.key());
    out.flush();
    return EvenhandCommand.STAYS;
  }

  private WitnessSettings settings() throws IOException {
    try {
      var file = config;
      if (file != null) {
        return WitnessSettings.read(file);
      }
      var watched = logs.stream().map(key -> new Watched(WitnessSettings.key(key), null)).toList();
      return new WitnessSettings(
          Objects.requireNonNullElse(name, ""),
          WitnessSettings.address(listen),
          state,
          Duration.ofMinutes(1),
          watched);
    } catch (IllegalArgumentException wrong) {
      throw new WrongUse(String.valueOf(wrong.getMessage()));
    }
  }
}
