package org.evenhand.audit.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.evenhand.audit.input.BadInput;

/** The JSON Schemas (draft 2020-12) of what the audit writes as JSON. */
public final class Schemas {
  private static final List<String> NAMES = List.of("report", "table");

  private Schemas() {}

  /**
   * A schema.
   *
   * @param name {@code report}, of {@code report.json} and {@code --json}; or {@code table}, of
   *     {@code --table --json}
   * @throws BadInput if there is no such schema
   */
  public static String of(String name) {
    if (!NAMES.contains(name)) {
      throw new BadInput("--schema " + BadInput.shown(name) + ": there are report and table");
    }
    try (var in = Schemas.class.getResourceAsStream(name + ".schema.json")) {
      if (in == null) {
        throw new IllegalStateException("no schema " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
