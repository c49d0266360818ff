package org.evenhand.app.developers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.evenhand.app.developers.OwnCalls.Call;
import org.evenhand.vocabulary.Reason;
import org.junit.jupiter.api.Test;

/** What an app's developer reads of its calls. */
class CallsTextTest {
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final String ONE = "GET /v1/people/{id}";

  private static CallsView.Row row(Call call) {
    return CallsText.view("/a", new OwnCalls.Latest(List.of(call), 1), AT).calls().getFirst();
  }

  @Test
  void an_answer_says_how_many_lines_it_showed() {
    var row = row(new Call.Answered(7, AT, "GET /v1/me", "id,name", 2));

    assertThat(row.outcome()).isEqualTo("Answered, with 2 lines.");
    assertThat(row.refused()).isFalse();
  }

  @Test
  void somebody_hidden_reads_like_somebody_who_never_was() {
    var hidden = row(new Call.Answered(7, AT, ONE, "id", 0));
    var never = row(new Call.Refused(7, AT, ONE, Reason.MALFORMED));

    assertThat(hidden).isEqualTo(never);
    assertThat(hidden.page()).isEqualTo("/docs/problems/not-found");
  }

  @Test
  void no_reason_that_looks_like_absence_is_named() {
    for (var reason : List.of(Reason.NO_CONSENT, Reason.OTHER_PARTY_CONSENT, Reason.NOT_VISIBLE)) {
      assertThat(row(new Call.Refused(7, AT, ONE, reason)))
          .isEqualTo(row(new Call.Answered(7, AT, ONE, "id", 0)));
    }
  }

  @Test
  void every_refusal_leads_to_the_page_of_a_problem() {
    var pages = org.evenhand.app.api.ProblemPages.sources().stream().map(it -> it.path()).toList();

    assertThat(Arrays.stream(Reason.values()).map(it -> row(new Call.Refused(7, AT, "a", it))))
        .allSatisfy(row -> assertThat(pages).contains(row.page()));
    assertThat(row(new Call.More(7, AT, Reason.OVER_LIMIT, 3)).outcome())
        .isEqualTo("3 more in this second. Refused: the app’s limit for this hour is used up.");
  }
}
