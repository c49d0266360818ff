package org.evenhand.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyFilesTest {
  private static final String HEADER =
      "hour,app,data_type,ground,outcome,reason,requests,people,lines\n";
  private static final Instant NOW = Instant.parse("2026-11-29T10:30:00Z");
  private static final DataTypeId FRIENDS = new DataTypeId("friends");

  @TempDir private Path folder;

  private void hour(String hour, String... rows) throws IOException {
    var text = new StringBuilder(HEADER);
    for (var row : rows) {
      text.append(hour).append(',').append(row).append('\n');
    }
    Files.writeString(folder.resolve(hour + ".csv"), text);
  }

  @Test
  void what_was_permitted_in_the_last_thirty_days_is_summed_by_app_and_type() throws IOException {
    hour(
        "2026-11-29T09Z",
        "maps,friends,terms:v1,permit,,12,10,40",
        "maps,friends,exception:x,permit,,5,10,20",
        "maps,friends,,deny,over_limit,99,10,",
        "quiz,,,deny,malformed,9,10,");
    hour("2026-10-30T10Z", "maps,friends,terms:v1,permit,,3,10,3", "(rest),(rest),,,,7,30,9");
    hour("2026-10-30T09Z", "maps,friends,terms:v1,permit,,1000,10,3");
    hour("2026-11-29T10Z", "maps,friends,terms:v1,permit,,1000,10,3");
    var counts = new TallyFiles(folder).permitted(NOW);
    assertThat(counts.requests()).isEqualTo(Map.of(new AppId("maps"), Map.of(FRIENDS, 20L)));
    assertThat(counts.since()).isEqualTo(Instant.parse("2026-10-30T10:00:00Z"));
  }

  @Test
  void where_no_tallies_are_nothing_is_counted() {
    var counts = new TallyFiles(folder.resolve("none")).permitted(NOW);
    assertThat(counts.requests()).isEmpty();
    assertThat(Duration.between(counts.since(), NOW)).isGreaterThanOrEqualTo(Duration.ofDays(30));
  }
}
