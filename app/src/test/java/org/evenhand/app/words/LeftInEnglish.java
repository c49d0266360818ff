package org.evenhand.app.words;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What a page in another language still says in English though a dictionary knows better. */
public final class LeftInEnglish {
  private static final Pattern PART = Pattern.compile("<!--.*?-->|<[^>]*>|[^<]+", Pattern.DOTALL);
  private static final Pattern NAME = Pattern.compile("^</?([a-zA-Z0-9]+)");
  private static final Pattern SHOWN =
      Pattern.compile("\\b(?:aria-label|data-label|placeholder|title|alt)=\"([^\"]*)\"");
  private static final Pattern HOLE = Pattern.compile("\\{[0-9]\\}");
  private static final Set<String> UNPAIRED =
      Set.of("meta", "link", "input", "img", "br", "hr", "col", "wbr");
  private static final Set<String> NO_WORDS = Set.of("code", "pre", "script", "style", "textarea");

  /** Pieces of sentences shorter than this stand in other languages' sentences by chance. */
  private static final int LONG = 14;

  private LeftInEnglish() {}

  /**
   * Sentences of the dictionaries that a page holds in English, outside of what it marks as English
   * and of code.
   *
   * @param html the page
   * @param language that it should be in
   */
  public static List<String> of(String html, Language language) {
    var whole = new HashSet<String>();
    var pieces = new HashSet<String>();
    for (var file : Dictionary.FILES) {
      for (var entry : Dictionary.entries(file)) {
        var english = Dictionary.english(entry);
        if (!english.equals(entry.get(language.tag()))) {
          whole.add(english.strip());
          Arrays.stream(HOLE.split(english)).map(String::strip).forEach(pieces::add);
        }
      }
    }
    pieces.removeIf(piece -> piece.length() < LONG || !piece.contains(" "));
    return texts(html, language).stream()
        .filter(text -> whole.contains(text) || pieces.stream().anyMatch(text::contains))
        .toList();
  }

  /** The texts and labels of a page that are in its language, by the {@code lang} around them. */
  static List<String> texts(String html, Language language) {
    var texts = new ArrayList<String>();
    var open = new ArrayDeque<Boolean>(); // whether what is within is in the page's language
    open.push(true);
    var parts = PART.matcher(html);
    while (parts.find()) {
      part(parts.group(), language, open, texts);
    }
    return texts;
  }

  private static void part(
      String part, Language language, ArrayDeque<Boolean> open, List<String> texts) {
    var name = NAME.matcher(part);
    if (!part.startsWith("<")) {
      if (open.element() && !part.isBlank()) {
        texts.add(unescaped(part).strip());
      }
    } else if (part.startsWith("</")) {
      open.pop();
    } else if (name.find()) {
      boolean here = open.element() && !NO_WORDS.contains(name.group(1));
      var lang = part.replaceAll("(?s).*\\slang=\"([^\"]*)\".*", "$1");
      boolean inIt = lang.equals(part) ? here : lang.equals(language.tag());
      if (inIt) {
        SHOWN
            .matcher(part)
            .results()
            .forEach(label -> texts.add(unescaped(label.group(1)).strip()));
      }
      if (!UNPAIRED.contains(name.group(1))) {
        open.push(inIt);
      }
    }
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ");
  }
}
