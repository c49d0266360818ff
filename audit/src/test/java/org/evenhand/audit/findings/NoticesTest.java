package org.evenhand.audit.findings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.evenhand.audit.plan.PlanFile;
import org.evenhand.audit.result.AuditResult.Notice;
import org.evenhand.audit.run.Audit;
import org.evenhand.audit.run.ForeignFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoticesTest {
  private static final String HEADER =
      "decision_id,decided_at,organisation,app,data_type,outcome,notice_days,lenience_days\n";

  @TempDir Path folder;

  private List<Notice> notices(String rows) throws IOException {
    var grants = Files.writeString(folder.resolve("grants.csv"), rows);
    return new Audit(PlanFile.read("plan", "permutations: 99"), "files", (_, _, _) -> {})
        .of(new ForeignFiles(Map.of("grants", grants)))
        .notices();
  }

  @Test
  void those_who_had_the_same_share_a_row_and_a_short_notice_is_told() throws IOException {
    var all =
        notices(
            HEADER
                + "d1,2014-04-30,Acorn,a,friends,cut_off,365,0\n"
                + "d2,2014-04-30,Birch,b,friends,cut_off,365,\n"
                + "d3,2014-05-01,Cloud,c,friends,cut_off,3,0\n"
                + "d4,2014-05-02,Dandelion,d,friends,granted,,\n"
                + "d5,2014-05-02,Elder,e,friends,cut_off,,\n");

    assertThat(all)
        .containsExactly(
            new Notice(
                "friends",
                "Acorn",
                2,
                LocalDate.of(2014, 4, 30),
                LocalDate.of(2015, 4, 30),
                LocalDate.of(2015, 4, 30),
                false),
            new Notice(
                "friends",
                "Cloud",
                1,
                LocalDate.of(2014, 5, 1),
                LocalDate.of(2014, 5, 4),
                LocalDate.of(2014, 5, 4),
                true));
  }

  @Test
  void access_that_went_on_ends_when_it_truly_did_and_counts_from_the_first_announcement()
      throws IOException {
    var all =
        notices(
            HEADER
                + "d1,2014-04-30,Acorn,a,friends,cut_off,10,0\n"
                + "d2,2014-05-09,Acorn,a,friends,extended,1,200\n");

    assertThat(all)
        .singleElement()
        .satisfies(notice -> {
          assertThat(notice.announced()).isEqualTo(LocalDate.of(2014, 4, 30));
          assertThat(notice.noticeDays()).isEqualTo(10);
          assertThat(notice.lenienceDays()).isEqualTo(200);
        });
  }

  @Test
  void without_the_column_there_are_none() throws IOException {
    assertThat(
            notices(
                "decision_id,decided_at,organisation,app,data_type,outcome\n"
                    + "d1,2014-04-30,Acorn,a,friends,cut_off\n"))
        .isEmpty();
  }
}
