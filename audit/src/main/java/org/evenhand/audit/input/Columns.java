package org.evenhand.audit.input;

import java.util.List;

/**
 * A file's columns, in order.
 *
 * @param names what the header calls them
 * @param kinds what each may hold
 * @param required whether each must be filled in
 */
@SuppressWarnings("ArrayRecordComponent") // looked at for each cell
record Columns(List<String> names, Kind[] kinds, boolean[] required) {
  static Columns of(Schema schema, List<String> header) {
    var required = new boolean[header.size()];
    for (int i = 0; i < required.length; i++) {
      required[i] = schema.required().contains(header.get(i));
    }
    return new Columns(
        List.copyOf(header), header.stream().map(schema::kind).toArray(Kind[]::new), required);
  }

  int count() {
    return kinds.length;
  }
}
