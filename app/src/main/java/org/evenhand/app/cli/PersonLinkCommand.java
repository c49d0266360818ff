package org.evenhand.app.cli;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.evenhand.app.identity.Accounts;
import org.evenhand.app.identity.WaysIn;
import org.evenhand.app.wiring.Platform;
import org.evenhand.vocabulary.PersonId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says who people are at the OpenID provider. */
@Command(
    name = "link",
    description = {
      "Says who people are at the OpenID provider that the settings name, so that they sign in"
          + " there from the first day.",
      "",
      "Each account is there from then on; its user name is the key in lower case where it is new."
    },
    mixinStandardHelpOptions = true)
final class PersonLinkCommand implements Callable<Integer> {
  @Mixin private OfficeFolder folder = new OfficeFolder();

  @Parameters(
      paramLabel = "KEY=SUBJECT",
      arity = "1..*",
      description =
          "A person's key, as imported, and the value of the claim that names them there.")
  private Map<String, String> subjects = new TreeMap<>();

  @Spec private @Nullable CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    var issuer =
        folder
            .openId()
            .orElseThrow(() -> new WrongUse("the settings name no provider (expected 'openid')"))
            .issuer()
            .toString();
    int linked = folder.within(platform -> linked(platform, issuer));
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.println("Linked: " + linked + ".");
    out.flush();
    return 0;
  }

  /** Nobody is linked if one of them is not there. */
  private int linked(Platform platform, String issuer) {
    var people = new TreeMap<String, PersonId>();
    for (var key : subjects.keySet()) {
      people.put(
          key,
          platform
              .people()
              .person(key)
              .orElseThrow(() -> new WrongUse("there is no person '" + key + "'")));
    }
    var table = platform.table("identity");
    var clock = InstantSource.system();
    var ways = new WaysIn(table, new Accounts(table), clock, new SecureRandom());
    people.forEach((key, person) ->
        ways.link(
            key.toLowerCase(Locale.ROOT),
            person,
            issuer,
            Objects.requireNonNull(subjects.get(key)),
            clock.instant()));
    return people.size();
  }
}
