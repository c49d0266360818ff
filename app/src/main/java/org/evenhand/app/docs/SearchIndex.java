package org.evenhand.app.docs;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Finds passages by their words. A thousand passages fit a plain list: to look at all of them takes
 * less than a page takes to be drawn, so there is no index of words to keep right.
 */
final class SearchIndex {
  /** Words of a question that are looked at; more are ignored. */
  static final int MOST_WORDS = 8;

  /** Passages that a question gets. */
  static final int MOST_HITS = 20;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final int OF_TITLE = 3;
  private static final int OF_HEADING = 4;
  private static final int WHOLE_WORD = 2;
  private static final int PHRASE = 6;

  private final List<Entry> entries;

  /** A passage with its words. */
  private record Entry(
      Passage passage, List<String> text, List<String> heading, List<String> page) {}

  /**
   * What a question came to.
   *
   * @param passages those that fit best, the best first
   * @param of how many there were
   * @param all whether each holds every word of the question
   */
  record Found(List<Passage> passages, int of, boolean all) {
    Found {
      passages = List.copyOf(passages);
    }
  }

  private record Hit(Passage passage, int words, double score) {}

  SearchIndex(List<Passage> passages) {
    entries =
        passages.stream()
            .map(one -> new Entry(one, words(one.text()), words(one.heading()), words(one.page())))
            .toList();
  }

  /** The words of a text, as they are compared: small letters, without accents. */
  static List<String> words(String text) {
    return WORD.matcher(plain(text)).results().map(MatchResult::group).toList();
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toLowerCase(Locale.ROOT);
  }

  /** Whether a word of a text answers a word of a question: it begins with it. */
  static boolean answers(String word, String asked) {
    return word.startsWith(asked);
  }

  /** Looks for passages that hold all words; if there are none, for those that hold some. */
  Found find(String question) {
    var asked = words(question).stream().distinct().limit(MOST_WORDS).toList();
    if (asked.isEmpty()) {
      return new Found(List.of(), 0, true);
    }
    var weights = weights(asked);
    var phrase = String.join(" ", words(question));
    var hits = new ArrayList<Hit>();
    for (var entry : entries) {
      var hit = hit(entry, asked, weights, phrase);
      if (hit.words > 0) {
        hits.add(hit);
      }
    }
    boolean all = hits.stream().anyMatch(hit -> hit.words == asked.size());
    var best =
        hits.stream()
            .filter(hit -> !all || hit.words == asked.size())
            .sorted(Comparator.comparingInt(Hit::words).thenComparingDouble(Hit::score).reversed())
            .map(Hit::passage)
            .toList();
    return new Found(
        best.subList(0, Math.min(MOST_HITS, best.size())), best.size(), all || best.isEmpty());
  }

  /** A word that few passages hold says more (inverse document frequency). */
  private Map<String, Double> weights(List<String> asked) {
    var weights = new HashMap<String, Double>();
    for (var word : asked) {
      long holding = entries.stream().filter(entry -> times(entry.text, word) > 0).count();
      weights.put(word, Math.log(1 + (double) entries.size() / (1 + holding)));
    }
    return weights;
  }

  private static Hit hit(
      Entry entry, List<String> asked, Map<String, Double> weights, String phrase) {
    int words = 0;
    double score = 0;
    for (var word : asked) {
      double here =
          saturated(times(entry.text, word))
              + OF_HEADING * saturated(times(entry.heading, word))
              + OF_TITLE * saturated(times(entry.page, word));
      if (here > 0) {
        words++;
        score += here * weights.getOrDefault(word, 1.0);
      }
    }
    // Short passages are to the point, as a heading's first sentence is.
    score /= 1 + Math.log1p(entry.text.size()) / 8;
    if (asked.size() > 1 && String.join(" ", entry.text).contains(phrase)) {
      score += PHRASE;
    }
    return new Hit(entry.passage, words, score);
  }

  /** The second time says less than the first (as in BM25). */
  private static double saturated(int times) {
    return times / (times + 1.5);
  }

  private static int times(List<String> words, String asked) {
    int times = 0;
    for (var word : words) {
      if (answers(word, asked)) {
        times += word.equals(asked) ? WHOLE_WORD : 1;
      }
    }
    return times;
  }
}
