package org.evenhand.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.evenhand.proof.Policy;
import org.evenhand.proof.ProofException;
import org.evenhand.proof.verify.LineContent;
import org.evenhand.proof.verify.LineProof;
import org.evenhand.proof.verify.LineProof.Shown;
import org.evenhand.record.seal.DirectoryFolder;
import org.evenhand.record.seal.LineProofs;
import org.evenhand.record.seal.LineProofs.Made;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proofs of lines, made from a record that is being written. */
final class LineProofsTest {
  @TempDir private Path place;

  private static LineProofs proofs(RecordOnDisk record) {
    var files = DirectoryLogFiles.reading(record.folder.resolve("log"));
    return new LineProofs(files, new DirectoryFolder(record.folder));
  }

  private static Shown shown(RecordOnDisk record, LineProof proof) throws ProofException {
    var key = List.of(record.keys.verifiers().getFirst());
    return LineProof.parse(proof.bytes())
        .verify(new Policy(PublicLogWorld.ORIGIN, key, List.of(), 0));
  }

  @Test
  void every_line_of_every_access_is_proven_wherever_its_seal_stands() throws Exception {
    try (var record = RecordOnDisk.in(place, 1)) {
      for (int round = 0; round < 40; round++) {
        record.write(1 + round % 13).seal();
      }
      var proofs = proofs(record);
      int proven = 0;
      for (long position = 1; position <= record.log.applied(); position++) {
        int lines = 0;
        var owners = new HashSet<String>();
        while (proofs.of(position, lines) instanceof Made.Of(var proof)) {
          var shown = shown(record, proof);
          assertThat(shown.position()).isEqualTo(position);
          assertThat(shown.number()).isEqualTo(lines);
          assertThat(shown.header().app()).isEqualTo("sunny-maps");
          assertThat(owners.add(shown.line().owner())).isTrue();
          assertThat(proof.bytes()).hasSizeLessThan(4096);
          lines++;
          proven++;
        }
        if (lines > 0) {
          var shown = shown(record, ((Made.Of) proofs.of(position, 0)).proof());
          assertThat(shown.header().lines()).isEqualTo(lines);
        }
      }
      assertThat(proven).isGreaterThan(200);
    }
  }

  @Test
  void a_large_access_under_a_seal_of_many_frames_is_proven_in_4_kilobytes() throws Exception {
    try (var record = RecordOnDisk.in(place, 2)) {
      record.write(1500);
      long position = record.access(99);
      record.write(700).seal();
      var proof = ((Made.Of) proofs(record).of(position, 98)).proof();
      assertThat(shown(record, proof).header().lines()).isEqualTo(99);
      assertThat(proof.bytes()).hasSizeLessThanOrEqualTo(4096);
    }
  }

  @Test
  void a_photo_of_a_crowd_is_proven_in_22_bytes_more_for_each_who_is_tagged() throws Exception {
    try (var record = RecordOnDisk.in(place, 4)) {
      long two = record.photo(2);
      long crowd = record.photo(90);
      record.write(20).seal();
      int usual = proof(record, two).bytes().length;
      var large = proof(record, crowd);
      assertThat(((LineContent.OfPhoto) shown(record, large).line()).tagged()).hasSize(90);
      assertThat(large.bytes().length - usual).isBetween(88 * 21, 88 * 22);
    }
  }

  private static LineProof proof(RecordOnDisk record, long position) throws Exception {
    return ((Made.Of) proofs(record).of(position, 0)).proof();
  }

  @Test
  void what_has_no_lines_or_is_not_sealed_yet_is_not_proven() throws IOException {
    try (var record = RecordOnDisk.in(place, 3)) {
      long act = record.log.append(RecordWorld.act(1, 10));
      record.seal();
      long late = record.access(2);
      var proofs = proofs(record);
      assertThat(proofs.of(act, 0)).isInstanceOf(Made.NoSuchLine.class);
      assertThat(proofs.of(late, 0)).isEqualTo(new Made.NotSealed(act));
      record.seal();
      assertThat(proofs.of(late, 1)).isInstanceOf(Made.Of.class);
      assertThat(proofs.of(late, 2)).isInstanceOf(Made.NoSuchLine.class);
      assertThat(proofs.of(late, -1)).isInstanceOf(Made.NoSuchLine.class);
      assertThat(proofs.of(late + 1, 0)).isEqualTo(new Made.NotSealed(late));
    }
  }

  @Test
  void nothing_is_proven_from_a_record_that_is_not_what_was_sealed() throws Exception {
    long position;
    try (var record = RecordOnDisk.in(place.resolve("one"), 4);
        var other = RecordOnDisk.in(place.resolve("other"), 5)) {
      position = record.access(2);
      assertThat(other.access(2)).isEqualTo(position);
      record.seal();
      other.seal();
      var mixed =
          new LineProofs(
              DirectoryLogFiles.reading(other.folder.resolve("log")),
              new DirectoryFolder(record.folder));
      assertThatThrownBy(() -> mixed.of(position, 0))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("is not what was signed");
    }
  }
}
