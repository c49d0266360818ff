package org.evenhand.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Vectors of others (transparency-dev/merkle): right proofs, and each way to spoil one. */
class MerkleVectorsTest {
  private static final Map<String, Predicate<JsonNode>> VERIFIERS =
      Map.of(
          "inclusion", MerkleVectorsTest::inclusion,
          "consistency", MerkleVectorsTest::consistency,
          "subtreeinclusion", MerkleVectorsTest::subtreeInclusion,
          "subtreeconsistency", MerkleVectorsTest::subtreeConsistency);

  @Test
  void all_518_published_vectors_are_accepted_or_refused_as_their_authors_say() throws IOException {
    var counts = new TreeMap<String, Integer>();
    for (var vector : vectors().entrySet()) {
      var kind = Path.of(vector.getKey()).getName(1).toString();
      var json = vector.getValue();
      assertThat(VERIFIERS.get(kind).test(json))
          .as(vector.getKey())
          .isEqualTo(!json.path("wantErr").asBoolean());
      counts.merge(kind, 1, Integer::sum);
    }
    assertThat(counts)
        .containsOnly(
            Map.entry("inclusion", 98),
            Map.entry("consistency", 98),
            Map.entry("subtreeinclusion", 204),
            Map.entry("subtreeconsistency", 118));
    assertThat(counts.values().stream().mapToInt(n -> n).sum()).isEqualTo(518);
  }

  private static boolean inclusion(JsonNode json) {
    return new InclusionProof(number(json, "leafIdx"), number(json, "treeSize"), path(json))
        .verifies(hash(json, "leafHash"), hash(json, "root"));
  }

  private static boolean consistency(JsonNode json) {
    return new ConsistencyProof(number(json, "size1"), number(json, "size2"), path(json))
        .verifies(hash(json, "root1"), hash(json, "root2"));
  }

  private static boolean subtreeInclusion(JsonNode json) {
    return new Subtree(number(json, "start"), number(json, "end"))
        .includes(number(json, "leafIdx"), hash(json, "leafHash"), path(json), hash(json, "root"));
  }

  private static boolean subtreeConsistency(JsonNode json) {
    return new Subtree(number(json, "start"), number(json, "end"))
        .isConsistent(number(json, "size"), path(json), hash(json, "root1"), hash(json, "root2"));
  }

  // Numbers in the vectors are unsigned; those of 2^63 and more are negative here, and refused.
  private static long number(JsonNode json, String field) {
    BigInteger number = json.required(field).bigIntegerValue();
    return number.longValue();
  }

  private static List<byte[]> path(JsonNode json) {
    var path = new ArrayList<byte[]>();
    json.path("proof").forEach(hash -> path.add(bytes(hash)));
    return path;
  }

  private static byte[] hash(JsonNode json, String field) {
    return bytes(json.path(field));
  }

  private static byte[] bytes(JsonNode text) {
    return text.isString() ? Base64.getDecoder().decode(text.asString()) : new byte[0];
  }

  private static Map<String, JsonNode> vectors() throws IOException {
    var data = Path.of(System.getProperty("evenhand.data", ""), "transparency-log");
    var zip = data.resolve("merkle-testdata.zip");
    assumeTrue(Files.exists(zip) || System.getenv("CI") != null, "skipped: no data");
    var mapper = new JsonMapper();
    var vectors = new TreeMap<String, JsonNode>();
    try (var file = new ZipFile(zip.toFile())) {
      for (var entry : file.stream().filter(e -> e.getName().endsWith(".json")).toList()) {
        vectors.put(entry.getName(), mapper.readTree(file.getInputStream(entry)));
      }
    }
    return vectors;
  }
}
