package org.evenhand.gate;

import static org.evenhand.gate.Offices.PERSONALISATION;
import static org.evenhand.gate.Offices.TERMS;

import java.time.Duration;
import org.evenhand.consent.Wording;
import org.evenhand.vocabulary.AppId;

/** What people of a town say to apps. */
final class Sayings {
  static final Duration LONG = Duration.ofDays(90);
  private static final Wording WORDING = new Wording("The app asks to see …", "en");

  private final Town town;

  Sayings(Town town) {
    this.town = town;
  }

  /** Says yes and authorises the app, for a token of the same types. */
  Caller authorise(String person, AppId app, String... types) {
    return authorise(person, app, LONG, types);
  }

  Caller authorise(String person, AppId app, Duration howLong, String... types) {
    var who = town.me(person);
    var scope = Offices.types(types);
    var until = town.clock.instant().plus(howLong);
    var grant = town.consentActs.authorise(who, app, PERSONALISATION, scope, until, TERMS, WORDING);
    return new Caller(grant, app, who.person(), PERSONALISATION, scope);
  }

  /** Says yes without a token. */
  void yes(String person, AppId app, String... types) {
    town.consentActs.agreeToBeListed(
        town.me(person),
        app,
        PERSONALISATION,
        Offices.types(types),
        town.clock.instant().plus(LONG),
        TERMS,
        WORDING);
  }

  void withdraw(String person, AppId app) {
    town.consentActs.withdraw(town.me(person), app, PERSONALISATION);
  }

  void narrow(String person, AppId app, String... types) {
    town.consentActs.narrow(town.me(person), app, PERSONALISATION, Offices.types(types));
  }

  void stop(String person, AppId app) {
    town.consentActs.stop(town.me(person), app);
  }
}
