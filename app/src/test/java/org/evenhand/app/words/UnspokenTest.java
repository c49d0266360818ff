package org.evenhand.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Nothing that is read on translated pages stands in templates or code without being said. */
class UnspokenTest {
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Path ROOMS = Path.of("src/main/java/org/evenhand/app");

  /** Templates in English alone; a new one is held to the dictionaries unless it is named here. */
  private static final Pattern ENGLISH_ALONE =
      Pattern.compile("register/.*|office/(opened|regulator|segments)\\.jte");

  /** Code whose every sentence is read on translated pages. */
  private static final List<String> SPEAKING =
      List.of(
          "developers",
          "docs",
          "webhooks/WebhookPage.java",
          "webhooks/Destinations.java",
          "billing/InvoicePage.java",
          "office/ConfirmPage.java",
          "office/EnrolPage.java",
          "office/HomePage.java",
          "office/PasskeyPage.java",
          "office/SignInPage.java",
          "office/acts/AppDemands.java",
          "office/acts/CertificationForm.java",
          "office/acts/DeveloperForms.java",
          "office/acts/DevelopersPage.java");

  private static final Set<String> NAMES = Set.of("Evenhand", "OpenAPI");

  private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final Pattern LITERAL = Pattern.compile(TEXT);
  private static final Pattern SENTENCE =
      Pattern.compile("\"(?:[A-Z][a-z]+|[^\"]*[a-z’]+,? [a-z]+ [a-z]+)[^\"]*\"");

  /** What a sentence stands in when it is said, or when no page shows it. */
  private static final Pattern SAID =
      Pattern.compile(
          "\\b(?:say|later|count|Exception|setHeader|matches|Snippet|Book)\\(\\s*(?:[^\"();]*"
              + "(?:\\([^()\"]*\\))?[^\"();]*,\\s*)?"
              + TEXT
              + "(?:\\s*[+,]\\s*"
              + TEXT
              + ")*");

  private static final Pattern COMMENT =
      Pattern.compile("(?s)/\\*.*?\\*/|(?m)(?<=[\\s;{])//.*$|^import .*$|^package .*$");

  @Test
  void templates_say_all_that_they_show() throws IOException {
    var unspoken = new ArrayList<String>();
    for (var file : files(TEMPLATES, ".jte")) {
      var name = TEMPLATES.relativize(file).toString();
      if (!ENGLISH_ALONE.matcher(name).matches()) {
        words(Files.readString(file)).forEach(word -> unspoken.add(name + ": " + word));
      }
    }
    assertThat(unspoken).isEmpty();
  }

  /** This test's own reading of templates: it finds what it is there to find. */
  @Test
  void a_bare_word_in_a_template_is_found() {
    assertThat(words("<p class=\"x\">${say(\"a\")} Hello <b>you</b></p>")).contains("Hello", "you");
    assertThat(words("<nav aria-label=\"Pages here\">")).contains("Pages here");
    assertThat(words("@template.a(b = @`<p>Bare</p>`, c = say(\"said\"))")).containsExactly("Bare");
    assertThat(words("<p>${x.is() ? \"Bare one\" : say(\"said\")}</p>"))
        .containsExactly("Bare one");
    assertThat(words("@if(a.b())<code>x y</code>@else${say(\"z\")}@endif")).isEmpty();
  }

  @Test
  void code_says_all_that_its_pages_show() throws IOException {
    var unspoken = new ArrayList<String>();
    for (var place : SPEAKING) {
      for (var file : files(ROOMS.resolve(place), ".java")) {
        var code = COMMENT.matcher(Files.readString(file)).replaceAll("");
        SENTENCE
            .matcher(SAID.matcher(code).replaceAll("said"))
            .results()
            .forEach(found -> unspoken.add(file.getFileName() + ": " + found.group()));
      }
    }
    assertThat(unspoken).isEmpty();
  }

  private static List<Path> files(Path from, String ending) throws IOException {
    try (var all = Files.walk(from)) {
      return all.filter(p -> p.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** Words of a template outside of expressions, tags and code, and sentences within them. */
  private static List<String> words(String template) {
    var found = new ArrayList<String>();
    var text = template.replaceAll("(?m)^@(?:import|param) .*$", "");
    var bare = new StringBuilder();
    for (int at = 0; at < text.length(); ) {
      int end = expression(text, at);
      if (end > at) {
        unsaid(text.substring(at, end), found);
        at = end;
      } else {
        bare.append(text.charAt(at++));
      }
    }
    var plain = bare.toString();
    Pattern.compile("(?:aria-label|data-label|placeholder|title|alt)=\"([^\"]*[A-Za-z][^\"]*)\"")
        .matcher(plain)
        .results()
        .forEach(label -> found.add(label.group(1)));
    plain =
        plain
            .replaceAll("(?s)<(code|pre)\\b.*?</\\1>", " ")
            .replaceAll("(?s)<[^>]*>", " ")
            .replaceAll("@(?:endif|endfor|else|raw|endraw)", " ")
            .replaceAll("`?,? *[a-z]+ = @?`?", " ");
    Pattern.compile("[\\p{L}’]{2,}")
        .matcher(plain)
        .results()
        .map(word -> word.group())
        .filter(word -> !NAMES.contains(word))
        .forEach(found::add);
    return found;
  }

  /** Where an expression that begins there ends: at its bracket, or at a content within it. */
  private static int expression(String text, int at) {
    var begin =
        Pattern.compile(
                "(?:\\$(?:unsafe)?|!)\\{|@(?:template\\.[\\w.-]+|if|elseif|for)\\(|(?<=`), [a-z]+ ="
                    + " (?!@)")
            .matcher(text)
            .region(at, text.length())
            .useTransparentBounds(true);
    if (!begin.lookingAt()) {
      return at;
    }
    int deep = begin.group().matches(".*[({]") ? 1 : 0;
    for (int i = begin.end(); i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        i = closing(text, i);
      } else if (c == '(' || c == '{') {
        deep++;
      } else if (c == ')' || c == '}') {
        deep--;
        if (deep <= 0) {
          return i + 1;
        }
      } else if (text.startsWith("@`", i)) {
        return i + 2;
      }
    }
    return text.length();
  }

  private static int closing(String text, int open) {
    int i = open + 1;
    while (text.charAt(i) != '"') {
      i += text.charAt(i) == '\\' ? 2 : 1;
    }
    return i;
  }

  private static void unsaid(String expression, List<String> found) {
    LITERAL
        .matcher(SAID.matcher(expression).replaceAll("said"))
        .results()
        .map(literal -> literal.group().substring(1, literal.group().length() - 1))
        .filter(literal -> literal.matches("[A-Z][a-z].*|.*[a-z] [a-z]+ [a-z].*"))
        .filter(literal -> !NAMES.contains(literal))
        .forEach(found::add);
  }
}
