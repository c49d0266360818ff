package org.evenhand.app.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The parameters in a request's query. Each stands at most once, none is unknown, and what is
 * percent-encoded is strict UTF-8: two readers of one URL must not read two things.
 *
 * @param fields the {@code fields} text, or null
 * @param limit the size of the page, or 0
 * @param after a cursor, or null
 * @param before a cursor, or null
 * @param input a token that is asked about, or null
 * @param size how many pixels the longer side of a picture may have, or 0
 */
record Parameters(
    @Nullable String fields,
    int limit,
    @Nullable String after,
    @Nullable String before,
    @Nullable String input,
    int size) {
  private static final Parameters NONE = new Parameters(null, 0, null, null, null, 0);

  /**
   * Reads a query as it was sent.
   *
   * @param route what it was sent to
   */
  static Parameters of(@Nullable String query, Route route) throws RequestProblem {
    return query == null ? NONE : new Reading(query, route).all();
  }

  /** One reading of one query. */
  private static final class Reading {
    private final String query;
    private final Route route;
    private final Set<GraphParameter> graph = EnumSet.noneOf(GraphParameter.class);
    private int seen;
    private @Nullable String fields;
    private int limit;
    private @Nullable String after;
    private @Nullable String before;
    private @Nullable String input;
    private int size;

    Reading(String query, Route route) {
      this.query = query;
      this.route = route;
    }

    Parameters all() throws RequestProblem {
      int from = 0;
      while (from <= query.length()) {
        int ampersand = query.indexOf('&', from);
        int to = ampersand < 0 ? query.length() : ampersand;
        if (to > from) {
          one(from, to);
        }
        from = to + 1;
      }
      return new Parameters(fields, limit, after, before, input, size);
    }

    private void one(int from, int to) throws RequestProblem {
      int equals = query.indexOf('=', from);
      int end = equals < 0 || equals > to ? to : equals;
      String name = decoded(query, from, end);
      String value = end == to ? "" : decoded(query, end + 1, to);
      switch (name) {
        case "fields" -> fields = namesNoFields() ? unknown(name) : once(1, name, value);
        case "limit" -> limit = limit(lists() ? once(2, name, value) : unknown(name));
        case "after" -> after = lists() ? cursor(4, name, value) : unknown(name);
        case "before" -> before = lists() ? cursor(8, name, value) : unknown(name);
        case "input_token" ->
            input = route == Route.DEBUG_TOKEN ? once(16, name, value) : unknown(name);
        case "size" ->
            size = route == Route.CONTENT ? size(once(32, name, value)) : unknownSize(name);
        case "access_token" -> throw tokenInQuery();
        default -> graph(name, value);
      }
    }

    private boolean namesNoFields() {
      return switch (route) {
        case RECORD, CONTENT, DEBUG_TOKEN, DEBUG_FORM, CONTRIBUTIONS, UPLOAD, REMOVAL -> true;
        default -> false;
      };
    }

    private boolean lists() {
      return route.list() != null;
    }

    private String once(int bit, String name, String value) throws RequestProblem {
      if ((seen & bit) != 0) {
        throw twice(name);
      }
      seen |= bit;
      return value;
    }

    private static RequestProblem twice(String name) {
      return bad("'" + name + "' stands twice", "Name it once.");
    }

    private String cursor(int bit, String name, String value) throws RequestProblem {
      once(bit, name, value);
      if ((seen & 12) == 12) {
        throw bad("'after' and 'before' stand together", "A page has one end to start at.");
      }
      return value;
    }

    private int unknownSize(String name) throws RequestProblem {
      return unknown(name).length();
    }

    private static int size(String value) throws RequestProblem {
      for (int size : PhotoContent.SIZES) {
        if (value.equals(Integer.toString(size))) {
          return size;
        }
      }
      throw bad("'size' is none of " + PhotoContent.SIZES, "Leave it out for the whole picture.");
    }

    private String unknown(String name) throws RequestProblem {
      throw new RequestProblem(
          ProblemType.UNKNOWN_PARAMETER,
          "'" + FieldNames.shortened(name) + "' is not a parameter of " + route.template(),
          "'"
              + FieldNames.shortened(name)
              + "' is not a parameter of "
              + route.template()
              + ". It takes "
              + (lists() ? "fields, limit, after and before." : taken()));
    }

    private String taken() {
      if (route == Route.DEBUG_TOKEN) {
        return "input_token.";
      }
      if (route == Route.CONTENT) {
        return "size.";
      }
      return namesNoFields() ? "none." : "fields.";
    }

    private static int limit(String value) throws RequestProblem {
      int limit = 0;
      for (int i = 0; i < value.length(); i++) {
        int digit = value.charAt(i) - '0';
        // Saturates, so that no number of digits overflows.
        limit = digit < 0 || digit > 9 ? 1000 : Math.min(1000, limit * 10 + digit);
      }
      if (limit < 1 || limit > org.evenhand.vocabulary.Page.MOST) {
        throw bad(
            "'limit' is not a number from 1 to 500", "Page through longer lists with 'after'.");
      }
      return limit;
    }

    private void graph(String name, String value) throws RequestProblem {
      var known = GraphParameter.of(name);
      if (known == null) {
        unknown(name);
      } else {
        if (!graph.add(known)) {
          throw twice(name);
        }
        known.check(value);
      }
    }

    private static RequestProblem tokenInQuery() {
      return new RequestProblem(
          ProblemType.BAD_REQUEST,
          "a token stands in the URL",
          "A token in a URL ends up in logs and histories. Send it as 'Authorization: Bearer …'.");
    }
  }

  private static RequestProblem bad(String brief, String advice) {
    return new RequestProblem(ProblemType.BAD_PARAMETER, brief, brief + ". " + advice);
  }

  /** Decodes part of a query. */
  static String decoded(String query, int from, int to) throws RequestProblem {
    for (int i = from; i < to; i++) {
      char c = query.charAt(i);
      if (c == '%' || c == '+' || c > '~') {
        return strictlyDecoded(query, from, to);
      }
    }
    return query.substring(from, to);
  }

  private static String strictlyDecoded(String query, int from, int to) throws RequestProblem {
    var bytes = new byte[to - from];
    int length = 0;
    for (int i = from; i < to; i++) {
      char c = query.charAt(i);
      if (c > '~') {
        throw bad("The query holds a character that is not ASCII", "Percent-encode it.");
      }
      if (c == '%') {
        int high = i + 2 < to ? hex(query.charAt(i + 1)) : -1;
        int low = i + 2 < to ? hex(query.charAt(i + 2)) : -1;
        if (high < 0 || low < 0) {
          throw bad("The query holds a '%' without two hexadecimal digits", "Encode '%' as %25.");
        }
        bytes[length++] = (byte) (high * 16 + low);
        i += 2;
      } else {
        bytes[length++] = (byte) (c == '+' ? ' ' : c);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(bytes, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      throw bad("The query is not UTF-8", "Percent-encode the bytes of UTF-8.");
    }
  }

  // Character.digit would take the digits of every script.
  private static int hex(char c) {
    return c <= '~' ? Character.digit(c, 16) : -1;
  }
}
