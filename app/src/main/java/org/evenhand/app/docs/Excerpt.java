package org.evenhand.app.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.evenhand.app.docs.DocsView.Part;

/** The part of a passage that answers a question, with the words that do. */
final class Excerpt {
  private static final int LONGEST = 260;
  private static final int BEFORE = 80;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

  private Excerpt() {}

  static List<Part> of(String text, String question) {
    var asked = SearchIndex.words(question);
    var shown = cut(text, first(text, asked));
    var parts = new ArrayList<Part>();
    int done = 0;
    var words = WORD.matcher(shown);
    while (words.find()) {
      if (isAsked(words.group(), asked)) {
        parts.add(new Part(shown.substring(done, words.start()), false));
        parts.add(new Part(words.group(), true));
        done = words.end();
      }
    }
    parts.add(new Part(shown.substring(done), false));
    return parts;
  }

  private static int first(String text, List<String> asked) {
    var words = WORD.matcher(text);
    while (words.find()) {
      if (isAsked(words.group(), asked)) {
        return words.start();
      }
    }
    return 0;
  }

  private static boolean isAsked(String word, List<String> asked) {
    return SearchIndex.words(word).stream()
        .anyMatch(one -> asked.stream().anyMatch(it -> SearchIndex.answers(one, it)));
  }

  /** Cut at spaces, so that no word is halved. */
  private static String cut(String text, int hit) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int from = hit <= BEFORE ? 0 : text.indexOf(' ', hit - BEFORE) + 1;
    from = from > hit ? hit : from;
    int end =
        from + LONGEST >= text.length() ? text.length() : text.lastIndexOf(' ', from + LONGEST);
    end = end <= hit ? Math.min(text.length(), from + LONGEST) : end;
    return (from > 0 ? "… " : "") + text.substring(from, end) + (end < text.length() ? " …" : "");
  }
}
