package org.evenhand.register;

import static org.evenhand.register.RegisterRefused.fresh;
import static org.evenhand.register.RegisterRefused.known;
import static org.evenhand.register.RegisterRefused.require;

import java.time.Instant;
import java.util.function.Consumer;
import org.evenhand.register.ProgrammeEvent.ProgrammeEnded;
import org.evenhand.register.ProgrammeEvent.ProgrammeOpened;

/** Whether an act about programmes can be, and whether an exception is one that they make. */
final class ProgrammeChecks {
  private final RegisterSnapshot now;
  private final Instant at;

  ProgrammeChecks(RegisterSnapshot now, Instant at) {
    this.now = now;
    this.at = at;
  }

  /**
   * Passes, or says why not.
   *
   * @param effect what says whether there can be such an effect
   */
  void check(ProgrammeEvent event, Consumer<Effect> effect) {
    OfficerChecks.acting(now, event.actor());
    switch (event) {
      case ProgrammeOpened e -> {
        fresh(now.programmes().of(e.programme()).isPresent(), "programme", e.programme());
        require(e.until().isAfter(at), "it would have ended already, at " + e.until());
        if (e.rule() instanceof Rule.Listed(var organisations)) {
          organisations.forEach(
              one -> known(now.organisation(one).isPresent(), "organisation", one));
        }
        effect.accept(e.effect());
      }
      case ProgrammeEnded e ->
          require(!one(e.programme()).ended(), "programme " + e.programme() + " has ended already");
    }
  }

  /** An exception that names a programme says what its rule comes to, and nothing else. */
  void made(ExceptionTerms terms, ProgrammeId id) {
    var programme = one(id);
    require(programme.isOpen(at), "programme " + id + " files no more exceptions");
    require(terms.effect().equals(programme.effect()), "programme " + id + " has another effect");
    require(
        !terms.until().isAfter(programme.until()),
        "programme " + id + " ends at " + programme.until());
    require(
        terms.instigator().equals(programme.instigator()),
        "programme " + id + " was instigated by another");
    var favoured = Beneficiaries.of(programme.rule(), now).favoured();
    require(
        favoured.stream()
            .anyMatch(one ->
                one.organisation().equals(terms.organisation())
                    && one.considerations().equals(terms.considerations())),
        "the rule of programme " + id + " does not favour " + terms.organisation() + " for that");
  }

  private Programme one(ProgrammeId id) {
    return now.programmes()
        .of(id)
        .orElseThrow(() -> new RegisterRefused("there is no programme " + id));
  }
}
