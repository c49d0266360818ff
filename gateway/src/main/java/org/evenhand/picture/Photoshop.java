package org.evenhand.picture;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.evenhand.picture.Hidden.Kind;

/**
 * Photoshop's image resource blocks, with the IPTC that news agencies write into them. For telling.
 */
final class Photoshop {
  private static final int MOST_BLOCKS = 1_000;

  private Photoshop() {}

  static void tell(Span blocks, List<Hidden> hidden) {
    hidden.add(Hidden.of(Kind.PHOTOSHOP, blocks.size()));
    int at = 0;
    for (int i = 0; i < MOST_BLOCKS && blocks.has(at, 12) && blocks.rest(at).starts("8BIM"); i++) {
      int id = blocks.u16(at + 4);
      int name = blocks.u8(at + 6) + 1;
      int sizeAt = at + 6 + name + (name & 1);
      if (!blocks.has(sizeAt, 4) || !blocks.has(sizeAt + 4, blocks.u32(sizeAt))) {
        return;
      }
      var content = blocks.part(sizeAt + 4, blocks.u32(sizeAt));
      if (id == 0x0404) {
        iptc(content, hidden);
      } else if (id == 0x040C || id == 0x0409) {
        hidden.add(Hidden.of(Kind.THUMBNAIL, content.size()));
      }
      at = sizeAt + 4 + content.size() + (content.size() & 1);
    }
  }

  /**
   * IIM 4.2: a record's number, a data set's, a length, a text. Record 2 holds words for people.
   */
  private static void iptc(Span content, List<Hidden> hidden) {
    var words = new StringBuilder();
    int at = 0;
    while (content.has(at, 5) && content.u8(at) == 0x1C) {
      int length = content.u16(at + 3);
      if (!content.has(at + 5, length)) {
        break;
      }
      if (content.u8(at + 1) == 2 && content.u8(at + 2) >= 5 && words.length() < Hidden.LONGEST) {
        var text = content.part(at + 5, length).copy();
        words.append(words.isEmpty() ? "" : "; ").append(new String(text, StandardCharsets.UTF_8));
      }
      at += 5 + length;
    }
    hidden.add(Hidden.of(Kind.IPTC, words.toString(), content.size()));
  }
}
