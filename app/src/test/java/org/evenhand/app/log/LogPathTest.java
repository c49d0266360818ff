package org.evenhand.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.evenhand.proof.EntryBundle;
import org.evenhand.proof.MerkleHash;
import org.evenhand.proof.TileEdge;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files that a log's growth makes, worked out from its two sizes alone. */
class LogPathTest {
  private static List<byte[]> entries(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> new byte[] {(byte) i, (byte) (i >> 8)}).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1",
    "0, 255",
    "0, 256",
    "0, 257",
    "1, 256",
    "255, 256",
    "256, 256",
    "256, 257",
    "3, 603",
    "65279, 65535",
    "65535, 65536",
    "65536, 65537",
    "300, 66048",
    "0, 70000"
  })
  void they_are_those_that_the_log_itself_writes(int earlier, int size) {
    var before = entries(0, earlier);
    var more = entries(earlier, size);
    var edge = TileEdge.EMPTY.append(before.stream().map(MerkleHash::leaf).toList()).edge();
    var written =
        new TreeSet<>(edge.append(more.stream().map(MerkleHash::leaf).toList()).files().keySet());
    var last = before.subList(earlier - earlier % 256, earlier);
    written.addAll(EntryBundle.grow(earlier, last, more).keySet());
    var grown = new ArrayList<String>();
    LogPath.grown(earlier, size).forEach(path -> grown.add(path.path()));
    assertThat(grown).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(grown)).isEqualTo(written);
    LogPath.grown(earlier, size)
        .forEach(path -> assertThat(LogPath.parse(path.path())).contains(path));
  }
}
