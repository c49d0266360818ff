package org.evenhand.people;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.ObjectKind;
import org.junit.jupiter.api.Test;

class CatalogueFileTest {
  @Test
  void the_built_in_catalogue_holds_the_agreed_types_and_only_places_of_photos_are_separate() {
    var catalogue = CatalogueFile.builtIn();
    assertThat(catalogue.types().stream().map(type -> type.id().value()))
        .containsExactlyInAnyOrder(
            "profile",
            "profile.name",
            "profile.birthday",
            "profile.email",
            "profile.location",
            "friends",
            "relationship",
            "relationship.status",
            "relationship.partner",
            "relationship.family",
            "photos",
            "photos.location",
            "photos.tags",
            "likes");
    assertThat(catalogue.covers(new DataTypeId("photos"), new DataTypeId("photos.tags"))).isTrue();
    assertThat(catalogue.covers(new DataTypeId("photos"), new DataTypeId("photos.location")))
        .isFalse();
    assertThat(catalogue.field(ObjectKind.PERSON, "relationship_status")).isEmpty();
  }

  @Test
  void what_is_wrong_is_told_with_its_line() throws IOException {
    assertWrong("sensitivity: 0\n", "sensitivity: 7\n", "not a number from 0 to 3");
    assertWrong("separate: true\n", "separate: true\n    color: red\n", "unknown key 'color'");
    assertWrong("  - id: likes", "  - id: photos", "stands twice");
    assertWrong("concerns: owner_and_tagged", "concerns: everyone", "not one of");
    assertWrong("type: photos.location}", "type: photos.places}", "no data type");
    assertWrong("    title: Your birthday\n", "", "'title' is missing");
  }

  private static void assertWrong(String old, String with, String message) throws IOException {
    String text;
    try (var in = CatalogueFile.class.getResourceAsStream("catalogue.yaml")) {
      text = new String(in.readAllBytes(), UTF_8);
    }
    int at = text.indexOf(old);
    var wrong = text.substring(0, at) + with + text.substring(at + old.length());
    assertThatThrownBy(() -> CatalogueFile.read(new ByteArrayInputStream(wrong.getBytes(UTF_8))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageMatching(".*line [0-9]+: .*");
  }
}
