package org.evenhand.app.cli;

import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Removes an officer. */
@Command(
    name = "remove",
    description =
        "Ends an officer's passkeys and invitation, for good. Their past acts stay, and no id is"
            + " given twice.",
    mixinStandardHelpOptions = true)
final class OfficerRemoveCommand implements Callable<Integer> {
  @Mixin private OfficeFolder folder = new OfficeFolder();

  @Parameters(paramLabel = "ID", description = "Whom.")
  private String id = "";

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (!folder.with(officers -> officers.remove(id))) {
      throw new WrongUse("there is no officer '" + id + "'");
    }
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("'" + id + "' can sign in no more.");
    out.flush();
    return 0;
  }
}
