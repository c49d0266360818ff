package org.evenhand.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.evenhand.app.wiring.PublicLogConfiguration;
import org.evenhand.record.DirectoryLogFiles;
import org.evenhand.record.seal.LogKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks after the keys of a public log. */
@Command(
    name = "keys",
    description = {
      "Looks after the keys that a platform's public log is signed with.",
      "",
      "The server must be stopped; its next start publishes what was changed. If the key files are"
          + " closed with a passphrase, EVENHAND_LOG_PASSPHRASE gives it."
    },
    synopsisSubcommandLabel = "list|rotate|retire",
    mixinStandardHelpOptions = true)
final class KeysCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    throw new WrongUse("keys takes list, rotate or retire, and the folder of a platform");
  }

  @Command(name = "list", description = "Prints the verifier keys of all that sign now.")
  int list(
      @Parameters(paramLabel = "DIR", description = "The folder of a platform, or of a demo.")
          Path folder)
      throws IOException {
    tell(open(platform(folder)));
    return 0;
  }

  @Command(
      name = "rotate",
      description =
          "Makes new keys. From the next start on both they and the old ones sign, and the"
              + " log says under the old ones that the new ones were added.")
  int rotate(
      @Parameters(paramLabel = "DIR", description = "The folder of a platform, or of a demo.")
          Path folder)
      throws IOException {
    var platform = platform(folder);
    try (var _ = stopped(platform)) {
      var keys = open(platform);
      keys.rotate();
      out().println("New keys were made. From the next start on, these sign each checkpoint:");
      tell(keys);
      out()
          .println(
              "Give everybody who checks the log, its witnesses too, time to see the new ones;");
      out().println("then 'evenhand keys retire' ends the old ones.");
      out().flush();
    }
    return 0;
  }

  @Command(
      name = "retire",
      description =
          "Ends all but the newest keys: they sign one more checkpoint, which says that they"
              + " are retired; then their private halves are destroyed.")
  int retire(
      @Parameters(paramLabel = "DIR", description = "The folder of a platform, or of a demo.")
          Path folder)
      throws IOException {
    var platform = platform(folder);
    try (var _ = stopped(platform)) {
      int retired = open(platform).retire();
      out()
          .println(
              retired == 0
                  ? "There are no older keys: only the newest are in force. Nothing was changed."
                  : retired
                      + " keys sign a last time at the next start, and are destroyed then. What they"
                      + " signed stays valid.");
      out().flush();
    }
    return 0;
  }

  private static LogKeys open(Path platform) throws IOException {
    return LogKeys.existing(platform.resolve("keys"), PublicLogConfiguration.fromEnvironment());
  }

  private void tell(LogKeys keys) {
    keys.verifiers().forEach(out()::println);
    out().flush();
  }

  private PrintWriter out() {
    return Objects.requireNonNull(spec).commandLine().getOut();
  }

  /** Holds the lock that a server would hold. */
  private static DirectoryLogFiles stopped(Path platform) throws IOException {
    return DirectoryLogFiles.open(platform.resolve("log"));
  }

  private static Path platform(Path folder) {
    for (var candidate : List.of(folder, folder.resolve("platform"))) {
      if (Files.isDirectory(candidate.resolve("keys"))) {
        return candidate;
      }
    }
    throw new WrongUse(folder + " holds no keys of a public log (the first start makes them)");
  }
}
