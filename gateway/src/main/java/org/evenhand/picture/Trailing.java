package org.evenhand.picture;

import java.util.Map;

/** What comes after the end of a picture. */
final class Trailing {
  // How such files begin. A film of a "motion photo" has its box's size first, so "ftyp" is the
  // fifth
  // byte.
  private static final Map<String, String> KNOWN =
      Map.of("PK\3\4", "ZIP", "\u00FF\u00D8\u00FF", "JPEG", "%PDF", "PDF", "Rar!", "RAR");

  private Trailing() {}

  static Hidden told(Span rest) {
    var name = rest.size() > 12 && rest.rest(4).starts("ftyp") ? "MP4" : "";
    for (var known : KNOWN.entrySet()) {
      name = rest.starts(known.getKey()) ? known.getValue() : name;
    }
    var kind = name.equals("JPEG") ? Hidden.Kind.SECOND_IMAGE : Hidden.Kind.TRAILING;
    return Hidden.of(kind, name, rest.size());
  }
}
