package org.evenhand.picture;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.evenhand.picture.Hidden.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a JPEG's segments, from its start to the first end of image; what follows stays out.
 */
final class JpegReader {
  // A picture in layers comes in ten to twenty scans; each costs a walk over all blocks.
  private static final int MOST_SCANS = 64;
  private static final int MOST_OF_PROFILE = 4 << 20;

  private final Span file;
  private final List<Hidden> hidden = new ArrayList<>();
  private final List<Span> pieces = new ArrayList<>();
  private final JpegTables tables = new JpegTables();
  private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
  private final List<Hidden> afterwards = new ArrayList<>();
  private int chunks; // of the colour profile, how many came
  private boolean chunksInOrder = true;
  private @Nullable JpegFrame frame;
  private @Nullable JpegLayers layers;
  private @Nullable Exif exif;
  private @Nullable Span jfif;
  private int transform = -1;
  private int scans;
  private int parts;
  private int at = 2;
  private int dataEnd; // where the last scan's data end

  JpegReader(Span file) {
    this.file = file;
  }

  Jpeg read() {
    int marker = marker();
    while (marker != 0xD9) {
      Pictures.checkParts(++parts);
      segment(marker);
      marker = marker();
    }
    if (at < file.size()) {
      afterwards.add(Trailing.told(file.rest(at)));
    }
    return whole();
  }

  private Jpeg whole() {
    if (frame == null || layers == null || scans == 0) {
      throw new Unclean(Refusal.NO_IMAGE, "the JPEG ends without a picture");
    }
    if (!layers.isWhole()) {
      throw Unclean.damaged("the JPEG ends before all colours have come");
    }
    var colours = profile();
    hidden.addAll(afterwards);
    var said = exif == null ? Exif.NONE : exif;
    return new Jpeg(frame, said, jfif, transform, colours, List.copyOf(pieces), hidden);
  }

  private @Nullable ColourProfile profile() {
    if (chunks == 0) {
      return null;
    }
    var colours = chunksInOrder ? ColourProfile.read(profile.toByteArray()) : null;
    hidden.addAll(ColourProfile.told(colours, profile.size()));
    return colours;
  }

  /** The next marker; {@code at} is then the byte after it. */
  private int marker() {
    if (file.u8(at) != 0xFF) {
      throw Unclean.malformed("no marker at byte " + at + ", where a segment has to begin");
    }
    while (file.u8(at) == 0xFF) {
      at++;
    }
    return file.u8(at++);
  }

  private void segment(int marker) {
    if (marker < 0xC0 || marker == 0xD8 || (marker >= 0xD0 && marker <= 0xD7)) {
      throw Unclean.malformed(
          String.format(Locale.ROOT, "marker %02X where a segment has to begin", marker));
    }
    int start = at - 2;
    int length = file.u16(at);
    if (length < 2) {
      throw Unclean.malformed("the segment at byte " + start + " says that it has no length");
    }
    var content = file.part(at, length).rest(2);
    at += length;
    switch (marker) {
      case 0xC4 -> tables.huffman(content);
      case 0xDB -> tables.quantisation(content);
      case 0xDD -> tables.restart(content);
      case 0xDA -> scan(content);
      case 0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF ->
          frame(marker, content);
      case 0xC8, 0xCC, 0xDC, 0xDE, 0xDF ->
          throw new Unclean(
              Refusal.UNSUPPORTED, String.format(Locale.ROOT, "a JPEG with marker %02X", marker));
      default -> {
        beside(marker, content);
        return;
      }
    }
    pieces.add(file.part(start, (marker == 0xDA ? dataEnd : at) - start));
  }

  private void frame(int marker, Span content) {
    if (frame != null) {
      throw Unclean.malformed("a second frame header");
    }
    frame = JpegFrame.read(marker, content);
    layers = new JpegLayers(frame);
  }

  private void scan(Span content) {
    if (frame == null || layers == null) {
      throw Unclean.malformed("a scan before the frame header");
    }
    if (++scans > MOST_SCANS) {
      throw new Unclean(Refusal.TOO_MANY_PARTS, "more than " + MOST_SCANS + " scans");
    }
    dataEnd = new JpegScan(frame, tables, layers, file, content, at).end() - file.from();
    at = dataEnd;
    while (!isMarker()) {
      at++;
    }
    if (at > dataEnd) {
      afterwards.add(Hidden.of(Kind.TRAILING, at - dataEnd));
    }
  }

  private boolean isMarker() {
    int next = file.u8(at) == 0xFF ? file.u8(at + 1) : 0;
    return next != 0 && !(next >= 0xD0 && next <= 0xD7);
  }

  /** What is not needed to decode: a few are understood, the others only told. */
  private void beside(int marker, Span content) {
    if (marker == 0xE0 && content.starts("JFIF\0") && content.size() >= 14) {
      jfif(content);
    } else if (marker == 0xE0 && content.starts("JFXX\0")) {
      hidden.add(Hidden.of(Kind.THUMBNAIL, content.size()));
    } else if (marker == 0xE1 && content.starts("Exif\0") && content.size() > 6) {
      exif(content.rest(6));
    } else if (marker == 0xE1 && content.starts("http://ns.adobe.com/x")) {
      hidden.add(Hidden.of(Kind.XMP, content.size()));
    } else if (marker == 0xE2 && content.starts("ICC_PROFILE\0") && content.size() >= 14) {
      chunk(content);
    } else if (marker == 0xE2 && content.starts("MPF\0")) {
      hidden.add(Hidden.of(Kind.SECOND_IMAGE, content.size()));
    } else if (marker == 0xED && content.starts("Photoshop 3.0\0")) {
      Photoshop.tell(content.rest(14), hidden);
    } else if (marker == 0xEE && content.starts("Adobe") && content.size() >= 12) {
      transform = Math.min(content.u8(11), 2);
    } else if (marker == 0xFE) {
      var text = content.part(0, Math.min(content.size(), 4_096));
      hidden.add(Hidden.of(Kind.COMMENT, text.latin(0, text.size()), content.size()));
    } else {
      hidden.add(Hidden.of(Kind.OTHER, name(marker), content.size()));
    }
  }

  private static String name(int marker) {
    return marker >= 0xE0 && marker <= 0xEF
        ? "APP" + (marker - 0xE0)
        : String.format(Locale.ROOT, "%02X", marker);
  }

  private void jfif(Span content) {
    if (jfif == null) {
      jfif = content.part(5, 7);
    }
    if (content.size() > 14) {
      hidden.add(Hidden.of(Kind.THUMBNAIL, content.size() - 14));
    }
  }

  private void exif(Span tiff) {
    var said = ExifReader.read(tiff);
    hidden.addAll(said.hidden());
    // Of two, the first is what viewers go by.
    exif = exif == null ? said : exif;
  }

  private void chunk(Span content) {
    chunks++;
    chunksInOrder &= content.u8(12) == chunks && profile.size() + content.size() <= MOST_OF_PROFILE;
    if (chunksInOrder) {
      content.rest(14).writeTo(profile);
    }
  }
}
