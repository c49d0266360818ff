package org.evenhand.app.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What sentences are in other languages, from the files beside this class: each sentence with all
 * of its translations in one place. Read when another language than English is first asked for.
 */
final class Dictionary {
  /** The files, one for each group of pages. */
  static final List<String> FILES =
      List.of(
          "frame",
          "data",
          "record",
          "inbound",
          "signin",
          "erase",
          "consent",
          "me",
          "photos",
          "docs",
          "developers",
          "office");

  private Dictionary() {}

  /** Made once, when it is first needed. */
  private static final class Read {
    static final Map<Language, Map<String, String>> ALL = read();
  }

  /** The sentence in that language; itself if the language has none for it. */
  static String in(Language language, String english) {
    return language == Language.ENGLISH
        ? english
        : Read.ALL.getOrDefault(language, Map.of()).getOrDefault(english, english);
  }

  private static Map<Language, Map<String, String>> read() {
    var all = new EnumMap<Language, Map<String, String>>(Language.class);
    for (var file : FILES) {
      for (var entry : entries(file)) {
        for (var language : Language.values()) {
          var said = entry.get(language.tag());
          if (said != null && language != Language.ENGLISH) {
            all.computeIfAbsent(language, _ -> new HashMap<>()).put(english(entry), said);
          }
        }
      }
    }
    return all;
  }

  static String english(Map<String, String> entry) {
    return entry.getOrDefault(Language.ENGLISH.tag(), "");
  }

  /** The entries of a file: language tags to sentences. */
  @SuppressWarnings("unchecked") // DictionaryTest reads every file and says where one is malformed
  static List<Map<String, String>> entries(String file) {
    try (InputStream in = Dictionary.class.getResourceAsStream(file + ".yaml")) {
      if (in == null) {
        throw new IllegalStateException("the dictionary " + file + " is not where it belongs");
      }
      var loaded = new Load(LoadSettings.builder().build()).loadFromInputStream(in);
      return loaded == null ? List.of() : (List<Map<String, String>>) loaded;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
