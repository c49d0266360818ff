package org.evenhand.app.demo.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EdgeListTest {
  @TempDir private Path dir;

  @Test
  void comments_loops_and_doubles_are_dropped_and_people_renumbered() throws IOException {
    var read = EdgeList.read(file("g.txt", "# a graph\n7 9\n9\t7\n\n7 7\n100 9\n"));
    assertThat(read.numbers()).containsExactly(7, 9, 100);
    assertThat(read.graph())
        .isEqualTo(Graph.of(3, new long[] {Graph.pair(0, 1), Graph.pair(1, 2)}));
  }

  @Test
  void a_csv_may_have_a_header() throws IOException {
    assertThat(EdgeList.read(file("g.csv", "id_1,id_2\n1,2\n2,3\n")).graph().edges()).isEqualTo(2);
  }

  @Test
  void a_packed_file_is_unpacked() throws IOException {
    var file = dir.resolve("g.txt.gz");
    try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("0 1\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    }
    assertThat(EdgeList.read(file).graph().people()).isEqualTo(2);
  }

  @Test
  void a_broken_line_is_named_by_file_line_and_column() throws IOException {
    var file = file("g.txt", "0 1\n0 one\n");
    assertThatThrownBy(() -> EdgeList.read(file))
        .hasMessage(file + ":2:1: not a friendship (expected two numbers: 'u v' or 'u,v')");
  }

  @Test
  void an_empty_file_is_no_graph() throws IOException {
    var file = file("g.txt", "# nothing\n");
    assertThatThrownBy(() -> EdgeList.read(file)).hasMessageContaining("no friendship in the file");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text);
  }
}
