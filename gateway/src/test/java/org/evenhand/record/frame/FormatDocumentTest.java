package org.evenhand.record.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The worked example of {@code docs/record-format.md}, byte for byte: the format of version 1. */
class FormatDocumentTest {
  @Test
  void the_example_in_the_document_is_what_this_program_writes() throws IOException {
    var body = new Frames().codec.access(Frames.example());
    var document = Files.readString(Path.of("..", "docs", "record-format.md"));
    assertThat(HexFormat.of().formatHex(Frames.file(Kind.ACCESS, body)))
        .isEqualTo(block(document, "frame"));
    assertThat(HexFormat.of().formatHex(FrameTree.root(Frames.frame(Kind.ACCESS, body))))
        .isEqualTo(block(document, "root"));
  }

  /** The hexadecimal digits of a block; what stands behind a bar is explanation. */
  private static String block(String document, String name) {
    var start = document.indexOf("```" + name + "\n") + name.length() + 4;
    var hex = new StringBuilder();
    document
        .substring(start, document.indexOf("```", start))
        .lines()
        .forEach(line -> hex.append(line.replaceAll("\\|.*|\\s", "")));
    return hex.toString();
  }
}
