package org.evenhand.app.developers;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.util.List;
import java.util.Map;
import org.evenhand.app.developers.WorkbenchView.Snippet;

/**
 * Whole programs that make an app's first call: each prints the address to send somebody to, reads
 * the address that they come back to, exchanges its code and calls. The secret comes from the
 * environment and stands in no program.
 */
final class Snippets {
  private Snippets() {}

  /**
   * What goes into them.
   *
   * @param base how the world reaches the server
   * @param client the app's client id
   * @param redirect where its sign-in returns to
   * @param scope the data types to ask for, with a space between
   * @param fields what to call for
   */
  record Values(String base, String client, String redirect, String scope, String fields) {}

  static List<Snippet> of(Values values) {
    return List.of(
        new Snippet("curl", "SECRET=… bash first-call.sh", filled("first-call.sh", values)),
        new Snippet("Java", "SECRET=… java FirstCall.java", filled("FirstCall.java.txt", values)),
        new Snippet(
            "JavaScript", "SECRET=… node first-call.mjs", filled("first-call.mjs", values)));
  }

  private static String filled(String file, Values values) {
    var text = text(file);
    for (var one : parts(values).entrySet()) {
      text = text.replace(one.getKey(), one.getValue());
    }
    return text;
  }

  /**
   * Percent-encoded, so that nothing in them is special to a shell or within quotes; but for the
   * base and the fields, which are ours.
   */
  private static Map<String, String> parts(Values values) {
    return Map.of(
        "@BASE@", values.base,
        "@CLIENT@", URLEncoder.encode(values.client, UTF_8),
        "@REDIRECT@", URLEncoder.encode(values.redirect, UTF_8),
        "@SCOPE@", URLEncoder.encode(values.scope, UTF_8),
        "@FIELDS@", values.fields);
  }

  private static String text(String file) {
    try (var in = Snippets.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + file);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
