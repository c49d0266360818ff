package org.evenhand.app.demo.story;

import java.util.Map;
import org.evenhand.register.Commitment;

/** Keeps exact values, and gives what stands for them in public. */
@FunctionalInterface
public interface Amounts {
  /**
   * Keeps one.
   *
   * @param name of what it is the value, such as {@code consideration:ads-1}
   * @param value such as {@code 123456 USD}
   */
  Commitment keep(String name, String value);

  /** Keeps nothing, for who only wants to know of times. */
  static Amounts unkept() {
    var any = new Commitment("0".repeat(64));
    return (_, _) -> any;
  }

  /** Those kept already, by name. */
  static Amounts of(Map<String, Commitment> kept) {
    return (name, value) -> {
      var commitment = kept.get(name);
      if (commitment == null) {
        throw new IllegalStateException("the value of " + name + " was not kept");
      }
      return commitment;
    };
  }
}
