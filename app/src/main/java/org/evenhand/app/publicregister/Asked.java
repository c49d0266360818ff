package org.evenhand.app.publicregister;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What an address asks for beyond its path. A parameter that is unknown, doubled or out of bounds
 * is refused: nobody is shown something other than what they meant to ask for.
 *
 * @param parameters by name; none is empty
 */
record Asked(Map<String, String> parameters) {
  private static final int MOST = 200;
  private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");
  private static final Set<String> KNOWN =
      Set.of("q", "kind", "organisation", "of", "after", "before", "from", "to", "format");

  /** Nothing beyond the path. */
  static final Asked NOTHING = new Asked(Map.of());

  /** A parameter that cannot be. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String what) {
      super(what);
    }
  }

  /** Keeps a copy, in order. */
  Asked {
    parameters = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** Reads the query. */
  static Asked of(HttpServletRequest request) throws Refused {
    var read = new LinkedHashMap<String, String>();
    for (var parameter : request.getParameterMap().entrySet()) {
      var name = parameter.getKey();
      if (!KNOWN.contains(name)) {
        throw new Refused(
            "The register has no parameter of that name. It knows q, kind, organisation, of, after,"
                + " before, from, to and format.");
      }
      var value = only(name, parameter.getValue());
      if (!value.isEmpty()) {
        read.put(name, value);
      }
    }
    return new Asked(read).checked();
  }

  private static String only(String name, String[] values) throws Refused {
    if (values.length != 1) {
      throw new Refused("'" + name + "' stands twice; name it once.");
    }
    var value = values[0].strip();
    if (value.length() > MOST) {
      throw new Refused("'" + name + "' has more than " + MOST + " characters.");
    }
    return value;
  }

  private Asked checked() throws Refused {
    if (has("before") && !POSITION.matcher(get("before")).matches()) {
      throw new Refused("'before' is the position of an act: digits, 18 at most.");
    }
    if (has("of") && Ref.parse(get("of")).isEmpty()) {
      throw new Refused("'of' names an object, as in apps/sunny-maps.");
    }
    if (has("organisation") && Ref.parse("organisations/" + get("organisation")).isEmpty()) {
      throw new Refused("'organisation' is the id of one, as in sunny-cartography.");
    }
    return this;
  }

  boolean has(String name) {
    return parameters.containsKey(name);
  }

  /** A parameter; empty if it was not given. */
  String get(String name) {
    return parameters.getOrDefault(name, "");
  }

  /** The position before which acts are asked for; beyond every act if none was given. */
  long before() {
    return has("before") ? Long.parseLong(get("before")) : Long.MAX_VALUE;
  }
}
