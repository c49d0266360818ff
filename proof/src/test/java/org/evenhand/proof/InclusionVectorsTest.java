package org.evenhand.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Vectors of others (transparency-dev/merkle): right proofs, and each way to spoil one. */
class InclusionVectorsTest {
  private record Vector(String name, JsonNode json) {}

  @Test
  void every_published_vector_is_accepted_or_refused_as_its_authors_say() throws IOException {
    var vectors = vectors();
    assertThat(vectors).hasSizeGreaterThan(90);
    for (var vector : vectors) {
      assertThat(verifies(vector.json()))
          .as(vector.name())
          .isEqualTo(!vector.json().path("wantErr").asBoolean());
    }
  }

  private static boolean verifies(JsonNode json) {
    var path = new ArrayList<byte[]>();
    json.path("proof").forEach(hash -> path.add(bytes(hash)));
    // Indexes in the vectors are unsigned; those above 2^63 are negative here, and refused.
    var index = json.path("leafIdx").bigIntegerValue().longValue();
    var size = json.path("treeSize").bigIntegerValue().longValue();
    return new InclusionProof(index, size, path)
        .verifies(bytes(json.path("leafHash")), bytes(json.path("root")));
  }

  private static byte[] bytes(JsonNode text) {
    return text.isString() ? Base64.getDecoder().decode(text.asString()) : new byte[0];
  }

  private static List<Vector> vectors() throws IOException {
    var data = Path.of(System.getProperty("evenhand.data", ""), "transparency-log");
    var zip = data.resolve("merkle-testdata.zip");
    assumeTrue(Files.exists(zip) || System.getenv("CI") != null, "skipped: no data");
    var mapper = new JsonMapper();
    var vectors = new ArrayList<Vector>();
    try (var file = new ZipFile(zip.toFile())) {
      for (var entry : file.stream().toList()) {
        if (entry.getName().contains("/inclusion/") && entry.getName().endsWith(".json")) {
          vectors.add(new Vector(entry.getName(), mapper.readTree(file.getInputStream(entry))));
        }
      }
    }
    return vectors;
  }
}
