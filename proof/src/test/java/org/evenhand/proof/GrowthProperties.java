package org.evenhand.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Growing trees against the definition of the tree (RFC 9162 §2.1.1), for every size up to 40. */
class GrowthProperties {
  private static final int MOST = 40;
  private static final List<byte[]> LEAVES =
      IntStream.range(0, MOST).mapToObj(i -> MerkleHash.leaf(new byte[] {(byte) i})).toList();

  private static final Map<Subtree, byte[]> ROOTS = new HashMap<>();

  private static byte[] root(int start, int end) {
    return ROOTS.computeIfAbsent(
        new Subtree(start, end), at -> MerkleHash.root(LEAVES.subList(start, end)));
  }

  @Test
  void every_tree_is_shown_to_grow_into_every_later_one_and_into_no_other() {
    for (int to = 1; to <= MOST; to++) {
      for (int from = 1; from <= to; from++) {
        var proof = ConsistencyProof.of(from, LEAVES.subList(0, to));
        assertThat(proof.verifies(root(0, from), root(0, to))).as(proof.toString()).isTrue();
        for (int other = 1; other <= to; other++) {
          if (other != from) {
            var moved = new ConsistencyProof(other, to, proof.path());
            assertThat(moved.verifies(root(0, from), root(0, to))).isFalse();
            assertThat(proof.verifies(root(0, other), root(0, to))).isFalse();
          }
        }
      }
    }
  }

  @Test
  void nothing_is_proven_about_an_empty_tree() {
    assertThat(new ConsistencyProof(0, 5, List.of()).verifies(root(0, 0), root(0, 5))).isFalse();
    assertThat(new ConsistencyProof(0, 0, List.of()).verifies(root(0, 0), root(0, 0))).isFalse();
  }

  @Test
  void a_growth_proof_with_a_hash_too_many_too_few_or_altered_is_refused() {
    for (int to = 2; to <= MOST; to++) {
      for (int from = 1; from < to; from++) {
        var path = ConsistencyProof.of(from, LEAVES.subList(0, to)).path();
        for (int at = 0; at < path.size(); at++) {
          var altered = new ArrayList<>(path);
          altered.set(at, MerkleHash.leaf(path.get(at)));
          var shorter = new ArrayList<>(path);
          shorter.remove(at);
          var longer = new ArrayList<>(path);
          longer.add(at, path.get(at));
          for (var bad : List.of(altered, shorter, longer)) {
            assertThat(new ConsistencyProof(from, to, bad).verifies(root(0, from), root(0, to)))
                .isFalse();
          }
        }
      }
    }
  }

  @Test
  void every_subtree_agrees_with_every_tree_that_holds_it() {
    int shown = 0;
    for (int size = 1; size <= MOST; size++) {
      for (int start = 0; start < size; start++) {
        for (int end = start + 1; end <= size; end++) {
          var subtree = new Subtree(start, end);
          if (subtree.isValid()) {
            var path =
                subtree.proof(size).stream()
                    .map(part -> root((int) part.start(), (int) part.end()))
                    .toList();
            assertThat(subtree.isConsistent(size, path, root(start, end), root(0, size))).isTrue();
            assertThat(subtree.isConsistent(size, path, root(0, size), root(start, end)))
                .isEqualTo(start == 0 && end == size);
            shown++;
          }
        }
      }
    }
    assertThat(shown).isGreaterThan(2000);
  }

  @Test
  void a_frontier_gives_the_root_of_every_size_also_after_it_was_restored() {
    var frontier = new Frontier();
    assertThat(frontier.root()).isEqualTo(root(0, 0));
    for (int size = 1; size <= MOST; size++) {
      frontier = new Frontier(frontier.size(), frontier.hashes());
      frontier.append(LEAVES.get(size - 1));
      assertThat(frontier.root()).isEqualTo(root(0, size));
      assertThat(frontier.size()).isEqualTo(size);
      assertThat(frontier.hashes()).hasSize(Integer.bitCount(size));
    }
  }

  @Property(tries = 3000)
  void any_numbers_and_hashes_are_answered_with_no_and_never_with_a_crash(
      @ForAll long start,
      @ForAll long end,
      @ForAll long size,
      @ForAll("lengths") List<Integer> path) {
    var hashes = path.stream().map(byte[]::new).toList();
    var random = MerkleHash.leaf(new byte[] {1, 2, 3});
    assertThat(new Subtree(start, end).isConsistent(size, hashes, random, root(0, 9))).isFalse();
    assertThat(new Subtree(start, end).includes(size, random, hashes, root(0, 9))).isFalse();
    assertThat(new ConsistencyProof(start, size, hashes).verifies(random, root(0, 9))).isFalse();
    assertThat(new InclusionProof(start, size, hashes).verifies(random, root(0, 9))).isFalse();
  }

  @Provide
  Arbitrary<List<Integer>> lengths() {
    return Arbitraries.of(32, 32, 32, 32, 32, 32, 32, 0, 31, 33).list().ofMaxSize(70);
  }
}
