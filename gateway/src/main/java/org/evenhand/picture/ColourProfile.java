package org.evenhand.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.evenhand.picture.Hidden.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A colour profile (ICC.1:2022) written anew from what colours depend on. A profile as it comes may
 * hold a screen's name and serial number, its owner's name, dates, and tags of any maker.
 */
final class ColourProfile {
  private static final int HEADER = 128;
  private static final int MOST_TAGS = 100;

  // Everything that the standard's models of colour use (§8.3 to §8.5), and "cicp" (§9.2.17).
  private static final List<String> XYZ = List.of("rXYZ", "gXYZ", "bXYZ", "wtpt", "bkpt");
  private static final List<String> CURVES = List.of("rTRC", "gTRC", "bTRC", "kTRC");
  private static final List<String> TABLES =
      List.of("A2B0", "A2B1", "A2B2", "B2A0", "B2A1", "B2A2");

  private final byte[] bytes;

  private ColourProfile(byte[] bytes) {
    this.bytes = bytes;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The colours it is for: {@code "RGB "}, {@code "GRAY"} or {@code "CMYK"}. */
  String space() {
    return Span.of(bytes).latin(16, 4);
  }

  /** What leaving its texts out leaves out. */
  static List<Hidden> told(@Nullable ColourProfile kept, int size) {
    int without = kept == null ? size : size - kept.bytes.length;
    return without == 0 ? List.of() : List.of(Hidden.of(Kind.PROFILE_TEXT, Math.max(0, without)));
  }

  /** The profile anew, or null if it is none that colours could be told by. */
  static @Nullable ColourProfile read(byte[] profile) {
    try {
      return anew(Span.of(profile));
    } catch (Unclean broken) {
      return null; // a length within it is wrong; the picture's own are not
    }
  }

  private static @Nullable ColourProfile anew(Span profile) {
    if (!profile.has(0, HEADER + 4) || !profile.rest(36).starts("acsp")) {
      return null;
    }
    var tags = tags(profile);
    var space = profile.latin(16, 4);
    boolean tells =
        switch (space) {
          case "RGB " -> tags.containsKey("A2B0") || isMatrix(tags);
          case "GRAY" -> tags.containsKey("kTRC") || tags.containsKey("A2B0");
          case "CMYK" -> tags.containsKey("A2B0");
          default -> false;
        };
    var connection = profile.latin(20, 4);
    return tells && List.of("XYZ ", "Lab ").contains(connection) && isClass(profile.latin(12, 4))
        ? new ColourProfile(written(profile, tags))
        : null;
  }

  private static boolean isClass(String name) {
    return List.of("scnr", "mntr", "prtr", "spac").contains(name);
  }

  private static boolean isMatrix(Map<String, byte[]> tags) {
    return tags.keySet().containsAll(List.of("rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"));
  }

  private static Map<String, byte[]> tags(Span profile) {
    long count = profile.u32(HEADER);
    if (count > MOST_TAGS) {
      throw Unclean.malformed("a colour profile with " + count + " tags");
    }
    var kept = new TreeMap<String, byte[]>();
    for (int i = 0; i < count; i++) {
      int at = HEADER + 4 + 12 * i;
      var name = profile.latin(at, 4);
      long from = profile.u32(at + 4);
      if (from <= profile.size()) {
        var content = profile.part((int) from, profile.u32(at + 8));
        var needed = needed(name, content);
        if (needed != null) {
          Arrays.fill(needed, 4, 8, (byte) 0); // reserved (§10.2 and on)
          kept.putIfAbsent(name, needed);
        }
      }
    }
    // Neutral texts, for the standard asks for both (§8.2).
    kept.put("desc", description(profile.u8(8)));
    kept.put("cprt", rights(profile.u8(8)));
    return kept;
  }

  /** What of a tag colours depend on; null if nothing, or if the tag is not as it has to be. */
  private static byte @Nullable [] needed(String name, Span tag) {
    var type = tag.latin(0, 4);
    if (XYZ.contains(name) && type.equals("XYZ ")) {
      return tag.part(0, 20).copy();
    }
    if (CURVES.contains(name) && (type.equals("curv") || type.equals("para"))) {
      return ColourTable.curve(tag).copy();
    }
    if (name.equals("chad") && type.equals("sf32")) {
      return tag.part(0, 44).copy();
    }
    if (name.equals("cicp") && type.equals("cicp")) {
      return tag.part(0, 12).copy();
    }
    return TABLES.contains(name) ? ColourTable.needed(tag) : null;
  }

  private static byte[] description(int version) {
    if (version >= 4) {
      return unicode("Colours");
    }
    // Zeros after it: no Unicode text, no Macintosh text (ICC.1:2001 §6.5.17).
    var out = ByteBuffer.allocate(12 + 8 + 4 + 4 + 2 + 1 + 67);
    return out.put(ascii("desc")).putInt(0).putInt(8).put(ascii("Colours")).array();
  }

  private static byte[] rights(int version) {
    if (version >= 4) {
      return unicode("None");
    }
    return ByteBuffer.allocate(13).put(ascii("text")).putInt(0).put(ascii("None")).array();
  }

  private static byte[] unicode(String words) {
    var out = ByteBuffer.allocate(28 + 2 * words.length());
    out.put(ascii("mluc")).putInt(0).putInt(1).putInt(12).put(ascii("enUS"));
    out.putInt(2 * words.length()).putInt(28).put(words.getBytes(StandardCharsets.UTF_16BE));
    return out.array();
  }

  private static byte[] written(Span profile, Map<String, byte[]> tags) {
    int size = HEADER + 4 + 12 * tags.size();
    int at = size;
    for (var tag : tags.values()) {
      size += padded(tag.length);
    }
    var out = ByteBuffer.allocate(size);
    out.putInt(size).putInt(0).put(profile.part(8, 2).copy()).putShort((short) 0);
    out.put(profile.part(12, 12).copy());
    // 2000-01-01, for a date has to be one
    out.putShort((short) 2000).putShort((short) 1).putShort((short) 1).putShort(36, (short) 0);
    out.position(36).put(ascii("acsp"));
    out.position(64).putInt((int) Math.min(profile.u32(64), 3));
    out.putInt(0xF6D6).putInt(0x10000).putInt(0xD32D); // D50, the only illuminant (§7.2.16)
    out.position(HEADER).putInt(tags.size());
    for (var tag : tags.entrySet()) {
      out.put(ascii(tag.getKey())).putInt(at).putInt(tag.getValue().length);
      at += padded(tag.getValue().length);
    }
    for (var tag : tags.values()) {
      out.put(tag).position(out.position() + padded(tag.length) - tag.length);
    }
    return out.array();
  }

  private static int padded(int length) {
    return (length + 3) & ~3;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
