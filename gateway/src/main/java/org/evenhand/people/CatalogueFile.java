package org.evenhand.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.evenhand.vocabulary.Catalogue;

/** The file of data types and fields: YAML, read strictly. */
public final class CatalogueFile {
  private CatalogueFile() {}

  /** The catalogue that comes with Evenhand. */
  public static Catalogue builtIn() {
    try (var in =
        Objects.requireNonNull(
            CatalogueFile.class.getResourceAsStream("catalogue.yaml"), "catalogue.yaml")) {
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a catalogue.
   *
   * @throws IllegalArgumentException with the line, if a key is unknown or stands twice, or a value
   *     is missing or wrong
   */
  public static Catalogue read(InputStream yaml) {
    return new CatalogueReader().read(yaml);
  }
}
