package org.evenhand.app.demo.pages;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The platform that the fictional apps call. */
public interface CalledPlatform {
  /** Where it is. */
  URI baseUrl();

  /** The certificate that it shows, which nobody else vouches for; empty in the clear. */
  Optional<Path> certificate();
}
