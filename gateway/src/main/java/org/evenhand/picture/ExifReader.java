package org.evenhand.picture;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.evenhand.picture.Hidden.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Reads an EXIF block (a TIFF structure, Exif 3.0 §4.6): tolerant, because cameras are sloppy and
 * nothing of the block is passed on but what was understood. Only a directory that leads back to
 * one that was read is refused: such a file means to hold readers up.
 */
final class ExifReader {
  private static final int MOST_ENTRIES = 1_000;
  private static final int MOST_TEXT = 4_096;
  private static final int[] SIZES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};
  private static final Pattern MOMENT =
      Pattern.compile("(\\d{4})[:-](\\d\\d)[:-](\\d\\d)[ T](\\d\\d):(\\d\\d):(\\d\\d).*");

  /** Tags whose texts or sizes are told to the owner. */
  private static final Map<Integer, Kind> TOLD =
      Map.ofEntries(
          Map.entry(0x010F, Kind.CAMERA),
          Map.entry(0x0110, Kind.CAMERA),
          Map.entry(0xA434, Kind.LENS),
          Map.entry(0xA431, Kind.SERIAL_NUMBER),
          Map.entry(0xA435, Kind.SERIAL_NUMBER),
          Map.entry(0xC62F, Kind.SERIAL_NUMBER),
          Map.entry(0xA430, Kind.OWNER),
          Map.entry(0x013B, Kind.OWNER),
          Map.entry(0x8298, Kind.OWNER),
          Map.entry(0x9C9D, Kind.OWNER),
          Map.entry(0x010E, Kind.DESCRIPTION),
          Map.entry(0x9286, Kind.DESCRIPTION),
          Map.entry(0x9C9B, Kind.DESCRIPTION),
          Map.entry(0x9C9C, Kind.DESCRIPTION),
          Map.entry(0x9C9E, Kind.DESCRIPTION),
          Map.entry(0x9C9F, Kind.DESCRIPTION),
          Map.entry(0x0131, Kind.SOFTWARE),
          Map.entry(0x013C, Kind.SOFTWARE),
          Map.entry(0x0132, Kind.CHANGED_AT),
          Map.entry(0x9003, Kind.TAKEN_AT),
          Map.entry(0xA420, Kind.UNIQUE_ID),
          Map.entry(0x927C, Kind.MAKER_NOTE),
          Map.entry(0x02BC, Kind.XMP),
          Map.entry(0x83BB, Kind.IPTC),
          Map.entry(0x8649, Kind.PHOTOSHOP));

  private static final Set<Kind> WORDLESS =
      Set.of(Kind.MAKER_NOTE, Kind.XMP, Kind.IPTC, Kind.PHOTOSHOP);

  private final Span tiff;
  private final boolean little;
  private final Set<Long> visited = new HashSet<>();
  private final List<Hidden> hidden = new ArrayList<>();
  private int entries;
  private int orientation = 1;
  private @Nullable String takenAt;
  private @Nullable Gps place;

  private ExifReader(Span tiff) {
    this.tiff = tiff;
    this.little = tiff.starts("II");
  }

  /** Reads a block, from "II" or "MM" on. One that is none tells nothing. */
  static Exif read(Span tiff) {
    var reader = new ExifReader(tiff);
    reader.hidden.add(Hidden.of(Kind.EXIF, tiff.size()));
    if (tiff.has(0, 8) && (tiff.starts("II") || tiff.starts("MM")) && reader.u16(2) == 42) {
      reader.images();
    }
    var exif = new Exif(reader.orientation, reader.place, moment(reader.takenAt), reader.hidden);
    var least = exif.minimal(Location.KEEP).orElse(new byte[0]);
    return Arrays.equals(least, tiff.copy()) ? exif.hidingOnlyItsPlace() : exif;
  }

  private void images() {
    var first = directory(u32(4));
    first.forEach(this::ofImage);
    long next = after(u32(4));
    while (next != 0) {
      // Only the first directory is the picture's; those that follow are smaller copies.
      directory(next).stream()
          .filter(entry -> entry.tag == 0x0202 || entry.tag == 0x0117)
          .forEach(entry ->
              hidden.add(Hidden.of(Kind.THUMBNAIL, (int) Math.min(number(entry), tiff.size()))));
      next = after(next);
    }
  }

  private void ofImage(Entry entry) {
    switch (entry.tag) {
      case 0x0112 -> orientation = orientation(entry);
      case 0x8769 -> directory(number(entry)).forEach(this::tell);
      case 0x8825 -> gps(directory(number(entry)));
      default -> tell(entry);
    }
  }

  private int orientation(Entry entry) {
    long said = number(entry);
    return said >= 1 && said <= 8 ? (int) said : 1;
  }

  private void tell(Entry entry) {
    var kind = TOLD.get(entry.tag);
    if (kind == null) {
      return;
    }
    var text = WORDLESS.contains(kind) ? "" : text(entry);
    if (kind == Kind.TAKEN_AT) {
      takenAt = text;
    }
    var told = Hidden.of(kind, text, entry.value.size());
    if (WORDLESS.contains(kind) || !told.value().isEmpty()) {
      hidden.add(told);
    }
  }

  private void gps(List<Entry> found) {
    String north = "";
    String east = "";
    var latitude = new Gps.Fraction[0];
    var longitude = new Gps.Fraction[0];
    int others = 0;
    for (var entry : found) {
      switch (entry.tag) {
        case 0 -> {}
        case 1 -> north = text(entry);
        case 2 -> latitude = fractions(entry);
        case 3 -> east = text(entry);
        case 4 -> longitude = fractions(entry);
        default -> others++;
      }
    }
    var up = Gps.Angle.of(north, latitude, "NS", 90);
    var across = Gps.Angle.of(east, longitude, "EW", 180);
    if (up != null && across != null) {
      place = new Gps(up, across);
      var at = place.position();
      hidden.add(
          Hidden.of(
              Kind.POSITION,
              String.format(Locale.ROOT, "%.6f, %.6f", at.latitude(), at.longitude()),
              48));
    }
    if (others > 0) {
      hidden.add(Hidden.of(Kind.GPS_DETAILS, 12 * others));
    }
  }

  /** The entries of a directory; those that point outside of the block are passed over. */
  private List<Entry> directory(long at) {
    var found = new ArrayList<Entry>();
    if (at < 8 || !tiff.has((int) Math.min(at, Integer.MAX_VALUE), 2)) {
      return found;
    }
    if (!visited.add(at)) {
      throw new Unclean(Refusal.LOOPS, "the EXIF directory at byte " + at + " comes twice");
    }
    int count = u16((int) at);
    for (int i = 0; i < count && tiff.has((int) at + 2 + 12 * i, 12); i++) {
      if (++entries > MOST_ENTRIES) {
        throw new Unclean(Refusal.TOO_MANY_PARTS, "more than " + MOST_ENTRIES + " entries of EXIF");
      }
      entry((int) at + 2 + 12 * i, found);
    }
    return found;
  }

  private void entry(int at, List<Entry> found) {
    int type = u16(at + 2);
    long size = type < SIZES.length ? SIZES[type] * u32(at + 4) : 0;
    long offset = size <= 4 ? at + 8 : u32(at + 8);
    if (size > 0 && offset <= tiff.size() && tiff.has((int) offset, size)) {
      found.add(new Entry(u16(at), type, tiff.part((int) offset, size)));
    }
  }

  /** Where the directory after this one begins; 0 if there is none. */
  private long after(long at) {
    if (at < 8 || !tiff.has((int) Math.min(at, Integer.MAX_VALUE), 2)) {
      return 0;
    }
    int end = (int) at + 2 + 12 * u16((int) at);
    return tiff.has(end, 4) ? u32(end) : 0;
  }

  private long number(Entry entry) {
    int at = entry.value.from() - tiff.from();
    return switch (entry.type) {
      case 1 -> tiff.u8(at);
      case 3 -> u16(at);
      case 4, 13 -> u32(at);
      default -> 0;
    };
  }

  private Gps.Fraction[] fractions(Entry entry) {
    // 5 is RATIONAL, 10 the signed kind, which a direction of its own makes needless.
    if ((entry.type != 5 && entry.type != 10) || entry.value.size() != 24) {
      return new Gps.Fraction[0];
    }
    var all = new Gps.Fraction[3];
    int at = entry.value.from() - tiff.from();
    for (int i = 0; i < 3; i++) {
      all[i] = new Gps.Fraction(u32(at + 8 * i), u32(at + 8 * i + 4));
    }
    return all;
  }

  private static String text(Entry entry) {
    var value = entry.value;
    if (entry.tag == 0x9286 && value.size() >= 8) {
      value = value.rest(8); // a user's comment begins with the name of its character set
    }
    var bytes = value.part(0, Math.min(value.size(), MOST_TEXT)).copy();
    if (entry.tag >= 0x9C9B && entry.tag <= 0x9C9F) {
      return new String(bytes, StandardCharsets.UTF_16LE).replace("\0", "");
    }
    var text = new String(bytes, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }

  private static @Nullable LocalDateTime moment(@Nullable String text) {
    var parts = MOMENT.matcher(text == null ? "" : text.strip());
    if (!parts.matches()) {
      return null;
    }
    try {
      return LocalDateTime.of(
          Integer.parseInt(parts.group(1)),
          Integer.parseInt(parts.group(2)),
          Integer.parseInt(parts.group(3)),
          Integer.parseInt(parts.group(4)),
          Integer.parseInt(parts.group(5)),
          Integer.parseInt(parts.group(6)));
    } catch (DateTimeException e) {
      return null; // 0000:00:00, where the clock was never set
    }
  }

  private int u16(int at) {
    return little ? tiff.u16le(at) : tiff.u16(at);
  }

  private long u32(int at) {
    return little ? tiff.u32le(at) : tiff.u32(at);
  }

  private record Entry(int tag, int type, Span value) {}
}
