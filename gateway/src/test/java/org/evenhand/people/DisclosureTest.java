package org.evenhand.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.evenhand.people.PeopleWorld.CATALOGUE;
import static org.evenhand.people.PeopleWorld.p;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.evenhand.decide.DecisionFixtures;
import org.evenhand.people.disclosure.Disclosure;
import org.evenhand.record.Change;
import org.evenhand.record.Permit;
import org.evenhand.record.PermitFixtures;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Edge;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.Line;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.PhotoId;
import org.evenhand.vocabulary.Purpose;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Request;
import org.evenhand.vocabulary.Selection;
import org.evenhand.vocabulary.Shown;
import org.evenhand.vocabulary.Shown.ShownList;
import org.evenhand.vocabulary.Value;
import org.evenhand.vocabulary.Withheld;
import org.junit.jupiter.api.Test;

class DisclosureTest {
  private static final Field NAME = field(ObjectKind.PERSON, "name");
  private static final Field EMAIL = field(ObjectKind.PERSON, "email");
  private static final Field TAKEN_AT = field(ObjectKind.PHOTO, "taken_at");
  private static final Field WIDTH = field(ObjectKind.PHOTO, "width");
  private static final Field PLACE = field(ObjectKind.PHOTO, "location");
  private static final Field STATUS = field(ObjectKind.RELATIONSHIP, "status");

  private final PeopleWorld world = PeopleWorld.of(3);
  private final Disclosure disclosure = new Disclosure(world.table, CATALOGUE);

  @Test
  void exactly_the_permitted_fields_that_are_on_file_are_read_through_all_levels() {
    world.append(
        new Change.PhotoAdded(
            p(2),
            new PhotoId(5),
            new Change.PhotoDetails(Instant.EPOCH, 640, 0, new Change.Place(1, 2))));
    var tag = shown(new Line.OfPerson(p(3), Field.ID | NAME.bit()));
    var photo =
        shown(
            new Line.OfPhoto(
                new PhotoId(5), p(2), List.of(), Field.ID | TAKEN_AT.bit() | PLACE.bit()),
            new ShownList(Edge.TAGS, 5, List.of(tag), false, false));
    var friend =
        shown(
            new Line.OfPerson(p(2), Field.ID | NAME.bit() | EMAIL.bit()),
            new ShownList(Edge.PHOTOS, 2, List.of(photo), false, true));
    var idOnly = shown(new Line.OfPerson(p(3), Field.ID));

    var told = disclosure.read(permit(friend, idOnly));

    var first = told.items().getFirst();
    assertThat(first.values()).containsExactly(new Value.Text(NAME, "Name 2"));
    var toldPhoto = first.lists().getFirst().items().getFirst();
    assertThat(toldPhoto.values())
        .containsExactly(
            new Value.Moment(TAKEN_AT, Instant.EPOCH), new Value.Position(PLACE, 1, 2));
    assertThat(first.lists().getFirst().after()).isTrue();
    assertThat(toldPhoto.lists().getFirst().items().getFirst().values())
        .containsExactly(new Value.Text(NAME, "Name 3"));
    assertThat(told.items().getLast().values()).isEmpty();
  }

  @Test
  void what_was_removed_since_is_left_out() {
    world.append(new Change.RelationshipSet(p(1), "married", null));
    var line = new Line.OfRelationship(p(1), List.of(), Field.ID | STATUS.bit());
    assertThat(disclosure.read(permit(shown(line))).items().getFirst().values())
        .containsExactly(new Value.Text(STATUS, "married"));
    world.append(new Change.Erased(p(1)));
    assertThat(disclosure.read(permit(shown(line))).items().getFirst().values()).isEmpty();
    var gone = new Line.OfPhoto(new PhotoId(9), p(2), List.of(), WIDTH.bit());
    assertThat(disclosure.read(permit(shown(gone))).items().getFirst().values()).isEmpty();
  }

  @Test
  void a_permit_reads_once() {
    var permit = permit(shown(new Line.OfPerson(p(1), NAME.bit())));
    disclosure.read(permit);
    assertThatThrownBy(() -> disclosure.read(permit))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("used before");
  }

  private static Shown shown(Line line, ShownList... lists) {
    return new Shown(line, 0, List.of(lists));
  }

  private static Permit permit(Shown... items) {
    var request =
        new Request(
            new AppId("sunny-maps"),
            p(1),
            new Purpose("Personalisation"),
            Set.of(),
            "GET /v1/me/friends",
            new Query.One(p(1), Selection.idOnly(ObjectKind.PERSON)),
            Instant.EPOCH);
    var list = new ShownList(Edge.FRIENDS, 1, List.of(items), false, false);
    return PermitFixtures.permit(
        7, DecisionFixtures.permitted(request, 1, DecisionFixtures.GROUND, list, Withheld.NONE));
  }

  private static Field field(ObjectKind of, String name) {
    return CATALOGUE.field(of, name).orElseThrow();
  }
}
