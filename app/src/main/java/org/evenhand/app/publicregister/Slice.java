package org.evenhand.app.publicregister;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.evenhand.app.publicregister.Kinds.One;

/**
 * A page of a list of objects. The cursor names the last object shown, so that one that comes
 * meanwhile shifts nothing.
 *
 * @param shown the objects of the page
 * @param total how many there are in all
 * @param next leads to the next page; empty for the last
 */
record Slice(List<One<?>> shown, int total, String next) {

  /**
   * Cuts the page that was asked for.
   *
   * @param path of the list
   */
  static Slice of(List<One<?>> all, String path, Asked asked) throws Asked.Refused {
    int from = asked.has("after") ? place(all, asked.get("after")) + 1 : 0;
    var shown = all.subList(from, Math.min(all.size(), from + Kinds.PAGE));
    boolean last = from + shown.size() == all.size();
    var next = last ? "" : address(path, asked, "after", shown.getLast().ref().toString());
    return new Slice(List.copyOf(shown), all.size(), next);
  }

  private static int place(List<One<?>> all, String after) throws Asked.Refused {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).ref().toString().equals(after)) {
        return i;
      }
    }
    throw new Asked.Refused("'after' names nothing in this list; start without it.");
  }

  /** The same question, beginning elsewhere. */
  static String address(String path, Asked asked, String parameter, Object value) {
    var parameters = new LinkedHashMap<>(asked.parameters());
    parameters.remove("after");
    parameters.remove("before");
    parameters.put(parameter, value.toString());
    return address(path, parameters);
  }

  static String address(String path, Map<String, String> parameters) {
    return parameters.isEmpty()
        ? path
        : parameters.entrySet().stream()
            .map(p -> p.getKey() + "=" + encoded(p.getValue()))
            .collect(Collectors.joining("&", path + "?", ""));
  }

  // A slash may stand in a query (RFC 3986 §3.4), and names of objects read better with it.
  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("%2F", "/");
  }
}
