package org.evenhand.app.publicregister;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names an object of the register as its address does: {@code apps/sunny-maps}.
 *
 * @param kind the path of its kind
 * @param id its id
 */
record Ref(String kind, String id) {
  // The shape of every public id, so that a name can stand in an address as it is.
  private static final Pattern SHAPE = Pattern.compile("([a-z]{1,32})/([a-z0-9][a-z0-9._-]{0,63})");

  /** Reads a name; empty if it is none. */
  static Optional<Ref> parse(String name) {
    var shape = SHAPE.matcher(name);
    return shape.matches()
        ? Optional.of(new Ref(shape.group(1), shape.group(2)))
        : Optional.empty();
  }

  static Ref organisation(Object id) {
    return new Ref("organisations", id.toString());
  }

  static Ref app(Object id) {
    return new Ref("apps", id.toString());
  }

  static Ref terms(Object id) {
    return new Ref("terms", id.toString());
  }

  static Ref agreement(Object id) {
    return new Ref("agreements", id.toString());
  }

  static Ref cutOff(Object id) {
    return new Ref("cutoffs", id.toString());
  }

  /** The path of its page. */
  String path() {
    return RegisterServlet.PATH + "/" + this;
  }

  @Override
  public String toString() {
    return kind + "/" + id;
  }
}
