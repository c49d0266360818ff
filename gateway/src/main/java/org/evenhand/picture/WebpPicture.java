package org.evenhand.picture;

import java.util.List;

/** The head of a WebP's compressed picture: lossy (RFC 6386 §9.1) or lossless (RFC 9649 §3.4). */
record WebpPicture(int width, int height) {
  // A length that was changed so that the picture's chunk swallows the next ones shows by these.
  private static final List<String> CHUNKS =
      List.of("EXIF", "XMP ", "ICCP", "ANMF", "ALPH", "VP8 ", "VP8L", "VP8X");
  private static final List<String> WORDS =
      List.of(
          "Exif\0\0",
          "II*\0\10\0\0\0",
          "MM\0*\0\0\0\10",
          "http://ns.adobe.com/",
          "<x:xmpmeta",
          "<?xpacket");

  static WebpPicture of(Webp.Piece chunk) {
    var picture =
        switch (chunk.type()) {
          case "VP8 " -> lossy(chunk.content());
          case "VP8L" -> lossless(chunk.content());
          default -> throw new Unclean(Refusal.NO_IMAGE, "the WebP has no picture");
        };
    Pictures.checkSize(picture.width, picture.height);
    checkNoChunks(chunk.content());
    return picture;
  }

  private static WebpPicture lossy(Span data) {
    int tag = data.u8(0) | data.u16le(1) << 8;
    long firstPart = tag >> 5;
    if ((tag & 1) != 0 || data.u8(3) != 0x9D || data.u16le(4) != 0x2A01) {
      throw Unclean.damaged("the picture's data are no lossy WebP");
    }
    if (!data.has(10, firstPart)) {
      throw Unclean.damaged("the picture's data end before its last pixel");
    }
    return new WebpPicture(data.u16le(6) & 0x3FFF, data.u16le(8) & 0x3FFF);
  }

  private static WebpPicture lossless(Span data) {
    long sizes = data.u32le(1);
    if (data.u8(0) != 0x2F || sizes >> 29 != 0) {
      throw Unclean.damaged("the picture's data are no lossless WebP");
    }
    return new WebpPicture((int) (sizes & 0x3FFF) + 1, (int) (sizes >> 14 & 0x3FFF) + 1);
  }

  /** Refuses data that hold what looks like another chunk, of a size that fits. */
  static void checkNoChunks(Span data) {
    for (int at = 0; at + 8 <= data.size(); at++) {
      int first = data.u8(at);
      if ("EXIAVMh<".indexOf(first) < 0) {
        continue;
      }
      var rest = data.rest(at);
      boolean chunk = CHUNKS.contains(rest.latin(0, 4)) && rest.has(8, rest.u32le(4));
      if (chunk || WORDS.stream().anyMatch(rest::starts)) {
        throw Unclean.malformed("the picture's data hold another part of the file");
      }
    }
  }
}
