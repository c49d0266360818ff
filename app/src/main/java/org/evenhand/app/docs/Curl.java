package org.evenhand.app.docs;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/** A call as a line for the shell. */
final class Curl {
  private static final String GO_ON = " \\\n  ";

  private Curl() {}

  /**
   * The call, with {@code $TOKEN} where a token goes, and examples where the description has some.
   */
  static String call(
      String server,
      String method,
      String path,
      List<ReferenceView.Parameter> parameters,
      Optional<ReferenceView.Body> body,
      boolean token) {
    var command = new StringBuilder("curl -g");
    if (!method.equals("GET")) {
      command.append(" -X ").append(method);
    }
    if (token) {
      command.append(" -H \"Authorization: Bearer $TOKEN\"");
    }
    body.filter(one -> !one.example().isEmpty())
        .ifPresent(one ->
            command
                .append(GO_ON)
                .append("-H ")
                .append(quoted("Content-Type: " + one.mediaType()))
                .append(" -d ")
                .append(quoted(one.example())));
    var query = new StringJoiner("&", "?", "").setEmptyValue("");
    parameters.stream()
        .filter(one -> one.in().equals("query") && !one.example().isEmpty())
        .forEach(one -> query.add(one.name() + "=" + one.example()));
    return command.append(GO_ON).append(quoted(server + path + query)).toString();
  }

  /** Between single quotes nothing is special to a shell but the quote itself (POSIX, 2.2.2). */
  static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
