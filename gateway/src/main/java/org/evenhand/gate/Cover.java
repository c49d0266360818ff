package org.evenhand.gate;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.DataTypeId;

/** For each data type, the nodes by which a consent to it can have been given. */
final class Cover {
  private final Map<DataTypeId, List<DataTypeId>> nodes = new HashMap<>();

  Cover(Catalogue catalogue) {
    for (var type : catalogue.types()) {
      nodes.put(
          type.id(),
          catalogue.types().stream()
              .map(DataType::id)
              .filter(node -> catalogue.covers(node, type.id()))
              .toList());
    }
  }

  List<DataTypeId> of(DataTypeId type) {
    return nodes.getOrDefault(type, List.of());
  }
}
