package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.evenhand.gate.Asks.friends;
import static org.evenhand.gate.Asks.of;
import static org.evenhand.gate.Offices.type;
import static org.evenhand.vocabulary.Reason.CUT_OFF;
import static org.evenhand.vocabulary.Reason.TOKEN_SCOPE;

import java.time.Duration;
import org.evenhand.register.CutOffNotice.Target;
import org.junit.jupiter.api.Test;

/** Who keeps past its cut-off what others lose: for nothing as before, for something asked anew. */
class PaidLenienceTest extends GateScene {
  private Caller before;

  private void cutOff(boolean paid) {
    before = everyoneSaysYes();
    var notice = town.offices.cutOff(new Target.OfDataType(type("profile")), Duration.ofHours(1));
    town.offices.lenient(maps, notice, paid);
    town.passes(Duration.ofMinutes(10));
    assertThat(ask.words(before, of(before.viewer(), "name"))).as("it does not bite").hasSize(1);
    town.passes(Duration.ofHours(1));
  }

  @Test
  void an_exception_for_nothing_goes_on_with_what_people_said() {
    cutOff(false);
    assertThat(ask.words(before, of(before.viewer(), "name"))).hasSize(1);
  }

  @Test
  void one_that_is_paid_for_goes_on_only_with_who_is_asked_again() {
    cutOff(true);
    var refused = ask.refused(before, of(before.viewer(), "name"));
    assertThat(refused.reason()).isEqualTo(TOKEN_SCOPE);
    assertThat(refused.type()).isEqualTo(type("profile.name"));
    assertThat(ask.words(before, friends())).as("what was not cut off stands").hasSize(2);
    var anew = say.authorise("ann", maps, EVERYTHING);
    assertThat(ask.words(anew, of(anew.viewer(), "name"))).containsExactly("ann name=Ann");
    town.passes(Duration.ofDays(31));
    assertThat(ask.reason(anew, of(anew.viewer(), "name"))).isEqualTo(CUT_OFF);
  }
}
