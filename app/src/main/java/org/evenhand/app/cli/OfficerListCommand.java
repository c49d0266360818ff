package org.evenhand.app.cli;

import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.evenhand.app.identity.OfficeAccounts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists who may sign in to the office. */
@Command(
    name = "list",
    description = "Lists who may sign in to the office, or is invited to.",
    mixinStandardHelpOptions = true)
final class OfficerListCommand implements Callable<Integer> {
  @Mixin private OfficeFolder folder = new OfficeFolder();
  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var all = folder.with(OfficeAccounts::list);
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    all.forEach(officer -> out.println(line(officer)));
    if (all.isEmpty()) {
      out.println("Nobody yet; see 'evenhand officer invite --help'.");
    }
    out.flush();
    return 0;
  }

  private static String line(OfficeAccounts.Listed officer) {
    return String.format(
        Locale.ROOT,
        "%-20s %-9s since %s  %d passkey%s%s",
        officer.id(),
        officer.role().word(),
        officer.since().truncatedTo(ChronoUnit.SECONDS),
        officer.passkeys(),
        officer.passkeys() == 1 ? "" : "s",
        officer.invited() ? ", invited" : "");
  }
}
