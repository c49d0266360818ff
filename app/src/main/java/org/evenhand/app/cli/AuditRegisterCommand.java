package org.evenhand.app.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.evenhand.audit.input.BadInput;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.register.Actor;
import org.evenhand.register.AuditEvent.AuditPlanRegistered;
import org.evenhand.register.DocumentHash;
import org.evenhand.register.RegisterRefused;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Registers a plan in a platform's own record. */
@Command(
    name = "register",
    description = {
      "Registers a plan in the platform's record, whole: from then on every audit says how many"
          + " rulings came before it, and how many after.",
      "",
      "For whoever runs the machine, whom the act then names; officers do the same at /office. The"
          + " server must not be running on the folder."
    },
    mixinStandardHelpOptions = true)
final class AuditRegisterCommand implements Callable<Integer> {
  /** Whoever runs the machine. */
  static final Actor OPERATOR = new Actor(Actor.SYSTEM, "operator");

  @Mixin private OfficeFolder folder = new OfficeFolder();

  @Option(
      names = "--plan",
      required = true,
      paramLabel = "F.yaml",
      description = "The plan. 'evenhand audit --show-plan' prints the standard one.")
  private Path plan = Path.of("");

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "Why, for the public.")
  private String reason = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var act = act();
    long position;
    try {
      position = folder.within(platform -> platform.registerActs().record(act));
    } catch (RegisterRefused refused) {
      throw new WrongUse(refused.reason());
    }
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "Registered plan %s at position %d. It is public with the next seal, which a running server"
            + " makes; an audit before that does not find it.%n",
        act.plan(),
        position);
    out.flush();
    return 0;
  }

  private AuditPlanRegistered act() throws IOException {
    try {
      var read = PlanFile.read(plan.toString(), TextFile.read(plan));
      read.checkForRecord();
      return new AuditPlanRegistered(
          OPERATOR, reason, new DocumentHash(read.hash()), read.title(), read.text());
    } catch (BadInput wrong) {
      throw new WrongUse(String.valueOf(wrong.getMessage()));
    } catch (IllegalArgumentException wrong) {
      throw new WrongUse(plan + ": " + wrong.getMessage());
    }
  }
}
