package org.evenhand.audit.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Whatever bytes a file has, it is read, or refused with its name: nothing else happens. */
class AnyBytesProperties {
  private static final List<String> PIECES =
      List.of("\"", "\"\"", ",", "\n", "\r", "\r\n", "\u0000", "\ufeff", "é", "\u00a0", "=", "-1");
  private static @Nullable Path folder;
  private static @Nullable Tables tables;

  @BeforeContainer
  static void open() throws IOException {
    folder = Files.createTempDirectory("any-bytes-");
    tables = Tables.open("100MB");
  }

  @AfterContainer
  static void close() throws IOException {
    if (tables != null && folder != null) {
      tables.close();
      Files.deleteIfExists(folder.resolve("grants.csv"));
      Files.delete(folder);
    }
  }

  @Property(tries = 300)
  void a_damaged_file_is_read_or_refused_and_the_next_is_read_all_the_same(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int damages) throws IOException {
    var random = new Random(seed);
    byte[] bytes = (Broken.GRANTS + "\n" + Broken.GRANT + "\n").getBytes(UTF_8);
    for (int i = 0; i < damages; i++) {
      bytes = damaged(bytes, random);
    }

    assertThat(load(bytes)).isIn("read", "refused");
    assertThat(load((Broken.GRANTS + "\n" + Broken.GRANT).getBytes(UTF_8))).isEqualTo("read");
  }

  private static String load(byte[] bytes) throws IOException {
    if (tables == null || folder == null) {
      throw new IllegalStateException("not open");
    }
    var path = Files.write(folder.resolve("grants.csv"), bytes);
    try {
      var loaded = tables.load(Schema.GRANTS, path, read -> {});
      return tables.number("SELECT count(*) FROM grants") == loaded.rows() ? "read" : "lost rows";
    } catch (BadInput e) {
      return String.valueOf(e.getMessage()).startsWith("grants.csv") ? "refused" : e.toString();
    }
  }

  private static byte[] damaged(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    var out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    switch (random.nextInt(4)) {
      case 0 -> out.write(random.nextInt(256));
      case 1 -> out.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(UTF_8));
      case 2 -> at = Math.min(bytes.length, at + 1 + random.nextInt(8));
      default -> {
        out.write(random.nextInt(256));
        at = Math.min(bytes.length, at + 1);
      }
    }
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }
}
