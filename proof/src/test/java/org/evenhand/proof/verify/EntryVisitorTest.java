package org.evenhand.proof.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.proof.Checkpoint;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a public log while it is verified. */
final class EntryVisitorTest {
  private static final String ACT = "{\"reason\":\"%s\",\"type\":\"said\"}";
  private static final String SEAL =
      "{\"at\":\"2026-11-23T20:15:08.000000Z\",\"count\":3,\"from\":1,\"log\":\""
          + "0".repeat(32)
          + "\",\"previous\":\""
          + "0".repeat(64)
          + "\",\"root\":\""
          + "0".repeat(64)
          + "\",\"to\":3,\"type\":\"seal\"}";

  @TempDir private Path folder;
  private RogueLog log;
  private final List<String> heard = new ArrayList<>();

  @BeforeEach
  void begin() {
    log = new RogueLog(folder);
  }

  private final class Hearing implements EntryVisitor {
    @Override
    public void checkpoint(Checkpoint checkpoint) {
      heard.add("checkpoint " + checkpoint.size());
    }

    @Override
    public void act(long index, byte[] json) {
      heard.add(index + " " + new String(json, UTF_8));
    }

    @Override
    public void seal(long index, long from, long to, Instant at) {
      heard.add(index + " seal " + from + " " + to + " " + at);
    }

    @Override
    public void tally(long index, String hour, byte[] csv) {
      heard.add(index + " tally " + hour + " " + new String(csv, UTF_8));
    }
  }

  private Report verified() throws IOException {
    return RecordVerifier.verify(
        new Subject.PublicFolder(folder),
        Trust.atFirstSight(),
        null,
        Progress.silent(),
        new Hearing());
  }

  @Test
  void acts_and_their_seal_are_told_in_order_behind_the_checkpoint() throws IOException {
    log.entry(ACT.formatted("one")).entry(ACT.formatted("two")).entry(SEAL).sealed();

    assertThat(verified().isRight()).isTrue();
    assertThat(heard)
        .containsExactly(
            "checkpoint 4",
            "1 " + ACT.formatted("one"),
            "2 " + ACT.formatted("two"),
            "3 seal 1 3 2026-11-23T20:15:08Z");
  }

  @Test
  void an_act_that_was_changed_is_a_problem_and_is_not_told() throws IOException {
    log.entry(ACT.formatted("one")).entry(ACT.formatted("two")).entry(SEAL).sealed();
    var bundle = folder.resolve("tile/entries/000.p/4");
    var text = Files.readString(bundle, java.nio.charset.StandardCharsets.ISO_8859_1);
    Files.writeString(
        bundle, text.replace("two", "owt"), java.nio.charset.StandardCharsets.ISO_8859_1);

    assertThat(verified().isRight()).isFalse();
    assertThat(heard).hasSize(3).noneMatch(one -> one.contains("owt") || one.contains("two"));
  }

  @Test
  void a_tally_is_told_only_if_it_has_the_published_hash() throws IOException {
    log.entry(ACT.formatted("one")).entry(SEAL);
    log.entry(
            "{\"hour\":\"2026-11-23T20Z\",\"rows\":1,\"sha256\":\""
                + "1".repeat(64)
                + "\",\"type\":\"tally\"}")
        .sealed();
    log.write("tally/2026-11-23T20Z.csv", "hour\nrow\n".getBytes(UTF_8));

    assertThat(verified().isRight()).isFalse();
    assertThat(heard).noneMatch(one -> one.contains("tally"));
  }

  @Test
  void nothing_but_the_checkpoint_is_told_where_nothing_leads_to_its_root() throws IOException {
    log.entry(ACT.formatted("one")).entry(SEAL).sealed();
    log.signed(new Checkpoint(RogueLog.ORIGIN, 3, new byte[32]));

    assertThat(verified().isRight()).isFalse();
    assertThat(heard).containsExactly("checkpoint 3");
  }
}
