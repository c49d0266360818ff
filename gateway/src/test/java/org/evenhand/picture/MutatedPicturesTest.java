package org.evenhand.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * Pictures that were changed at random, each once and again: whatever comes, nothing leaks, nothing
 * is thrown, nothing takes long. The same seed makes the same files.
 */
class MutatedPicturesTest {
  private static final int FILES = 12_000;
  private static final Duration MOST = Duration.ofSeconds(2);

  private final Random random = new Random(20_261_129);
  private final List<byte[]> seeds = List.copyOf(Samples.full().values());
  private final EnumMap<Refusal, Integer> refused = new EnumMap<>(Refusal.class);
  private int cleaned;

  @Test
  void no_changed_file_leaks_throws_or_takes_long() {
    for (int i = 0; i < FILES; i++) {
      var file = changed(seeds.get(i % seeds.size()));
      for (int more = random.nextInt(3); more > 0; more--) {
        file = changed(file);
      }
      long start = System.nanoTime();
      check(file, "file " + i);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).as("file " + i).isLessThan(MOST);
    }
    System.out.printf("%,d changed files: %,d cleaned, refused: %s%n", FILES, cleaned, refused);
    // A test of which all files were refused would show nothing, and neither would the other way.
    assertThat(cleaned).isGreaterThan(FILES / 10);
    assertThat(refused.keySet())
        .contains(Refusal.TRUNCATED, Refusal.MALFORMED, Refusal.DAMAGED, Refusal.LOOPS);
  }

  private void check(byte[] file, String name) {
    switch (Pictures.clean(file, Location.STRIP)) {
      case Cleaned.Refused no -> {
        refused.merge(no.reason(), 1, Integer::sum);
        assertThat(Pictures.inspect(file)).as(name).isInstanceOf(Inspection.Refused.class);
      }
      case Cleaned.Bytes clean -> {
        cleaned++;
        assertThat(Samples.holdsSecret(clean.bytes())).as(name).isFalse();
        assertThat(Independent.read(clean.bytes()).findings(Location.STRIP)).as(name).isEmpty();
        assertThat(again(clean.bytes(), Location.STRIP)).as(name).isEqualTo(clean.bytes());
        var kept = again(file, Location.KEEP);
        assertThat(Samples.holdsSecret(kept)).as(name).isFalse();
        assertThat(Independent.read(kept).findings(Location.KEEP)).as(name).isEmpty();
        assertThat(again(kept, Location.STRIP)).as(name).isEqualTo(clean.bytes());
      }
    }
  }

  private static byte[] again(byte[] file, Location location) {
    return ((Cleaned.Bytes) Pictures.clean(file, location)).bytes();
  }

  private byte[] changed(byte[] file) {
    if (file.length < 16) {
      return file;
    }
    return switch (random.nextInt(7)) {
      case 0 -> flipped(file);
      case 1 -> summed(flipped(file));
      case 2 -> Arrays.copyOf(file, random.nextInt(file.length));
      case 3 -> lengthChanged(file);
      case 4 -> summed(lengthChanged(file));
      case 5 -> Samples.join(file, Samples.archive());
      default -> spliced(file);
    };
  }

  private byte[] flipped(byte[] file) {
    var copy = file.clone();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  /** Changes the length of a segment or chunk, by a little or to anything. */
  private byte[] lengthChanged(byte[] file) {
    var copy = file.clone();
    var starts = Parts.starts(copy);
    int at = starts[random.nextInt(starts.length)];
    int width = Parts.lengthWidth(copy);
    int field = at + Parts.lengthOffset(copy);
    if (field + width > copy.length) {
      return copy;
    }
    int delta = random.nextBoolean() ? random.nextInt(64) - 32 : random.nextInt();
    for (int i = 0; i < width; i++) {
      int shift = Parts.isLittle(copy) ? 8 * i : 8 * (width - 1 - i);
      copy[field + i] += (byte) (delta >> shift);
    }
    return copy;
  }

  /** Puts whole parts of another file between two parts, or leaves some out, or doubles some. */
  private byte[] spliced(byte[] file) {
    var other = random.nextBoolean() ? file : seeds.get(random.nextInt(seeds.size()));
    var from = Parts.starts(other);
    var to = Parts.starts(file);
    int first = from[random.nextInt(from.length)];
    int last = from[random.nextInt(from.length)];
    int cut = to[random.nextInt(to.length)];
    int resume = random.nextBoolean() ? cut : to[random.nextInt(to.length)];
    return Samples.join(
        Arrays.copyOf(file, cut),
        Arrays.copyOfRange(other, Math.min(first, last), Math.max(first, last)),
        Arrays.copyOfRange(file, resume, file.length));
  }

  /** Puts a PNG's checksums right, so that what was changed is looked at. */
  private static byte[] summed(byte[] file) {
    if (file[0] != (byte) 0x89) {
      return file;
    }
    var bytes = ByteBuffer.wrap(file);
    for (int at = 8; at + 12 <= file.length; ) {
      int size = bytes.getInt(at);
      if (size < 0 || size > file.length - at - 12) {
        break;
      }
      var sum = new CRC32();
      sum.update(file, at + 4, size + 4);
      bytes.putInt(at + 8 + size, (int) sum.getValue());
      at += 12 + size;
    }
    return file;
  }
}
