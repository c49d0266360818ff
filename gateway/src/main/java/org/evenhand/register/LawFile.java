package org.evenhand.register;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The file of rules of law: YAML, read strictly. */
public final class LawFile {
  private static final String BUILT_IN = "law.yaml";

  private LawFile() {}

  /** The rules that come with Evenhand. */
  public static Law builtIn() {
    try (var in = Objects.requireNonNull(LawFile.class.getResourceAsStream(BUILT_IN), BUILT_IN)) {
      return read(BUILT_IN, in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads rules of law.
   *
   * @param file its name, for what is said of it
   * @throws IllegalArgumentException with file and line, if a key is unknown or stands twice, or a
   *     value is missing or wrong
   */
  public static Law read(String file, InputStream yaml) {
    return new LawReader(file).read(yaml);
  }
}
