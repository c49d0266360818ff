package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many sessions there can be. */
class OpenSessionsTest {
  private final List<String> ended = new ArrayList<>();
  private final OpenSessions<String> sessions = new OpenSessions<>(2, 3);

  private OpenSessions.Open<String> begins(String account, String name) {
    return sessions.begins(account, name, () -> ended.add(name));
  }

  @Test
  void one_session_too_many_of_an_account_ends_its_oldest_and_nobody_elses() {
    begins("ben", "ben 1");
    begins("ann", "ann 1");
    begins("ann", "ann 2");
    begins("ann", "ann 3");
    assertThat(ended).containsExactly("ann 1");
  }

  @Test
  void one_session_too_many_in_all_ends_the_oldest_of_all() {
    begins("ann", "ann");
    begins("ben", "ben");
    begins("cay", "cay");
    begins("dan", "dan");
    begins("eve", "eve");
    assertThat(ended).containsExactly("ann", "ben");
  }

  @Test
  void a_session_that_ended_by_itself_makes_room() {
    var first = begins("ann", "ann 1");
    begins("ann", "ann 2");
    sessions.ended(first);
    sessions.ended(first);
    begins("ann", "ann 3");
    assertThat(ended).isEmpty();
    begins("ann", "ann 4");
    assertThat(ended).containsExactly("ann 2");
  }

  @Test
  void an_accounts_sessions_are_listed_and_those_that_are_chosen_end_at_once() {
    begins("ann", "ann 1");
    begins("ben", "ben 1");
    begins("ann", "ann 2");
    begins("ann", "ann 3");
    assertThat(sessions.of("ann")).containsExactly("ann 2", "ann 3");
    ended.clear();
    assertThat(sessions.end("ann", name -> !name.equals("ann 3"))).isEqualTo(1);
    assertThat(ended).containsExactly("ann 2");
    assertThat(sessions.of("ann")).containsExactly("ann 3");
    assertThat(sessions.of("ben")).containsExactly("ben 1");
    assertThat(sessions.of("nobody")).isEmpty();
  }
}
