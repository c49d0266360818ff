package org.evenhand.picture;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.evenhand.picture.Hidden.Kind;

/** Chunks of a PNG that are words. For telling. */
final class PngTexts {
  private PngTexts() {}

  static Hidden told(String type, Span content) {
    if (type.equals("tIME") && content.size() == 7) {
      var time =
          String.format(
              Locale.ROOT,
              "%04d-%02d-%02d %02d:%02d:%02d",
              content.u16(0),
              content.u8(2),
              content.u8(3),
              content.u8(4),
              content.u8(5),
              content.u8(6));
      return Hidden.of(Kind.CHANGED_AT, time, content.size());
    }
    int end = content.find(0, 0);
    if (end < 1 || end > 79 || !type.endsWith("Xt")) {
      return Hidden.of(Kind.OTHER, type, content.size());
    }
    var key = content.latin(0, end);
    var kind = kind(key);
    boolean words = type.equals("tEXt") || type.equals("iTXt");
    var text = content.rest(end + 1).part(0, Math.min(content.size() - end - 1, 4_096));
    var value = words && kind != Kind.XMP ? text(type, text) : "";
    return Hidden.of(kind, kind == Kind.COMMENT ? key + " " + value : value, content.size());
  }

  private static Kind kind(String key) {
    return switch (key.toLowerCase(Locale.ROOT)) {
      case "xml:com.adobe.xmp" -> Kind.XMP;
      case "author", "copyright" -> Kind.OWNER;
      case "description", "title" -> Kind.DESCRIPTION;
      case "software" -> Kind.SOFTWARE;
      case "source" -> Kind.CAMERA;
      case "creation time" -> Kind.TAKEN_AT;
      default -> key.toLowerCase(Locale.ROOT).contains("exif") ? Kind.EXIF : Kind.COMMENT;
    };
  }

  private static String text(String type, Span text) {
    if (type.equals("tEXt")) {
      return text.latin(0, text.size());
    }
    // iTXt: whether it is compressed, how, its language, its keyword translated, then the text.
    int language = text.size() > 2 && text.u8(0) == 0 ? text.find(0, 2) : -1;
    int keyword = language < 0 ? -1 : text.find(0, language + 1);
    return keyword < 0 ? "" : new String(text.rest(keyword + 1).copy(), StandardCharsets.UTF_8);
  }
}
