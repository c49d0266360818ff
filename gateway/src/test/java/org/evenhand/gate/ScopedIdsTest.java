package org.evenhand.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.PhotoId;
import org.junit.jupiter.api.Test;

/** The ids and cursors that apps see. */
class ScopedIdsTest extends GateScene {
  private static final PersonId ONE = new PersonId(1);
  private static final PersonId TWO = new PersonId(2);

  private ScopedIds of(String app) {
    return town.gate.ids(new AppId(app));
  }

  @Test
  void an_id_leads_back_to_its_person_or_photo_for_its_own_app_alone() {
    var maps = of("sunny-maps");
    var quiz = of("quiz-box");
    for (int number : new int[] {1, 2, 65_536, Integer.MAX_VALUE}) {
      var person = new PersonId(number);
      assertThat(maps.person(maps.person(person))).contains(person);
      assertThat(quiz.person(maps.person(person))).isEmpty();
      var photo = new PhotoId(number);
      assertThat(maps.photo(maps.photo(photo))).contains(photo);
      assertThat(quiz.photo(maps.photo(photo))).isEmpty();
    }
  }

  @Test
  void two_apps_have_no_id_in_common() {
    var seen = new HashSet<String>();
    for (int number = 1; number <= 2_000; number++) {
      for (var app : new String[] {"sunny-maps", "quiz-box"}) {
        assertThat(seen.add(of(app).person(new PersonId(number)))).isTrue();
        assertThat(seen.add(of(app).photo(new PhotoId(number)).substring(1))).isTrue();
      }
    }
  }

  @Test
  void an_id_of_one_kind_is_none_of_another() {
    var ids = of("sunny-maps");
    var person = ids.person(ONE).substring("p_".length());
    assertThat(ids.photo("ph_" + person)).isEmpty();
    assertThat(ids.cursor("c1." + person, Edge.FRIENDS, 1, ONE)).isEmpty();
  }

  @Test
  void an_id_that_was_changed_in_any_place_leads_nowhere() {
    var ids = of("sunny-maps");
    var id = ids.person(ONE);
    for (int at = 0; at < id.length(); at++) {
      for (char letter : new char[] {'A', 'b', '_', '9', '=', ' ', 'é'}) {
        var changed = id.substring(0, at) + letter + id.substring(at + 1);
        assertThat(changed.equals(id) || ids.person(changed).isEmpty()).isTrue();
      }
    }
    assertThat(ids.person("")).isEmpty();
    assertThat(ids.person(id + "A")).isEmpty();
    assertThat(ids.person(id.substring(0, id.length() - 1))).isEmpty();
    assertThat(ids.person("1")).isEmpty();
  }

  @Test
  void an_id_is_the_same_for_ever() {
    var before = of("sunny-maps").person(ONE);
    reopen();
    assertThat(of("sunny-maps").person(ONE)).isEqualTo(before);
  }

  @Test
  void a_cursor_is_of_one_app_viewer_list_and_owner() {
    var ids = of("sunny-maps");
    var cursor = ids.cursor(Edge.PHOTOS, 1, ONE, -5);
    assertThat(ids.cursor(cursor, Edge.PHOTOS, 1, ONE)).contains(-5L);
    assertThat(ids.cursor(cursor, Edge.FRIENDS, 1, ONE)).isEmpty();
    assertThat(ids.cursor(cursor, Edge.PHOTOS, 2, ONE)).isEmpty();
    assertThat(ids.cursor(cursor, Edge.PHOTOS, 1, TWO)).isEmpty();
    assertThat(of("quiz-box").cursor(cursor, Edge.PHOTOS, 1, ONE)).isEmpty();
    assertThat(ids.cursor(Edge.PHOTOS, 1, ONE, -5)).isEqualTo(cursor);
  }

  @Test
  void a_block_key_makes_the_same_of_many_blocks_at_once_as_of_each() {
    var ids = of("sunny-maps");
    var keys = ids.order(new int[] {1, 2});
    assertThat(keys[0]).isEqualTo(ids.order(new int[] {1})[0]);
    assertThat(keys[1]).isEqualTo(ids.order(new int[] {2})[0]);
    assertThat(ids.order(new int[0])).isEmpty();
  }
}
