package org.evenhand.picture;

import java.util.ArrayList;
import java.util.List;
import org.evenhand.picture.Hidden.Kind;
import org.jspecify.annotations.Nullable;

/** Goes through a WebP's chunks to the end that its header tells; what follows stays out. */
final class WebpReader {
  private static final int MOST_OF_PROFILE = 4 << 20;
  private static final int FRAME_HEADER = 16;

  private final Span file;
  private final List<Hidden> hidden = new ArrayList<>();
  private final List<Webp.Piece> pieces = new ArrayList<>();
  private @Nullable Span extended;
  private @Nullable Span animation;
  private @Nullable ColourProfile profile;
  private @Nullable Exif exif;
  private int parts;
  private long pixels;

  WebpReader(Span file) {
    this.file = file;
  }

  Webp read() {
    long size = file.u32le(4);
    if (!file.has(8, size) || size < 4) {
      throw Unclean.truncated("the WebP says that it has " + size + " bytes more than it has");
    }
    chunks(file.part(12, size - 4), this::outer);
    if (8 + size < file.size()) {
      hidden.add(Trailing.told(file.rest((int) (8 + size))));
    }
    return extended == null ? simple() : withCanvas(extended);
  }

  private Webp simple() {
    if (pieces.size() != 1 || pieces.getFirst().type().equals("ALPH")) {
      throw new Unclean(Refusal.NO_IMAGE, "the WebP has " + pieces.size() + " pictures, not one");
    }
    var picture = WebpPicture.of(pieces.getFirst());
    return new Webp(
        picture.width(), picture.height(), null, false, null, null, pieces, Exif.NONE, hidden);
  }

  private Webp withCanvas(Span header) {
    int width = 1 + header.u8(4) + (header.u16le(5) << 8);
    int height = 1 + header.u8(7) + (header.u16le(8) << 8);
    Pictures.checkSize(width, height);
    if (animation == null) {
      checkStill(pieces, width, height);
    } else if (pieces.isEmpty()) {
      throw new Unclean(Refusal.NO_IMAGE, "the animation has no frames");
    }
    return new Webp(
        width,
        height,
        header.part(4, 6),
        (header.u8(0) & 0x10) != 0,
        profile,
        animation,
        List.copyOf(pieces),
        exif == null ? Exif.NONE : exif,
        hidden);
  }

  private void outer(String type, Span content) {
    switch (type) {
      case "VP8X" -> {
        if (parts != 1 || content.size() != 10) {
          throw Unclean.malformed("the WebP's header chunk is out of its place or length");
        }
        extended = content;
      }
      case "VP8 ", "VP8L", "ALPH" -> picture(type, content);
      case "ANIM" -> {
        if (content.size() != 6 || animation != null || !pieces.isEmpty() || !isAnimated()) {
          throw Unclean.malformed("the animation's header is out of its place or length");
        }
        animation = content;
      }
      case "ANMF" -> frame(content);
      case "ICCP" -> profile(content);
      case "EXIF" -> exif(content);
      case "XMP " -> hidden.add(Hidden.of(Kind.XMP, content.size()));
      default -> hidden.add(Hidden.of(Kind.OTHER, type, content.size()));
    }
  }

  private boolean isAnimated() {
    return extended != null && (extended.u8(0) & 0x02) != 0;
  }

  private void picture(String type, Span content) {
    if (isAnimated()) {
      throw Unclean.malformed("a picture beside an animation's frames");
    }
    pieces.add(new Webp.Piece(type, content, List.of()));
  }

  private void frame(Span content) {
    if (animation == null) {
      throw Unclean.malformed("an animation's frame before the animation's header");
    }
    var header = content.part(0, FRAME_HEADER);
    var within = new ArrayList<Webp.Piece>();
    chunks(
        content.rest(FRAME_HEADER),
        (type, part) -> {
          if (type.equals("VP8 ") || type.equals("VP8L") || type.equals("ALPH")) {
            within.add(new Webp.Piece(type, part, List.of()));
          } else {
            hidden.add(Hidden.of(Kind.OTHER, type, part.size()));
          }
        });
    checkStill(
        within,
        1 + header.u8(6) + (header.u16le(7) << 8),
        1 + header.u8(9) + (header.u16le(10) << 8));
    pieces.add(new Webp.Piece("ANMF", header, List.copyOf(within)));
  }

  /** One picture, with a layer of transparency before it if it is a lossy one. */
  private void checkStill(List<Webp.Piece> found, int width, int height) {
    boolean layered =
        found.size() == 2
            && found.getFirst().type().equals("ALPH")
            && found.getLast().type().equals("VP8 ");
    if (found.isEmpty() || (found.size() != 1 && !layered)) {
      throw new Unclean(Refusal.NO_IMAGE, "the WebP has " + found.size() + " pictures, not one");
    }
    var picture = WebpPicture.of(found.getLast());
    if (picture.width() != width || picture.height() != height) {
      throw Unclean.malformed("the picture's size is not that of its canvas");
    }
    pixels += (long) width * height;
    Pictures.checkSize(pixels, 1);
    if (layered) {
      WebpPicture.checkNoChunks(found.getFirst().content());
    }
  }

  private void profile(Span content) {
    var read = content.size() > MOST_OF_PROFILE ? null : ColourProfile.read(content.copy());
    hidden.addAll(ColourProfile.told(read, content.size()));
    profile = profile == null && pieces.isEmpty() ? read : profile;
  }

  private void exif(Span content) {
    // Some writers put JPEG's name of the block before it.
    var said = ExifReader.read(content.starts("Exif\0\0") ? content.rest(6) : content);
    hidden.addAll(said.hidden());
    exif = exif == null ? said : exif;
  }

  private interface Taker {
    void take(String type, Span content);
  }

  private void chunks(Span list, Taker taker) {
    int at = 0;
    while (at < list.size()) {
      Pictures.checkParts(++parts);
      var type = list.latin(at, 4);
      long size = list.u32le(at + 4);
      var content = list.part(at + 8, size);
      at += 8 + content.size();
      if (size % 2 == 1 && at < list.size()) {
        at++; // padding; some writers leave out the last
      }
      taker.take(type, content);
    }
  }
}
