package org.evenhand.app.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Ends a hold. */
@Command(
    name = "end",
    description = "Ends a legal hold; an erasure that waited for that is carried out.",
    mixinStandardHelpOptions = true)
final class HoldEndCommand implements Callable<Integer> {
  @Mixin private HeldPerson held = new HeldPerson();

  @Option(names = "--why", required = true, paramLabel = "WHY", description = "Why it ends.")
  private String why = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    try (var platform = held.open()) {
      var person = held.in(platform);
      boolean erased = HeldPerson.asked(() -> platform.erasureActs().endHold(person, why));
      var out = Objects.requireNonNull(spec).commandLine().getOut();
      out.println(
          erased
              ? "The hold has ended, and the erasure that waited for that is carried out."
              : "The hold has ended. Nobody had asked to be erased.");
      out.flush();
      return 0;
    }
  }
}
