package org.evenhand.record.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.evenhand.record.frame.Envelope.Parsed;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
  private final byte[] file = Frames.file(Kind.CLOCK, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});

  private static Parsed parse(byte[] bytes) {
    return Envelope.parse(ByteBuffer.wrap(bytes), 0);
  }

  @Test
  void a_frame_is_read_as_it_was_written() {
    var whole = (Parsed.Whole) parse(file);
    assertThat(whole.bytes()).isEqualTo(40);
    var frame = whole.frame();
    assertThat(frame.position()).isEqualTo(Frames.POSITION);
    assertThat(frame.kind()).isEqualTo(Kind.CLOCK);
    assertThat(frame.unacknowledged()).isEqualTo(3);
    assertThat(frame.timeMicros()).isEqualTo(1_795_464_907_123_456L);
    assertThat(frame.flags()).isZero();
    assertThat(frame.body()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void every_bit_of_a_frame_flipped_is_noticed() {
    for (int bit = 0; bit < file.length * 8; bit++) {
      var flipped = file.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      assertThat(parse(flipped)).as("bit %d", bit).isInstanceOf(Parsed.Torn.class);
    }
  }

  @Test
  void a_frame_cut_anywhere_is_torn_or_not_there() {
    for (int length = 0; length < file.length; length++) {
      var cut = parse(Arrays.copyOf(file, length));
      assertThat(cut).as("%d bytes", length).isNotInstanceOf(Parsed.Whole.class);
      // Preallocated zeros where the rest should be.
      var zeros = Arrays.copyOf(Arrays.copyOf(file, length), file.length);
      assertThat(parse(zeros)).isNotInstanceOf(Parsed.Whole.class);
    }
  }

  @Test
  void zeros_are_the_end_of_what_was_written() {
    assertThat(parse(new byte[100])).isInstanceOf(Parsed.End.class);
    assertThat(parse(new byte[0])).isInstanceOf(Parsed.End.class);
  }

  @Test
  void a_whole_frame_of_an_unknown_version_or_kind_is_refused_with_its_position() {
    assertThatThrownBy(() -> parse(altered(8, 2)))
        .isInstanceOf(FrameCorrupt.class)
        .hasMessage("frame at position 482113: version 2 is unknown; this program reads version 1");
    assertThatThrownBy(() -> parse(altered(9, 99)))
        .isInstanceOf(FrameCorrupt.class)
        .hasMessage("frame at position 482113: kind 99 is unknown");
  }

  private byte[] altered(int at, int value) {
    var bytes = file.clone();
    bytes[at] = (byte) value;
    Envelope.seal(ByteBuffer.wrap(bytes), 0);
    return bytes;
  }

  @Test
  void a_kind_has_one_code_for_ever() {
    assertThat(Arrays.stream(Kind.values()).map(k -> k.code() + " " + k.jsonName()))
        .containsExactly(
            "1 access",
            "2 refusal",
            "3 refusals",
            "4 consent",
            "5 grant",
            "6 privacy",
            "7 edge",
            "8 relationship",
            "9 photo",
            "10 tag",
            "11 register",
            "12 receipt",
            "13 erasure",
            "14 key",
            "15 clock",
            "16 import",
            "17 hold",
            "18 like");
  }
}
