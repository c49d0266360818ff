package org.evenhand.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.evenhand.people.CatalogueFile;
import org.evenhand.vocabulary.Field;
import org.evenhand.vocabulary.ObjectKind;
import org.evenhand.vocabulary.Value;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Smaller pictures are kept for as long as their photo is there. */
class SmallerPicturesTest {
  private static Value.Picture whole;

  private final Set<String> there = new HashSet<>(Set.of("one", "two"));
  private final SmallerPictures smaller = new SmallerPictures(there::contains);

  @BeforeAll
  static void draw() throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB), "png", bytes);
    var catalogue = CatalogueFile.builtIn();
    var field = catalogue.field(ObjectKind.PHOTO, Field.CONTENT).orElseThrow();
    whole = new Value.Picture(field, "image/png", bytes.toByteArray());
  }

  @Test
  void one_that_was_made_is_not_made_again() {
    var first = smaller.of("tag", "one", whole, 160);
    assertThat(first.bytes()).isNotEqualTo(whole.bytes());
    assertThat(smaller.of("tag", "one", whole, 160)).isSameAs(first);
    assertThat(smaller.keptBytes()).isEqualTo(first.bytes().length);
  }

  @Test
  void those_of_a_photo_that_goes_are_forgotten_in_all_sizes_and_no_others() {
    smaller.of("tag/160", "one", whole, 160);
    smaller.of("tag/320", "one", whole, 320);
    var other = smaller.of("other", "two", whole, 160);
    smaller.forget("one");
    assertThat(smaller.keptBytes()).isEqualTo(other.bytes().length);
    assertThat(smaller.of("other", "two", whole, 160)).isSameAs(other);
  }

  @Test
  void one_whose_photo_went_while_it_was_made_is_not_kept() {
    there.remove("one");
    assertThat(smaller.of("tag", "one", whole, 160).bytes()).isNotEmpty();
    assertThat(smaller.keptBytes()).isZero();
  }
}
