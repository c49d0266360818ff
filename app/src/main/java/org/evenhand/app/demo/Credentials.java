package org.evenhand.app.demo;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.evenhand.app.demo.pages.ClientApp;
import org.evenhand.app.demo.pages.ClientApps;
import org.evenhand.app.demo.story.Cast;
import org.evenhand.app.identity.Accounts;
import org.evenhand.app.identity.OfficeAccounts;
import org.evenhand.app.identity.Tokens;
import org.evenhand.app.wiring.Platform;
import org.evenhand.app.wiring.Server;
import org.evenhand.vocabulary.GrantId;
import org.evenhand.vocabulary.OfficeRole;
import org.evenhand.vocabulary.PersonId;

/** Gives out this run's secrets: passwords, the apps' own, a token for each app. */
final class Credentials {
  private static final int PASSWORD_BYTES = 12;
  private static final String REGULATOR = "r-1";

  /** Longer than the hour of a token that an app gets: somebody tries things out for days. */
  private static final Duration TOKEN_LIFE = Duration.ofDays(7);

  private final Platform platform;
  private final URI baseUrl;
  private final DemoFile file;

  Credentials(
      Server server, Platform platform, Roster roster, List<DemoFile.Person> people, URI baseUrl) {
    this.platform = platform;
    this.baseUrl = baseUrl;
    var tokens = server.part(Tokens.class);
    var apps =
        server.part(ClientApps.class).all().stream()
            .map(app -> app(app, holder(roster, people, app), tokens))
            .toList();
    this.file = new DemoFile(baseUrl.toString(), people, officers(server), apps);
  }

  /** Invites everybody who has no passkey yet. */
  private List<DemoFile.Officer> officers(Server server) {
    var accounts = server.part(OfficeAccounts.class);
    var known =
        accounts.list().stream()
            .filter(one -> one.passkeys() > 0)
            .map(OfficeAccounts.Listed::id)
            .toList();
    var all = new ArrayList<DemoFile.Officer>();
    for (var one : platform.register().snapshot().officers().all()) {
      var id = one.id().value();
      all.add(new DemoFile.Officer(id, one.role(), link(accounts, known, id, OfficeRole.OFFICER)));
    }
    for (var one : Cast.organisations()) {
      var id = one.id().value();
      all.add(
          new DemoFile.Officer(id, "developer", link(accounts, known, id, OfficeRole.DEVELOPER)));
    }
    var link = link(accounts, known, REGULATOR, OfficeRole.REGULATOR);
    all.add(new DemoFile.Officer(REGULATOR, "regulator", link));
    return all;
  }

  private String link(OfficeAccounts accounts, List<String> known, String id, OfficeRole role) {
    return known.contains(id) ? "" : baseUrl + accounts.invite(id, role, false).path();
  }

  /**
   * Gives everybody who can sign in a password: that of the last run where it is still theirs,
   * since hashing theirs anew would take as long as the rest of a start.
   *
   * @param known whether the platform still knows somebody, by its key for them
   * @param given what the last run gave out
   */
  static List<DemoFile.Person> people(
      Accounts accounts, Predicate<String> known, Roster roster, List<DemoFile.Person> given) {
    var random = new SecureRandom();
    var before =
        given.stream()
            .filter(one -> accounts.mark(one.username()).equals(Optional.of(one.account())))
            .collect(Collectors.toMap(DemoFile.Person::username, one -> one, (one, _) -> one));
    // A password hash is slow on purpose; they don't depend on each other.
    return roster.signIns().parallelStream()
        .filter(who -> known.test(who.key())) // but whoever was erased since
        .map(who -> {
          var still = before.get(who.username());
          return still != null && still.id().equals(who.key())
              ? still
              : person(accounts, who, password(random));
        })
        .toList();
  }

  private static DemoFile.Person person(Accounts accounts, Roster.SignIn who, String password) {
    accounts.put(who.username(), new PersonId(who.number()), password);
    var mark = accounts.mark(who.username()).orElseThrow();
    return new DemoFile.Person(who.username(), password, who.key(), mark);
  }

  private static String password(SecureRandom random) {
    var bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * The keenest user whose authorisation still stands: people may have stopped the app by now.
   * Whoever can sign in goes before others, so that a reader can stop the app as its user.
   */
  private Roster.Holder holder(Roster roster, List<DemoFile.Person> people, ClientApp app) {
    var known = people.stream().map(DemoFile.Person::username).collect(Collectors.toSet());
    return roster.holders().stream()
        .filter(holder -> holder.app().equals(app.clientId()))
        .sorted(Comparator.comparing(holder -> !known.contains(holder.username())))
        .filter(holder -> platform.consents().grant(new GrantId(holder.grant())).isPresent())
        .findFirst()
        .orElseThrow(() ->
            new CannotPlay(
                String.format(
                    Locale.ROOT,
                    "nobody whom the demo knows uses %s any more; start with --fresh",
                    app.role().name())));
  }

  private static DemoFile.App app(ClientApp app, Roster.Holder holder, Tokens tokens) {
    var role = app.role();
    return new DemoFile.App(
        role.name(),
        organisations().getOrDefault(role.organisation().value(), role.organisation().value()),
        app.clientId(),
        app.secret(),
        app.redirect().toString(),
        role.purpose().term(),
        role.asks(),
        tokens.issueFor(new GrantId(holder.grant()), TOKEN_LIFE),
        holder.username());
  }

  private static Map<String, String> organisations() {
    var names = new HashMap<String, String>();
    Cast.organisations().forEach(o -> names.put(o.id().value(), o.legalName()));
    return names;
  }

  DemoFile file() {
    return file;
  }

  URI baseUrl() {
    return baseUrl;
  }

  /** Who uses the first app, if they can sign in; else anybody who can. */
  DemoFile.Person signIn() {
    var user = file.apps().getFirst().tokenOf();
    return file.people().stream()
        .filter(person -> person.username().equals(user))
        .findFirst()
        .orElseGet(() -> file.people().getFirst());
  }

  /** Whose token the first app has. */
  String tokenOf() {
    return file.apps().getFirst().tokenOf();
  }
}
