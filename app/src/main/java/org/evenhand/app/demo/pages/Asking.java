package org.evenhand.app.demo.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an app asks for with a token: all that its scope allows, and nothing else. */
final class Asking {
  private Asking() {}

  /** The calls, as paths. */
  static List<String> paths(Set<String> scope) {
    var paths = new ArrayList<String>();
    paths.add("/v1/me?fields=" + String.join(",", fields(scope)));
    if (scope.contains("friends")) {
      paths.add(
          "/v1/me/friends?limit=25&fields=" + (scope.contains("profile.name") ? "id,name" : "id"));
    }
    if (scope.contains("relationship.status")) {
      paths.add("/v1/me/relationships");
    }
    return paths;
  }

  private static List<String> fields(Set<String> scope) {
    var fields = new ArrayList<String>(List.of("id"));
    for (var name : List.of("name", "birthday", "email", "location")) {
      if (scope.contains("profile." + name)) {
        fields.add(name);
      }
    }
    if (scope.contains("photos")) {
      fields.add("photos.limit(3)%7Bid,taken_at%7D");
    }
    return fields;
  }
}
