package org.evenhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.evenhand.app.demo.story.Tale;
import org.evenhand.app.identity.Accounts;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.Test;

/** What demo.json says of passwords is true after every start. */
class PasswordsTest {
  private static final Roster ROSTER =
      new Roster(
          7,
          "",
          8080,
          false,
          400,
          3,
          Tale.BARE,
          List.of(
              new Roster.SignIn(1, "k1", "anna", "Anna A"),
              new Roster.SignIn(2, "k2", "ben", "Ben B"),
              new Roster.SignIn(3, "k3", "cleo", "Cleo C")),
          List.of());

  private final Accounts accounts = new Accounts(new MemoryTable());

  private List<DemoFile.Person> start(List<DemoFile.Person> given) {
    return Credentials.people(accounts, key -> !key.equals("k3"), ROSTER, given);
  }

  @Test
  void a_start_keeps_passwords_that_still_open_and_gives_others_to_whom_it_must() {
    var first = start(List.of());
    assertThat(first).extracting(DemoFile.Person::username).containsExactly("anna", "ben");
    assertThat(start(first)).isEqualTo(first);

    accounts.put("ben", new PersonId(2), "a password of his own");
    var then = start(first);
    assertThat(then.getFirst()).isEqualTo(first.getFirst());
    assertThat(then.getLast().password()).isNotEqualTo(first.getLast().password());
    assertThat(then.getLast().account()).isEqualTo(accounts.mark("ben").orElseThrow());
  }

  @Test
  void what_was_given_in_another_world_or_under_another_key_is_given_anew() {
    var anna = start(List.of()).getFirst();
    var renamed = new DemoFile.Person("anna", anna.password(), "k9", anna.account());
    assertThat(start(List.of(renamed)).getFirst().password()).isNotEqualTo(anna.password());
    var elsewhere = new Accounts(new MemoryTable());
    var other = Credentials.people(elsewhere, key -> key.equals("k1"), ROSTER, List.of(anna));
    assertThat(other.getFirst().password()).isNotEqualTo(anna.password());
  }
}
