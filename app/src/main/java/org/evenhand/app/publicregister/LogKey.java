package org.evenhand.app.publicregister;

/** Tells the public log's verifier keys. */
@FunctionalInterface
public interface LogKey {
  /** Their text, as {@code /log/key} serves it; empty where no log is published. */
  String text();
}
