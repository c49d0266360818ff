package org.evenhand.app.office.acts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** All acts that officers can do. */
final class Forms {
  private static final Map<String, ActForm> ALL = new LinkedHashMap<>();

  static {
    Stream.of(
            ExceptionForms.all(),
            RequestForms.all(),
            DealForms.all(),
            CutOffForms.all(),
            OfficerForms.all(),
            WordForms.all())
        .flatMap(List::stream)
        .forEach(form -> ALL.put(form.id(), form));
  }

  private Forms() {}

  static List<ActForm> all() {
    return List.copyOf(ALL.values());
  }

  static Optional<ActForm> of(String id) {
    return Optional.ofNullable(ALL.get(id));
  }
}
