package org.evenhand.app.cli;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.evenhand.app.identity.Accounts;
import org.evenhand.app.identity.Invitation;
import org.evenhand.app.identity.WaysIn;
import org.evenhand.app.wiring.Platform;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Invites people. */
@Command(
    name = "invite",
    description = {
      "Invites people to make their first passkey, or another where they lost every way in, and"
          + " prints a line for each: key, user name, link, parted by tabs.",
      "",
      "Give each person their link by a way that nobody else reads: whoever opens it first is in. A"
          + " new invitation ends an earlier one to the same account."
    },
    mixinStandardHelpOptions = true)
final class PersonInviteCommand implements Callable<Integer> {
  @Mixin private OfficeFolder folder = new OfficeFolder();

  @Parameters(
      paramLabel = "KEY",
      arity = "1..*",
      description = "The platform's keys of the people, as they were imported.")
  private List<String> keys = new ArrayList<>();

  @Option(
      names = "--username",
      paramLabel = "NAME",
      description = "The account's user name; the key in lower case unless told. With one KEY.")
  private @Nullable String username;

  @Option(
      names = "--anew",
      description = "End the password and the passkeys that they have: for what was stolen.")
  private boolean anew;

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    if (username != null && keys.size() > 1) {
      throw new WrongUse("--username goes with one KEY, not with " + keys.size());
    }
    var base = folder.baseUrl().map(Object::toString).orElse("");
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    for (var invited : folder.within(this::invited)) {
      out.println(String.join("\t", invited.key(), invited.to().id(), base + invited.to().path()));
    }
    out.flush();
    return 0;
  }

  private record Invited(String key, Invitation to) {}

  /** Nobody is invited if one of them is not there, or can't have that user name. */
  private List<Invited> invited(Platform platform) {
    var people = keys.stream().map(key -> person(platform, key)).toList();
    var table = platform.table("identity");
    var ways = new WaysIn(table, new Accounts(table), InstantSource.system(), new SecureRandom());
    for (int i = 0; i < people.size(); i++) {
      ways.check(name(keys.get(i)), people.get(i));
    }
    var all = new ArrayList<Invited>();
    for (int i = 0; i < people.size(); i++) {
      var key = keys.get(i);
      all.add(new Invited(key, ways.invite(name(key), people.get(i), anew)));
    }
    return all;
  }

  private String name(String key) {
    return username == null ? key.toLowerCase(Locale.ROOT) : username;
  }

  private static PersonId person(Platform platform, String key) {
    return platform
        .people()
        .person(key)
        .orElseThrow(() -> new WrongUse("there is no person '" + key + "'"));
  }
}
