package org.evenhand.app.cli;

import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.evenhand.erasure.Hold;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lays a hold. */
@Command(
    name = "add",
    description =
        "Lays a legal hold: until it ends, the person's erasure waits, and they are told.",
    mixinStandardHelpOptions = true)
final class HoldAddCommand implements Callable<Integer> {
  @Mixin private HeldPerson held = new HeldPerson();

  @Option(
      names = "--by",
      required = true,
      paramLabel = "WHO",
      description = "Who ordered it, such as a court.")
  private String by = "";

  @Option(names = "--why", required = true, paramLabel = "WHY", description = "On what ground.")
  private String why = "";

  @Option(
      names = "--until",
      required = true,
      paramLabel = "INSTANT",
      description = "When it ends by itself, such as 2027-01-31T00:00:00Z.")
  private Instant until = Instant.EPOCH;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (var platform = held.open()) {
      var person = held.in(platform);
      long position =
          HeldPerson.asked(() -> platform.erasureActs().hold(person, new Hold(by, why, until)));
      var out = Objects.requireNonNull(spec).commandLine().getOut();
      out.printf(
          Locale.ROOT,
          "The hold stands until %s, as position %d of the record.%n",
          until,
          position);
      out.flush();
      return 0;
    }
  }
}
