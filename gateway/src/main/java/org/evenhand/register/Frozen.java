package org.evenhand.register;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A copy of something that changes now and then, made when it is asked for after a change. */
final class Frozen<T> {
  private final Supplier<T> copying;
  private @Nullable T copy;

  Frozen(Supplier<T> copying) {
    this.copying = copying;
  }

  void changed() {
    copy = null;
  }

  T get() {
    if (copy == null) {
      copy = copying.get();
    }
    return copy;
  }
}
