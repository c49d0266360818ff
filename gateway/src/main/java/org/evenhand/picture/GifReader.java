package org.evenhand.picture;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evenhand.picture.Hidden.Kind;
import org.jspecify.annotations.Nullable;

/** Goes through a GIF's blocks to its end, and writes those that belong to the picture. */
final class GifReader {
  private final Span file;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Hidden> hidden = new ArrayList<>();
  private @Nullable Span control; // for the next image, if one comes
  private long pixels;
  private int images;
  private int parts;
  private boolean loops;
  private int left;
  private int top;
  private int at = 13;

  GifReader(Span file) {
    this.file = file;
  }

  Gif read() {
    int width = file.u16le(6);
    int height = file.u16le(8);
    Pictures.checkSize(width, height);
    at += table(file.u8(10));
    file.part(0, at).writeTo(out);
    for (int kind = file.u8(at++); kind != 0x3B; kind = file.u8(at++)) {
      Pictures.checkParts(++parts);
      switch (kind) {
        case 0x2C -> image();
        case 0x21 -> extension();
        default -> throw Unclean.malformed("no block begins at byte " + (at - 1));
      }
    }
    out.write(0x3B);
    if (images == 0) {
      throw new Unclean(Refusal.NO_IMAGE, "the GIF ends without a picture");
    }
    if (at < file.size()) {
      hidden.add(Trailing.told(file.rest(at)));
    }
    return new Gif(width, height, left, top, out.toByteArray(), hidden);
  }

  /** How long a colour table is, by the flags before it. */
  private static int table(int flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private void image() {
    if (images == 0) {
      left = file.u16le(at);
      top = file.u16le(at + 2);
    }
    long across = file.u16le(at + 4);
    long down = file.u16le(at + 6);
    Pictures.checkSize(across, down);
    pixels += across * down;
    Pictures.checkSize(pixels, 1); // of all images
    int header = 9 + table(file.u8(at + 8));
    if (control != null) {
      control.writeTo(out);
      control = null;
    }
    out.write(0x2C);
    file.part(at, header + 1L).writeTo(out);
    int codeSize = file.u8(at + header);
    at += header + 1;
    var data = blocks();
    int used = GifPixels.used(data, codeSize, across * down);
    if (used < data.size()) {
      hidden.add(Hidden.of(Kind.TRAILING, data.size() - used));
    }
    written(data.part(0, used));
    images++;
  }

  private void extension() {
    int start = at - 1;
    int label = file.u8(at++);
    int from = at;
    var content = blocks();
    switch (label) {
      case 0xF9 -> {
        if (content.size() != 4 || at - from != 6) {
          throw Unclean.malformed("a graphic control's length is not 4");
        }
        control = file.part(start, 8);
      }
      case 0xFF -> application(content);
      case 0xFE -> hidden.add(Hidden.of(Kind.COMMENT, text(content), content.size()));
      case 0x01 -> {
        control = null; // it was for this text
        hidden.add(Hidden.of(Kind.DESCRIPTION, text(content), content.size()));
      }
      default ->
          hidden.add(
              Hidden.of(Kind.OTHER, String.format(Locale.ROOT, "%02X", label), content.size()));
    }
  }

  private void application(Span content) {
    boolean known = content.starts("NETSCAPE2.0") || content.starts("ANIMEXTS1.0");
    if (known && content.size() >= 14 && content.u8(11) == 1 && !loops) {
      // How often an animation is shown; one says all.
      loops = true;
      out.writeBytes(new byte[] {0x21, (byte) 0xFF, 11});
      content.part(0, 11).writeTo(out);
      written(content.part(11, 3));
    } else if (content.starts("XMP DataXMP")) {
      hidden.add(Hidden.of(Kind.XMP, content.size()));
    } else {
      hidden.add(
          Hidden.of(Kind.OTHER, content.latin(0, Math.min(11, content.size())), content.size()));
    }
  }

  private static String text(Span content) {
    return content.latin(0, Math.min(content.size(), 4_096));
  }

  /** The content of data blocks up to the empty one that ends them, put together. */
  private Span blocks() {
    var content = new ByteArrayOutputStream();
    int length = file.u8(at++);
    while (length > 0) {
      file.part(at, length).writeTo(content);
      at += length;
      length = file.u8(at++);
    }
    return Span.of(content.toByteArray());
  }

  private void written(Span content) {
    for (int from = 0; from < content.size(); from += 255) {
      var block = content.part(from, Math.min(255, content.size() - from));
      out.write(block.size());
      block.writeTo(out);
    }
    out.write(0);
  }
}
