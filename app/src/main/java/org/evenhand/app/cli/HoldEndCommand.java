package org.evenhand.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.record.ProcessStopper;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends a hold. */
@Command(
    name = "end",
    description = "Ends a legal hold; an erasure that waited for that is carried out.",
    mixinStandardHelpOptions = true)
final class HoldEndCommand implements Callable<Integer> {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The platform's folder.")
  private Path data = Path.of("");

  @Option(
      names = "--person",
      required = true,
      paramLabel = "KEY",
      description = "The platform's key of the person.")
  private String person = "";

  @Option(names = "--why", required = true, paramLabel = "WHY", description = "Why it ends.")
  private String why = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var folder = PlatformConfiguration.in(RecordFolder.of(data));
    var stopper = ProcessStopper.halting(System.err);
    try (var platform = Platform.open(folder, InstantSource.system(), stopper)) {
      var held = person(platform, person);
      boolean erased = asked(() -> platform.erasureActs().endHold(held, why));
      var out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println(
          erased
              ? "The hold has ended, and the erasure that waited for that is carried out."
              : "The hold has ended. Nobody had asked to be erased.");
      out.flush();
      return 0;
    }
  }

  static PersonId person(Platform platform, String key) {
    return platform
        .people()
        .person(key)
        .orElseThrow(() -> new WrongUse("there is no person '" + key + "'"));
  }

  /** What cannot be done as asked is wrong use. */
  static <T> T asked(Supplier<T> act) {
    try {
      return act.get();
    } catch (IllegalArgumentException cannot) {
      throw new WrongUse(String.valueOf(cannot.getMessage()));
    }
  }
}
