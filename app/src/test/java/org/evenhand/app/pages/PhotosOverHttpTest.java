package org.evenhand.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.people.owner.OwnPhoto;
import org.evenhand.people.owner.OwnView;
import org.evenhand.people.owner.TaggedOn;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A person looks at their photos, and takes their tag off those of others. */
class PhotosOverHttpTest {
  private static DemoServer server;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
  }

  private static OwnView own() {
    return DemoServer.shared().platform().ownView();
  }

  private static SignedIn who(int number) {
    return new SignedIn(new PersonId(number));
  }

  /** A photo whose file hides the place. */
  private static boolean placed(int number, OwnPhoto photo) {
    return photo.details().place() != null && own().photoFile(who(number), photo.id()).isPresent();
  }

  /** Somebody whose first page of photos has a picture with a place. */
  static int photographer() {
    return IntStream.rangeClosed(1, 400)
        .filter(
            n -> own().photos(who(n), PhotosText.PAGE).stream().anyMatch(photo -> placed(n, photo)))
        .findFirst()
        .orElseThrow();
  }

  private static OwnPhoto picture(int number) {
    return own().photos(who(number), PhotosText.PAGE).stream()
        .filter(photo -> placed(number, photo))
        .findFirst()
        .orElseThrow();
  }

  private static WebClient browserOf(int number) {
    var browser = new WebClient(server);
    browser.signIn(server.personOf(number));
    return browser;
  }

  @Test
  void a_photo_tells_its_owner_what_its_file_hides_and_what_leaves() {
    int number = photographer();
    var page = browserOf(number).get("/me/photos").body();
    var place = Objects.requireNonNull(picture(number).details().place());
    var equator = "degrees " + (place.latitude() < 0 ? "south" : "north") + " of the equator";

    assertThat(page)
        .contains("Where it was taken", equator, "Camera or phone")
        .contains("It can show what was later cut off", "The picture, and nothing of this.")
        .contains("The picture with the place alone.")
        .contains("/me/photos/" + picture(number).id().number() + "/picture?size=320");
    assertThat(Pattern.compile("<section class=\"photo\"").matcher(page).results().count())
        .isBetween(1L, (long) PhotosText.PAGE);
  }

  @Test
  void the_picture_is_for_its_owner_alone_and_kept_nowhere() {
    int number = photographer();
    var path = "/me/photos/" + picture(number).id().number() + "/picture?size=";
    var browser = browserOf(number);
    long before = server.position();

    var small = browser.get(path + "160");
    assertThat(small.statusCode()).isEqualTo(200);
    assertThat(small.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    assertThat(small.headers().firstValue("Cache-Control")).hasValue("private, no-store");
    assertThat(small.headers().firstValue("Content-Security-Policy"))
        .hasValue("default-src 'none'; sandbox");
    assertThat(small.body()).doesNotContain("Exif");
    assertThat(browser.get(path + "17").statusCode()).isEqualTo(400);
    assertThat(browser.get("/me/photos/x/picture").statusCode()).isEqualTo(404);

    assertThat(browserOf(server.nextPerson().number()).get(path + "160").statusCode())
        .isEqualTo(404);
    assertThat(new WebClient(server).get(path + "160").headers().firstValue("Content-Type"))
        .isNotEqualTo(small.headers().firstValue("Content-Type"));
    assertThat(server.changesAfter(before)).isEmpty();
  }

  @Test
  void a_page_that_is_none_is_refused_precisely() {
    var browser = browserOf(server.nextPerson().number());
    for (var odd : new String[] {"before=0", "before=-1", "before=x", "tags=9999999999999999999"}) {
      assertThat(browser.get("/me/photos?" + odd).statusCode()).as(odd).isEqualTo(404);
    }
    assertThat(browser.get("/me/photos?before=1").body())
        .contains("There are no photos of yours here.");
  }

  @Test
  void a_tag_goes_off_by_one_act_that_is_told_once_and_only_ones_own() {
    int number =
        IntStream.rangeClosed(1, 400)
            .filter(n -> !own().taggedOn(who(n), Long.MAX_VALUE, 1).isEmpty())
            .findFirst()
            .orElseThrow();
    TaggedOn tag = own().taggedOn(who(number), Long.MAX_VALUE, 1).getFirst();
    var path = "/me/photos/" + tag.photo().number() + "/tag-off";
    var browser = browserOf(number);
    var form = HtmlForm.in(browser.get("/me/photos").body(), path);
    long before = server.position();

    assertThat(browser.send(form).statusCode()).isEqualTo(303);
    assertThat(server.changesAfter(before))
        .singleElement()
        .satisfies(frame -> assertThat(frame.toString()).contains("untagged"));
    assertThat(browser.get("/me/photos").body()).contains("your tag is off since");
    assertThat(browser.get("/me/photos").body())
        .doesNotContain("your tag is off since")
        .doesNotContain(path);
    assertThat(own().taggedOn(who(number), tag.photo())).isEmpty();

    long after = server.position();
    assertThat(browser.send(form).statusCode()).isEqualTo(404);
    assertThat(server.changesAfter(after)).isEmpty();
  }
}
