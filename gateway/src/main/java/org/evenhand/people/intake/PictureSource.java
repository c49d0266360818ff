package org.evenhand.people.intake;

import java.io.IOException;

/** A photo's bytes, where they come from; asked for at most twice. */
@FunctionalInterface
public interface PictureSource {
  /** The whole picture. */
  byte[] read() throws IOException;
}
