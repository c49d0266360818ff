package org.evenhand.app.office.acts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.evenhand.vocabulary.OfficeRole;

/** All acts that there are forms for. */
final class Forms {
  private static final Map<OfficeRole, Map<String, ActForm>> ALL =
      Map.of(
          OfficeRole.OFFICER, named(officers()),
          OfficeRole.DEVELOPER, named(DeveloperForms.all()),
          OfficeRole.REGULATOR, Map.of());

  private static List<ActForm> officers() {
    return Stream.of(
            TermsForms.all(),
            ExceptionForms.all(),
            RequestForms.all(),
            DealForms.all(),
            InvoiceForms.all(),
            CutOffForms.all(),
            OfficerForms.all(),
            WordForms.all(),
            AuditForms.all())
        .flatMap(List::stream)
        .toList();
  }

  private static Map<String, ActForm> named(List<ActForm> forms) {
    var named = new LinkedHashMap<String, ActForm>();
    forms.forEach(form -> named.put(form.id(), form));
    return named;
  }

  private Forms() {}

  /** Those of a role. */
  static List<ActForm> of(OfficeRole role) {
    return List.copyOf(ALL.getOrDefault(role, Map.of()).values());
  }

  /** That of a role with that id. */
  static Optional<ActForm> of(OfficeRole role, String id) {
    return Optional.ofNullable(ALL.getOrDefault(role, Map.of()).get(id));
  }
}
