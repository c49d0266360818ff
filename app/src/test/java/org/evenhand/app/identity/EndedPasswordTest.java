package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.evenhand.app.office.OfficeServer;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.Test;

/** A password that ends while it is being checked. */
class EndedPasswordTest {
  private final OfficeServer server = OfficeServer.shared();
  private final Accounts accounts = new Accounts(server.identityTable());

  /** Checks the password, and has something happen after that, just before the session begins. */
  private boolean opens(DemoServer.Person person, Consumer<Accounts> meanwhile)
      throws InterruptedException {
    var opened = new AtomicBoolean();
    var attempt =
        new Thread(
            () -> accounts.open(person.username(), person.password(), _ -> opened.set(true)),
            "attempt");
    synchronized (server.identityTable()) { // the one that whoever changes a way in holds, too
      attempt.start();
      var end = Instant.now().plus(Duration.ofSeconds(30));
      while (attempt.getState() != Thread.State.BLOCKED) {
        assertThat(Instant.now()).as("the check takes its time").isBefore(end);
        Thread.sleep(1);
      }
      meanwhile.accept(accounts);
    }
    attempt.join();
    return opened.get();
  }

  @Test
  void a_right_password_opens() throws InterruptedException {
    assertThat(opens(server.person(), _ -> {})).isTrue();
  }

  @Test
  void one_that_was_ended_meanwhile_begins_no_session() throws InterruptedException {
    var person = server.person();
    assertThat(opens(person, all -> all.endPassword(person.username()))).isFalse();
  }

  @Test
  void one_that_was_changed_meanwhile_begins_no_session() throws InterruptedException {
    var person = server.person();
    var owner = new PersonId(person.number());
    assertThat(opens(person, all -> all.put(person.username(), owner, "quite another one")))
        .isFalse();
  }

  @Test
  void one_whose_owner_was_erased_meanwhile_begins_no_session() throws InterruptedException {
    var person = server.person();
    assertThat(opens(person, _ -> server.forget(person))).isFalse();
  }
}
