package org.evenhand.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.PlatformConfiguration;
import org.evenhand.record.ProcessStopper;
import org.evenhand.vocabulary.PersonId;
import picocli.CommandLine.Option;

/** Whom a hold is about, and in which platform. */
final class HeldPerson {
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

  Platform open() throws IOException {
    return Platform.open(
        PlatformConfiguration.in(RecordFolder.of(data)),
        InstantSource.system(),
        ProcessStopper.halting(System.err));
  }

  PersonId in(Platform platform) {
    return platform
        .people()
        .person(person)
        .orElseThrow(() -> new WrongUse("there is no person '" + person + "'"));
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
