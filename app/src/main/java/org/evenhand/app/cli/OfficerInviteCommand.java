package org.evenhand.app.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.evenhand.vocabulary.OfficeRole;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Invites somebody. */
@Command(
    name = "invite",
    description = {
      "Invites a newcomer, or an officer who lost their passkeys, and prints the link.",
      "",
      "Give them the link by a way that nobody else reads: whoever opens it first is in. A new"
          + " invitation ends an earlier one of the same id."
    },
    mixinStandardHelpOptions = true)
final class OfficerInviteCommand implements Callable<Integer> {
  @Mixin private OfficeFolder folder = new OfficeFolder();

  @Parameters(
      paramLabel = "ID",
      description = "How public acts will name them: lower-case letters, digits, '.', '_', '-'.")
  private String id = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      defaultValue = "officer",
      description =
          "officer (unless told), regulator, or developer, whose ID is their organisation's.")
  private String role = "";

  @Option(
      names = "--anew",
      description = "End the passkeys that they have: for a device that was stolen.")
  private boolean anew;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var as =
        OfficeRole.of(role)
            .orElseThrow(() ->
                new WrongUse(
                    "there is no role '" + role + "' (expected officer, regulator or developer)"));
    var base = folder.baseUrl();
    var invitation = folder.with(officers -> officers.invite(id, as, anew));
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println(base.map(Object::toString).orElse("") + invitation.path());
    out.println(
        (base.isEmpty() ? "Put the platform's address before it. " : "")
            + "It opens once, until "
            + invitation.until()
            + ".");
    out.flush();
    return 0;
  }
}
