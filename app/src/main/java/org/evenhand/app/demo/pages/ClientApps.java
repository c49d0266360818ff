package org.evenhand.app.demo.pages;

import java.util.List;

/**
 * The fictional apps of a run.
 *
 * @param all each with its credentials
 */
public record ClientApps(List<ClientApp> all) {
  /** Keeps a copy. */
  public ClientApps {
    all = List.copyOf(all);
  }
}
