package org.evenhand.app.demo.world;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Invents names out of syllables, in four made-up styles, so that they can be said aloud and told
 * apart but are nobody's. User names come from them and are unique.
 */
final class Names {
  private static final List<Style> STYLES =
      List.of(
          new Style(
              List.of("Ja", "Ve", "Mi", "Lo", "Sa", "Ti", "Ru", "Ke"),
              List.of("len", "rin", "vo", "sha", "dri", "mel", "tas", "non"),
              List.of("Var", "Osk", "Tel", "Bren", "Dru", "Fal"),
              List.of("ewick", "amont", "enholt", "ister", "obrand", "ushaw")),
          new Style(
              List.of("A", "E", "I", "O", "Ya", "Nu"),
              List.of("mira", "lonne", "seth", "riel", "vanna", "tobi", "qual", "danu"),
              List.of("Qui", "Zel", "Ambe", "Hesk", "Loru", "Pend"),
              List.of("rano", "lathi", "ndrel", "ssimar", "vento", "kuro")),
          new Style(
              List.of("Bra", "Gle", "Sto", "Wren", "Hal", "Fi", "Cor"),
              List.of("dan", "wyn", "ric", "mund", "na", "ley", "dy"),
              List.of("Stone", "Mist", "Thistle", "Copper", "Elder", "Larch", "Otter"),
              List.of("mere", "garth", "bury", "fell", "combe", "wold")),
          new Style(
              List.of("Xo", "Ka", "Zu", "Te", "Pi", "Lu"),
              List.of("lani", "miko", "rembe", "tala", "zhen", "yara", "koa"),
              List.of("Te", "Maku", "Oro", "Sefu", "Nalu", "Imo"),
              List.of("ngata", "lele", "shiro", "benda", "vika", "tuma")));

  private static final List<String> TOWN_ENDS = List.of("haven", "mouth", " Sands", "quay", "holm");

  private final RandomGenerator random;
  private final Set<String> taken = new HashSet<>();

  Names(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Parts of one style.
   *
   * @param starts of given names
   * @param ends of given names
   * @param roots of family names
   * @param tails of family names
   */
  private record Style(
      List<String> starts, List<String> ends, List<String> roots, List<String> tails) {}

  /** A full name; two people may share one, as people do. */
  String person() {
    var style = any(STYLES);
    var family = random.nextInt(5) == 0 ? any(STYLES) : style;
    return any(style.starts) + any(style.ends) + " " + any(family.roots) + any(family.tails);
  }

  /** A user name made of a full name, never given twice. */
  String user(String fullName) {
    var stem = fullName.toLowerCase(Locale.ROOT).replace(' ', '.');
    var name = stem;
    for (int again = 2; !taken.add(name); again++) {
      name = stem + again;
    }
    return name;
  }

  /** A family name alone. */
  String family() {
    var style = any(STYLES);
    return any(style.roots) + any(style.tails);
  }

  /** A town's name. */
  String town() {
    return any(any(STYLES).roots) + any(TOWN_ENDS);
  }

  private <T> T any(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
