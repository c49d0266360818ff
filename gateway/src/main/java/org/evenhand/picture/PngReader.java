package org.evenhand.picture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** Goes through a PNG's chunks to its end; what follows stays out. */
final class PngReader {
  private static final long MOST_UNPACKED = 1L << 29;
  private static final int MOST_OF_PROFILE = 4 << 20;

  /** Chunks that how the picture looks depends on, and the most bytes of each; each comes once. */
  private static final Map<String, Integer> KEPT =
      Map.of(
          "PLTE", 768, "tRNS", 256, "gAMA", 4, "cHRM", 32, "sRGB", 1, "bKGD", 6, "sBIT", 4, "pHYs",
          9, "cICP", 4, "acTL", 8);

  private final Span file;
  private final List<Span> pieces = new ArrayList<>();
  private final List<Hidden> hidden = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private @Nullable PngHeader header;
  private @Nullable ColourProfile profile;
  private @Nullable Exif exif;
  private @Nullable PngPixels pixels; // of the picture, or of the frame of an animation
  private @Nullable Span frame; // of an animation, the control chunk of the frame that is read
  private boolean pictureEnded;
  private boolean inPicture;
  private long unpacked;
  private int sequence;
  private int at = 8;

  PngReader(Span file) {
    this.file = file;
  }

  Png read() {
    try {
      var type = chunk();
      while (!type.equals("IEND")) {
        Pictures.checkParts(pieces.size() + hidden.size());
        type = chunk();
      }
      return whole();
    } finally {
      if (pixels != null) {
        pixels.close();
      }
    }
  }

  private Png whole() {
    endPixels();
    if (header == null || !pictureEnded) {
      throw new Unclean(Refusal.NO_IMAGE, "the PNG ends without a picture");
    }
    if (header.colours() == 3 && !seen.contains("PLTE")) {
      throw Unclean.malformed("a PNG of a palette's colours without the palette");
    }
    if (at < file.size()) {
      hidden.add(Trailing.told(file.rest(at)));
    }
    return new Png(header, exif == null ? Exif.NONE : exif, profile, List.copyOf(pieces), hidden);
  }

  private String chunk() {
    int start = at;
    var type = file.latin(at + 4, 4);
    if (!type.matches("[A-Za-z]{4}")) {
      throw Unclean.malformed("no chunk's name at byte " + (at + 4));
    }
    var content = file.part(at + 8, file.u32(at));
    at += 8 + content.size();
    var sum = new CRC32();
    sum.update(file.bytes(), file.from() + start + 4, 4 + content.size());
    if (file.u32(at) != sum.getValue()) {
      throw Unclean.malformed("the checksum of the chunk at byte " + start + " is wrong");
    }
    at += 4;
    if ((header == null) != type.equals("IHDR")) {
      throw Unclean.malformed("a PNG's header has to come first, and once");
    }
    take(type, content, file.part(start, at - start));
    return type;
  }

  private void take(String type, Span content, Span whole) {
    inPicture &= type.equals("IDAT");
    switch (type) {
      case "IHDR" -> {
        header = PngHeader.read(content);
        pieces.add(whole);
      }
      case "IDAT" -> {
        picture(content);
        pieces.add(whole);
      }
      case "fcTL" -> {
        control(content);
        pieces.add(whole);
      }
      case "fdAT" -> {
        frameData(content);
        pieces.add(whole);
      }
      case "iCCP" -> profile(content);
      case "eXIf" -> exif(content);
      case "IEND" -> {}
      default -> other(type, content, whole);
    }
  }

  private void picture(Span content) {
    if (!inPicture) {
      if (pictureEnded) {
        throw Unclean.malformed("the picture's data come in two places");
      }
      pictureEnded = true;
      inPicture = true;
      begin(header().width(), header().height());
    }
    pixels().add(content);
  }

  private void control(Span content) {
    if (content.size() != 26 || !seen.contains("acTL") || content.u32(0) != sequence++) {
      throw Unclean.malformed("an animation's frame is out of its order");
    }
    boolean within =
        content.u32(4) >= 1
            && content.u32(8) >= 1
            && content.u32(4) + content.u32(12) <= header().width()
            && content.u32(8) + content.u32(16) <= header().height();
    if (!within) {
      throw Unclean.malformed("an animation's frame is larger than the animation");
    }
    frame = content;
    if (pictureEnded) {
      endPixels();
    }
  }

  private void frameData(Span content) {
    if (frame == null || !pictureEnded || content.u32(0) != sequence++) {
      throw Unclean.malformed("an animation's data are out of their order");
    }
    if (pixels == null) {
      begin(frame.u32(4), frame.u32(8));
    }
    pixels().add(content.rest(4));
  }

  private void begin(long width, long height) {
    endPixels();
    long wanted = header().unpacked(width, height);
    unpacked += wanted;
    if (unpacked > MOST_UNPACKED) {
      throw new Unclean(
          Refusal.TOO_MANY_PIXELS, "it unpacks to more than " + (MOST_UNPACKED >> 20) + " MiB");
    }
    pixels = new PngPixels(wanted);
  }

  private void endPixels() {
    if (pixels != null) {
      pixels.end();
      pixels.close();
      pixels = null;
    }
  }

  private void profile(Span content) {
    int end = content.find(0, 0);
    boolean first = seen.add("iCCP") && !seen.contains("IDAT") && end > 0 && content.has(end, 2);
    var bytes = first ? inflated(content.rest(end + 2)) : new byte[0];
    var read = ColourProfile.read(bytes);
    if (first && !pictureEnded) {
      profile = read;
    }
    hidden.addAll(ColourProfile.told(read, bytes.length));
  }

  private static byte[] inflated(Span packed) {
    var inflater = new Inflater();
    try {
      inflater.setInput(packed.bytes(), packed.from(), packed.size());
      var out = new byte[Math.min(MOST_OF_PROFILE, 1_032 * packed.size() + 64)];
      int size = inflater.inflate(out);
      return Span.of(out).part(0, inflater.finished() ? size : 0).copy();
    } catch (DataFormatException e) {
      return new byte[0]; // viewers ignore it, too
    } finally {
      inflater.end();
    }
  }

  private void exif(Span content) {
    var said = ExifReader.read(content);
    hidden.addAll(said.hidden());
    exif = exif == null ? said : exif;
  }

  private void other(String type, Span content, Span whole) {
    var most = KEPT.get(type);
    if (most != null && content.size() <= most && seen.add(type)) {
      pieces.add(whole);
    } else if (Character.isUpperCase(type.charAt(0))) {
      // A capital says that the picture can't be shown without it.
      throw new Unclean(Refusal.UNSUPPORTED, "a PNG with a chunk that is not known");
    } else {
      hidden.add(PngTexts.told(type, content));
    }
  }

  private PngHeader header() {
    return java.util.Objects.requireNonNull(header);
  }

  private PngPixels pixels() {
    if (pixels == null) {
      throw Unclean.malformed("the picture's data are out of their order");
    }
    return pixels;
  }
}
