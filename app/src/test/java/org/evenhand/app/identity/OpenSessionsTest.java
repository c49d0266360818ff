package org.evenhand.app.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many sessions there can be. */
class OpenSessionsTest {
  private final List<String> ended = new ArrayList<>();
  private final OpenSessions sessions = new OpenSessions(2, 3);

  private OpenSessions.Open begins(String account, String name) {
    return sessions.begins(account, () -> ended.add(name));
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
}
