package org.evenhand.app.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A form as a browser would send it: what is hidden, typed or ticked. Reads the HTML that our own
 * templates write, no other.
 */
public final class HtmlForm {
  /** What parts the parts of a form with a file. */
  public static final String BOUNDARY = "----parts-of-a-form";

  private static final Pattern FORM =
      Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern INPUT = Pattern.compile("<input\\s([^>]*)>");
  private static final Pattern ATTRIBUTE = Pattern.compile("([a-z-]+)(?:=\"([^\"]*)\")?");

  private final String action;
  private final List<Field> fields;

  private final List<Field> empty;

  private HtmlForm(String action, List<Field> fields, List<Field> empty) {
    this.action = action;
    this.fields = List.copyOf(fields);
    this.empty = List.copyOf(empty);
  }

  private HtmlForm of(List<Field> changed) {
    return new HtmlForm(action, changed, empty);
  }

  private record Field(String name, String value) {}

  /** The form that leads to that path. */
  public static HtmlForm in(String html, String action) {
    for (var form = FORM.matcher(html); form.find(); ) {
      if (unescaped(form.group(1)).equals(action)) {
        return new HtmlForm(action, fields(form.group(2), true), fields(form.group(2), false));
      }
    }
    throw new IllegalStateException("the page has no form to " + action + ": " + html);
  }

  /** What is sent, or else the boxes that are empty. */
  private static List<Field> fields(String form, boolean sent) {
    var fields = new ArrayList<Field>();
    for (var input = INPUT.matcher(form); input.find(); ) {
      var text = input.group(1);
      var type = attribute(text, "type");
      boolean filled =
          !(type.equals("checkbox") || type.equals("radio")) || hasAttribute(text, "checked");
      if (sent ? filled : !filled && type.equals("checkbox")) {
        fields.add(new Field(attribute(text, "name"), attribute(text, "value")));
      }
    }
    return fields;
  }

  private static String attribute(String text, String name) {
    for (var found = ATTRIBUTE.matcher(text); found.find(); ) {
      if (found.group(1).equals(name)) {
        return found.group(2) == null ? "" : unescaped(found.group(2));
      }
    }
    return "";
  }

  private static boolean hasAttribute(String text, String name) {
    return ATTRIBUTE.matcher(text).results().anyMatch(found -> found.group(1).equals(name));
  }

  private static String unescaped(String text) {
    return text.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  /** The form as it came. */
  public static HtmlForm itself(HtmlForm form) {
    return form;
  }

  /** With this value in that field, whatever was there. */
  public HtmlForm with(String name, String value) {
    var changed = new ArrayList<>(without(name).fields);
    changed.add(new Field(name, value));
    return of(changed);
  }

  /** Without that field. */
  public HtmlForm without(String name) {
    return of(fields.stream().filter(f -> !f.name().equals(name)).toList());
  }

  /** With that box not ticked. */
  public HtmlForm unticked(String name, String value) {
    var field = new Field(name, value);
    if (!fields.contains(field)) {
      throw new IllegalStateException("no box " + field + " is ticked in " + fields);
    }
    return of(fields.stream().filter(f -> !f.equals(field)).toList());
  }

  /** With every box ticked. */
  public HtmlForm ticked() {
    var all = new ArrayList<>(fields);
    all.addAll(empty);
    return of(all);
  }

  /** What stands in a field. */
  public List<String> values(String name) {
    return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).toList();
  }

  /** Where it leads. */
  public String action() {
    return action;
  }

  /** As it is sent with a file in it (RFC 7578), each part in the order of the page. */
  public byte[] with(String field, byte[] file) {
    var bytes = new ByteArrayOutputStream();
    for (var one : fields) {
      if (one.name().equals(field)) {
        part(bytes, field, "; filename=\"picture.jpg\"\r\nContent-Type: image/jpeg", file);
      } else {
        part(bytes, one.name(), "", one.value().getBytes(UTF_8));
      }
    }
    bytes.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
    return bytes.toByteArray();
  }

  private static void part(ByteArrayOutputStream to, String name, String more, byte[] content) {
    var head =
        "--"
            + BOUNDARY
            + "\r\nContent-Disposition: form-data; name=\""
            + name
            + "\""
            + more
            + "\r\n\r\n";
    to.writeBytes(head.getBytes(UTF_8));
    to.writeBytes(content);
    to.writeBytes("\r\n".getBytes(UTF_8));
  }

  /** As it is sent. */
  public String encoded() {
    return fields.stream()
        .map(f -> URLEncoder.encode(f.name(), UTF_8) + "=" + URLEncoder.encode(f.value(), UTF_8))
        .collect(Collectors.joining("&"));
  }
}
