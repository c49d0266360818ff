package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.evenhand.store.memory.MemoryTable;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.Test;

/** What stands for a password without being one. */
class AccountMarkTest {
  private static final PersonId ANNA = new PersonId(7);
  private static final String PASSWORD = "a long enough password";

  private final Accounts accounts = new Accounts(new MemoryTable());

  @Test
  void a_mark_stays_while_the_password_does_and_is_another_once_that_is_set_or_ended() {
    assertThat(accounts.mark("anna")).isEmpty();
    accounts.put("anna", ANNA, PASSWORD);
    var first = accounts.mark("anna");
    assertThat(first).isPresent().isEqualTo(accounts.mark("anna"));
    accounts.put("anna", ANNA, PASSWORD);
    var second = accounts.mark("anna");
    assertThat(second).isPresent().isNotEqualTo(first);
    accounts.endPassword("anna");
    assertThat(accounts.mark("anna")).isPresent().isNotEqualTo(second).isNotEqualTo(first);
  }

  @Test
  void what_unknown_names_are_checked_against_costs_what_everybodys_hash_costs() {
    var nobody = Accounts.ofNobody(new SecureRandom());
    // Refuses what is no hash, and says whether its parameters are less than these.
    assertThat(Accounts.argon2().upgradeEncoding(nobody)).isFalse();
    assertThat(Accounts.argon2().matches(PASSWORD, nobody)).isFalse();
    var hash = Accounts.argon2().encode(PASSWORD);
    assertThat(nobody).hasSameSizeAs(hash);
    assertThat(nobody.substring(0, nobody.lastIndexOf('=')))
        .isEqualTo(hash.substring(0, hash.lastIndexOf('=')));
  }
}
