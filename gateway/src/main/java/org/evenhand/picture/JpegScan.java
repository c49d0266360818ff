package org.evenhand.picture;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.picture.JpegFrame.Component;
import org.jspecify.annotations.Nullable;

/**
 * One scan (ITU-T T.81 §B.2.3): follows its codes to the last one without making pixels of them, so
 * that it is known where the picture's data end.
 */
final class JpegScan {
  private final JpegFrame frame;
  private final JpegTables tables;
  private final JpegBits bits;
  private final List<Part> parts = new ArrayList<>();
  private final int first; // the first coefficient of each block that comes here, and the last
  private final int last;
  private final boolean refines;
  private int rest; // how many blocks that follow are known to end at once

  /** A colour in this scan: its tables, and which of its coefficients are not zero by now. */
  @SuppressWarnings("ArrayRecordComponent") // shared with the layers, on purpose
  private record Part(
      Component component,
      @Nullable HuffmanCode first,
      @Nullable HuffmanCode others,
      long @Nullable [] known) {}

  /**
   * Reads a scan's header.
   *
   * @param header the segment
   * @param at where the entropy-coded data begin in the file
   */
  JpegScan(JpegFrame frame, JpegTables tables, JpegLayers layers, Span file, Span header, int at) {
    this.frame = frame;
    this.tables = tables;
    int count = header.u8(0);
    if (count < 1 || count > 4 || header.size() != 4 + 2 * count) {
      throw Unclean.malformed("a scan header's length is wrong for " + count + " colours");
    }
    first = frame.progressive() ? header.u8(1 + 2 * count) : 0;
    last = frame.progressive() ? header.u8(2 + 2 * count) : 63;
    refines = frame.progressive() && header.u8(3 + 2 * count) >> 4 != 0;
    checkLayer(count);
    for (int i = 0; i < count; i++) {
      part(header.u8(1 + 2 * i), header.u8(2 + 2 * i), layers);
    }
    bits = new JpegBits(file, at);
  }

  private void checkLayer(int count) {
    if (!frame.progressive()) {
      return;
    }
    boolean fits = first == 0 ? last == 0 : first <= last && last <= 63 && count == 1;
    if (!fits) {
      throw Unclean.malformed("a scan of coefficients " + first + " to " + last);
    }
  }

  private void part(int id, int selectors, JpegLayers layers) {
    int index = 0;
    while (index < frame.components().size() && frame.components().get(index).id() != id) {
      index++;
    }
    if (index == frame.components().size()) {
      throw Unclean.malformed("a scan names a colour that the frame doesn't have");
    }
    layers.comes(index, first);
    parts.add(
        new Part(
            frame.components().get(index),
            first == 0 && !refines ? tables.ofFirst(selectors >> 4) : null,
            last > 0 ? tables.ofOthers(selectors & 15) : null,
            layers.known(index)));
  }

  /** Reads to the last code. Gives where the data end in the file. */
  int end() {
    if (parts.size() == 1) {
      var part = parts.getFirst();
      alone(part, part.component().blocksAcross(), part.component().blocksDown());
    } else {
      together();
    }
    return bits.finish();
  }

  private void alone(Part part, int across, int down) {
    int done = 0;
    for (int y = 0; y < down; y++) {
      for (int x = 0; x < across; x++) {
        restart(done++);
        block(part, y * part.component().paddedAcross() + x);
      }
    }
  }

  private void together() {
    int done = 0;
    for (int y = 0; y < frame.unitsDown(); y++) {
      for (int x = 0; x < frame.unitsAcross(); x++) {
        restart(done++);
        for (var part : parts) {
          unit(part, x, y);
        }
      }
    }
  }

  private void unit(Part part, int x, int y) {
    var component = part.component();
    for (int v = 0; v < component.down(); v++) {
      for (int h = 0; h < component.across(); h++) {
        block(
            part,
            (y * component.down() + v) * component.paddedAcross() + x * component.across() + h);
      }
    }
  }

  private void restart(int done) {
    int interval = tables.restartInterval();
    if (interval > 0 && done > 0 && done % interval == 0) {
      bits.restart((done / interval - 1) & 7);
      rest = 0;
    }
  }

  private void block(Part part, int index) {
    if (part.known() == null) {
      first(part);
      sequential(part);
    } else if (first == 0) {
      if (refines) {
        bits.bits(1);
      } else {
        first(part);
      }
    } else if (refines) {
      part.known()[index] = refine(part, part.known()[index]);
    } else {
      part.known()[index] |= layer(part);
    }
  }

  private void first(Part part) {
    int length = next(part.first());
    if (length > 11) {
      throw Unclean.damaged("a difference of " + length + " bits, more than there can be");
    }
    bits.bits(length);
  }

  private void sequential(Part part) {
    for (int k = 1; k <= 63; k++) {
      int symbol = next(part.others());
      int length = symbol & 15;
      int zeros = symbol >> 4;
      if (length == 0 && zeros < 15) {
        return; // the block ends
      }
      k += zeros;
      checkWithin(k);
      bits.bits(length);
    }
  }

  /** A first layer of coefficients (§G.1.2.2); gives which of them are not zero. */
  private long layer(Part part) {
    if (rest > 0) {
      rest--;
      return 0;
    }
    long found = 0;
    for (int k = first; k <= last; k++) {
      int symbol = next(part.others());
      int length = symbol & 15;
      int zeros = symbol >> 4;
      if (length == 0 && zeros < 15) {
        rest = (1 << zeros) - 1 + bits.bits(zeros);
        return found;
      }
      k += zeros;
      checkWithin(k);
      found |= length == 0 ? 0 : 1L << k;
      bits.bits(length);
    }
    return found;
  }

  /** A layer that makes coefficients finer (§G.1.2.3): those known get one more bit each. */
  private long refine(Part part, long known) {
    if (rest > 0) {
      rest--;
      correct(known, first);
      return known;
    }
    long found = known;
    int k = first;
    while (k <= last) {
      int symbol = next(part.others());
      int zeros = symbol >> 4;
      boolean fresh = (symbol & 15) != 0;
      if (!fresh && zeros < 15) {
        rest = (1 << zeros) - 1 + bits.bits(zeros);
        correct(known, k);
        return found;
      }
      bits.bits(fresh ? 1 : 0); // its sign
      while (k <= last && ((known >>> k & 1) != 0 || zeros-- > 0)) {
        bits.bits((int) (known >>> k & 1));
        k++;
      }
      if (fresh) {
        checkWithin(k);
        found |= 1L << k;
      }
      k++;
    }
    return found;
  }

  private void correct(long known, int from) {
    int wanted = Long.bitCount(known >>> from << from & (-1L >>> (63 - last)));
    for (; wanted > 0; wanted -= 16) {
      bits.bits(Math.min(16, wanted));
    }
  }

  private int next(@Nullable HuffmanCode code) {
    if (code == null) {
      throw Unclean.malformed("a scan names a Huffman table that was never given");
    }
    return code.next(bits);
  }

  private void checkWithin(int coefficient) {
    if (coefficient > last) {
      throw Unclean.damaged("a block has more coefficients than there can be");
    }
  }
}
