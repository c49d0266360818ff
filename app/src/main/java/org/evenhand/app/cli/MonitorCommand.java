package org.evenhand.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.evenhand.app.log.LogAddress;
import org.evenhand.app.log.LogContradicts;
import org.evenhand.app.log.Monitor;
import org.evenhand.app.log.RemoteLog;
import org.evenhand.app.log.WitnessSettings;
import org.evenhand.proof.verify.Printable;
import org.evenhand.record.seal.DirectoryFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Follows somebody's public log. */
@Command(
    name = "monitor",
    description = {
      "Follows a public log: checks its signatures and that it only grows, and prints each new public"
          + " act in a line.",
      "",
      "Exit code 3 as soon as the log was forked or rolled back, is not rightly signed, or holds a"
          + " key's entry that is none: its checkpoint is then kept in the state's folder, beside"
          + " the one that was seen before. Two that contradict each other are all the proof that"
          + " anybody needs. A file that is missing proves nothing; it is asked for again."
    },
    mixinStandardHelpOptions = true)
final class MonitorCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "URL",
      description = "Of the log, such as https://data.example.org/log; or of the platform.")
  private String url = "";

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description =
          "The log's verifier key; may be given again. Without one, the log's own word is"
              + " taken the first time.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--state",
      defaultValue = "evenhand-monitor",
      paramLabel = "DIR",
      description = "What was seen; one folder for one log. Default: ${DEFAULT-VALUE}.")
  private Path state = Path.of("");

  @Option(names = "--once", description = "Looks once, then ends.")
  private boolean once;

  @Option(
      names = "--every",
      defaultValue = "10",
      paramLabel = "SECONDS",
      description = "How often to look. Default: ${DEFAULT-VALUE}.")
  private int every;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (every < 1) {
      throw new WrongUse("--every is at least 1");
    }
    var line = Objects.requireNonNull(spec).commandLine();
    try (var remote = new RemoteLog(address())) {
      return follow(remote, line.getOut(), line.getErr());
    } catch (LogContradicts wrong) {
      line.getErr().println("evenhand: " + wrong.getMessage());
      line.getErr().flush();
      return EvenhandCommand.FOUND_WRONG;
    }
  }

  private URI address() {
    try {
      return LogAddress.parse(url);
    } catch (IllegalArgumentException wrong) {
      throw new WrongUse(String.valueOf(wrong.getMessage()));
    }
  }

  private int follow(RemoteLog remote, PrintWriter out, PrintWriter err)
      throws IOException, InterruptedException, LogContradicts {
    var monitor = opened(remote, out);
    while (true) {
      try {
        tell(monitor, monitor.look(), out);
      } catch (IOException unreachable) {
        if (once) {
          throw unreachable;
        }
        err.println(Printable.of("evenhand: " + unreachable.getMessage() + "; trying again"));
        err.flush();
      }
      if (once) {
        return 0;
      }
      Thread.sleep(Duration.ofSeconds(every));
    }
  }

  private Monitor opened(RemoteLog remote, PrintWriter out) throws IOException {
    try {
      var known = keys.stream().map(WitnessSettings::key).toList();
      return Monitor.open(remote, new DirectoryFolder(state), known, out::println);
    } catch (IllegalArgumentException wrong) {
      throw new WrongUse(String.valueOf(wrong.getMessage()));
    }
  }

  private void tell(Monitor monitor, long fresh, PrintWriter out) throws IOException {
    if (fresh > 0 || once) {
      out.printf(
          Locale.ROOT,
          "%,d entries, %,d of them new%s: rightly signed, and grown from what was seen before.%n",
          monitor.size(),
          fresh,
          monitor.sealedTo() == 0
              ? ""
              : String.format(Locale.ROOT, "; sealed to position %,d", monitor.sealedTo()));
    }
    out.flush();
  }
}
