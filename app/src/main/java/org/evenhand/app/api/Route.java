package org.evenhand.app.api;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.evenhand.vocabulary.Edge;
import org.jspecify.annotations.Nullable;

/**
 * The paths of the data API. A request's path is compared with them as it came, not decoded: an
 * encoded, doubled or dotted spelling is no other way to the same thing, it is no path at all.
 */
enum Route {
  /** The person who authorised the app. */
  ME("/v1/me", false),
  /** Their friends. */
  FRIENDS("/v1/me/friends", false),
  /** Their relationships. */
  RELATIONSHIPS("/v1/me/relationships", false),
  /** Their photos' metadata. */
  PHOTOS("/v1/me/photos", false),
  /** Their relatives. */
  FAMILY("/v1/me/family", false),
  /** What they like. */
  LIKES("/v1/me/likes", false),
  /** One person by the id that the app knows. */
  PERSON("/v1/people/{id}", true),
  /** One photo by the id that the app knows. */
  PHOTO("/v1/photos/{id}", true),
  /** A photo's bytes. */
  CONTENT("/v1/photos/{id}/content", true),
  /** The app's own lines of one frame. */
  RECORD("/v1/records/{position}", true),
  /** What a token may do. */
  DEBUG_TOKEN("/v1/debug_token", false),
  /** The same, asked by a form, so that no token stands in an address. */
  DEBUG_FORM("POST", "/v1/debug_token", false),
  /** Data that the app gives in return. */
  CONTRIBUTIONS("POST", "/v1/contributions", false),
  /** A photo that the person brings. */
  UPLOAD("POST", "/v1/me/photos", false),
  /** A photo that the person takes away. */
  REMOVAL("DELETE", "/v1/photos/{id}", true);

  private static final String ROOT = "/v1";

  private final String method;
  private final String template;
  private final String prefix;
  private final String suffix;
  private final boolean takesArgument;
  private final String operation;

  Route(String template, boolean takesArgument) {
    this("GET", template, takesArgument);
  }

  Route(String method, String template, boolean takesArgument) {
    this.method = method;
    this.template = template;
    this.takesArgument = takesArgument;
    this.prefix = takesArgument ? template.substring(0, template.indexOf('{')) : template;
    this.suffix = template.substring(template.indexOf('}') + 1);
    this.operation = method + " " + template;
  }

  /** What it answers; GET means HEAD too. */
  String method() {
    return method;
  }

  /** The path with placeholders. */
  String template() {
    return template;
  }

  /** The path behind {@code /v1}, with placeholders. */
  String below() {
    return template.substring(ROOT.length());
  }

  /** The path behind {@code /v1} of the object of that id. */
  String below(String id) {
    return prefix.substring(ROOT.length()) + id + suffix;
  }

  /** Method and template, as the record names the operation. */
  String operation() {
    return operation;
  }

  /**
   * What problems of this path name as {@code instance}: the path up to its placeholder, so that
   * the answer for one id is byte for byte the answer for another.
   */
  String instance() {
    return takesArgument ? prefix.substring(0, prefix.length() - 1) : template;
  }

  /** The viewer's list that it gives, if it gives one. */
  @Nullable Edge list() {
    return switch (this) {
      case FRIENDS -> Edge.FRIENDS;
      case RELATIONSHIPS -> Edge.RELATIONSHIPS;
      case PHOTOS -> Edge.PHOTOS;
      case LIKES -> Edge.LIKES;
      case FAMILY -> Edge.FAMILY;
      case ME,
          PERSON,
          PHOTO,
          CONTENT,
          RECORD,
          DEBUG_TOKEN,
          DEBUG_FORM,
          CONTRIBUTIONS,
          UPLOAD,
          REMOVAL ->
          null;
    };
  }

  /** The viewer's list of that edge. */
  static @Nullable Route ofList(Edge edge) {
    return switch (edge) {
      case FRIENDS -> FRIENDS;
      case PHOTOS -> PHOTOS;
      case RELATIONSHIPS -> RELATIONSHIPS;
      case LIKES -> LIKES;
      case FAMILY -> FAMILY;
      case TAGS, PARTNER, RELATIVE -> null;
    };
  }

  /**
   * The route of a path exactly as it was sent, or null. Of several that of the method, or the
   * first where none takes it.
   */
  static @Nullable Route of(String path, String method) {
    Route found = null;
    for (var route : VALUES) {
      if (route.takesArgument ? route.holds(path) : route.template.equals(path)) {
        if (route.answers(method)) {
          return route;
        }
        found = found == null ? route : found;
      }
    }
    return found;
  }

  /** Whether it takes that method. */
  boolean answers(String asked) {
    return method.equals(asked) || (reads() && asked.equals("HEAD"));
  }

  private boolean reads() {
    return method.equals("GET");
  }

  /** All methods that its path takes. */
  List<String> methods() {
    return Arrays.stream(VALUES)
        .filter(route -> route.template.equals(template))
        .flatMap(route -> route.reads() ? Stream.of("GET", "HEAD") : Stream.of(route.method))
        .toList();
  }

  private static final Route[] VALUES = values();

  private boolean holds(String path) {
    int end = path.length() - suffix.length();
    return path.startsWith(prefix)
        && end > prefix.length()
        && path.endsWith(suffix)
        && path.lastIndexOf('/', end - 1) < prefix.length();
  }

  /** What stands for the placeholder in that path. */
  String argument(String path) {
    return path.substring(prefix.length(), path.length() - suffix.length());
  }
}
