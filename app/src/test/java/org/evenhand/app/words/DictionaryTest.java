package org.evenhand.app.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The dictionaries hold every sentence that pages say, in every language, and nothing else. */
class DictionaryTest {
  private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";
  private static final String JOINED = TEXT + "(?:\\s*\\+\\s*" + TEXT + ")*";
  private static final Pattern SAID = Pattern.compile("\\b(?:say|later)\\(\\s*(" + JOINED + ")");
  private static final Pattern COUNTED =
      Pattern.compile(
          "\\bcount\\((?:[^\"();]|\\([^()\"]*\\))*,\\s*(" + JOINED + ")\\s*,\\s*(" + JOINED + ")");
  private static final Pattern LITERAL = Pattern.compile(TEXT);
  private static final Pattern HOLE = Pattern.compile("\\{[0-9]\\}");

  @TestFactory
  Stream<DynamicTest> every_entry_is_whole() {
    return Dictionary.FILES.stream().map(file -> DynamicTest.dynamicTest(file, () -> whole(file)));
  }

  private static void whole(String file) {
    var entries = Dictionary.entries(file);
    assertThat(entries).isNotEmpty();
    for (var entry : entries) {
      assertThat(entry.keySet()).as("%s", entry).containsExactlyInAnyOrder("en", "es", "de");
      for (var said : entry.values()) {
        assertThat(said).as("%s", entry).isNotBlank();
        assertThat(holes(said)).as(said).isEqualTo(holes(Dictionary.english(entry)));
        assertThat(said.replaceAll(HOLE.pattern(), "")).as("holes").doesNotContain("{", "}");
      }
    }
  }

  private static Set<String> holes(String sentence) {
    return HOLE.matcher(sentence).results().map(r -> r.group()).collect(Collectors.toSet());
  }

  @Test
  void no_sentence_stands_twice() {
    var seen = new HashSet<String>();
    for (var file : Dictionary.FILES) {
      for (var entry : Dictionary.entries(file)) {
        assertThat(seen.add(Dictionary.english(entry))).as(Dictionary.english(entry)).isTrue();
      }
    }
  }

  @Test
  void every_sentence_that_code_and_templates_say_is_there() throws IOException {
    var missing = new TreeSet<String>();
    for (var path : sources()) {
      for (var said : said(Files.readString(path))) {
        if (!known().contains(said)) {
          missing.add(path.getFileName() + ": " + said);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void every_data_type_is_there() throws IOException {
    var catalogue = Files.readString(gateway("people/catalogue.yaml"));
    var words = Pattern.compile("(?m)^    (?:title|plain): (.*)$").matcher(catalogue);
    assertThat(words.results().map(r -> r.group(1)).toList())
        .isNotEmpty()
        .allMatch(known()::contains);
  }

  /** What nothing says any more would be translated for nobody. */
  @Test
  void every_entry_is_said_somewhere() throws IOException {
    var all = new StringBuilder(Files.readString(gateway("people/catalogue.yaml")));
    for (var path : sources()) {
      all.append(joined(Files.readString(path)));
    }
    var text = all.toString();
    assertThat(known()).allMatch(english -> text.contains(english.replace("\"", "\\\"")));
  }

  private static Set<String> known() {
    return Dictionary.FILES.stream()
        .flatMap(file -> Dictionary.entries(file).stream())
        .map((Map<String, String> entry) -> Dictionary.english(entry))
        .collect(Collectors.toSet());
  }

  private static List<String> said(String source) {
    var found = new ArrayList<String>();
    SAID.matcher(source).results().forEach(r -> found.add(text(r.group(1))));
    if (source.contains("words.Speech.count;")) {
      COUNTED
          .matcher(source)
          .results()
          .forEach(r -> {
            found.add(text(r.group(1)));
            found.add(text(r.group(2)));
          });
    }
    return found;
  }

  /** The value of literals that stand joined by a plus. */
  private static String text(String joined) {
    return LITERAL
        .matcher(joined)
        .results()
        .map(r -> r.group().substring(1, r.group().length() - 1))
        .collect(Collectors.joining())
        .translateEscapes();
  }

  private static String joined(String source) {
    return source.replaceAll("\"\\s*\\+\\s*\"", "");
  }

  private static List<Path> sources() throws IOException {
    try (var all = Files.walk(Path.of("src/main"))) {
      return all.filter(p -> p.toString().matches(".*\\.(java|jte)")).toList();
    }
  }

  private static Path gateway(String resource) {
    return Path.of("../gateway/src/main/resources/org/evenhand").resolve(resource);
  }
}
