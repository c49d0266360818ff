package org.evenhand.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MerkleProperties {
  private static List<byte[]> leaves(int size) {
    return IntStream.range(0, size).mapToObj(i -> MerkleHash.leaf(new byte[] {(byte) i})).toList();
  }

  @Test
  void the_root_of_no_leaves_is_the_hash_of_nothing() {
    assertThat(HexFormat.of().formatHex(MerkleHash.root(List.of())))
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Property(tries = 200)
  void every_leaf_is_proven_at_its_place_and_at_no_other(
      @ForAll @IntRange(min = 1, max = 130) int size, @ForAll @IntRange(max = 129) int any) {
    int index = any % size;
    var leaves = leaves(size);
    var root = MerkleHash.root(leaves);
    var proof = InclusionProof.of(index, leaves);
    assertThat(proof.verifies(leaves.get(index), root)).isTrue();
    for (int other = 0; other < size; other++) {
      if (other != index) {
        var moved = new InclusionProof(other, size, proof.path());
        assertThat(moved.verifies(leaves.get(index), root)).isFalse();
      }
    }
  }

  @Property(tries = 200)
  void a_proof_with_a_hash_too_many_or_too_few_or_altered_is_refused(
      @ForAll @IntRange(min = 2, max = 130) int size, @ForAll @IntRange(max = 129) int any) {
    int index = any % size;
    var leaves = leaves(size);
    var root = MerkleHash.root(leaves);
    var path = InclusionProof.of(index, leaves).path();
    var longer = new ArrayList<>(path);
    longer.add(new byte[32]);
    var altered = new ArrayList<>(path);
    altered.set(0, MerkleHash.leaf(altered.getFirst()));
    for (var bad : List.of(longer, path.subList(0, path.size() - 1), altered)) {
      assertThat(new InclusionProof(index, size, bad).verifies(leaves.get(index), root)).isFalse();
    }
  }
}
