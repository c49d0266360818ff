package org.evenhand.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.people.owner.Friend;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Listing;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.SignedIn;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person lets friends in to a kind of their data, or keeps them out, on a page. */
class ListedPeopleOverHttpTest {
  private static final DataTypeId PHOTOS = new DataTypeId("photos");
  private static final String HERE = "/me/privacy/photos/people";
  private static DemoServer server;

  private WebClient browser;
  private SignedIn me;
  private Friend friend;

  @BeforeAll
  static void start() {
    server = DemoServer.shared();
  }

  @BeforeEach
  void signIn() {
    DemoServer.Person person;
    do {
      person = server.nextPerson();
      me = new SignedIn(new PersonId(person.number()));
    } while (named(me) == null);
    friend = java.util.Objects.requireNonNull(named(me));
    browser = new WebClient(server);
    browser.signIn(person);
  }

  private static @org.jspecify.annotations.Nullable Friend named(SignedIn me) {
    return server.platform().ownView().friends(me, 0, 5_000).friends().stream()
        .filter(friend -> !friend.name().isEmpty())
        .findFirst()
        .orElse(null);
  }

  private HtmlForm form() {
    return HtmlForm.in(browser.get(HERE).body(), HERE);
  }

  private String field() {
    return "list-" + friend.person().number();
  }

  private Map<PersonId, Listing> listed() {
    return server.platform().ownLists().of(me, PHOTOS);
  }

  @Test
  void a_friend_is_kept_out_in_one_act_that_is_told_once_and_taken_back_in_another() {
    assertThat(browser.send(form().with(field(), "KEPT_OUT")).statusCode()).isEqualTo(303);
    assertThat(browser.get(HERE).body()).contains("kept out from now on: ", "at position");
    assertThat(browser.get(HERE).body()).doesNotContain("kept out from now on: ");
    assertThat(listed()).isEqualTo(Map.of(friend.person(), Listing.KEPT_OUT));
    assertThat(browser.get("/me/privacy").body()).contains("By name: 0 let in, 1 kept out");

    assertThat(browser.send(form().with(field(), "NEITHER")).statusCode()).isEqualTo(303);
    assertThat(browser.get(HERE).body()).contains("from now on as for everybody else");
    assertThat(listed()).isEmpty();
  }

  @Test
  void nothing_changed_is_told_and_nothing_recorded() {
    long before = server.position();
    assertThat(browser.send(form().with(field(), "NEITHER")).statusCode()).isEqualTo(303);
    assertThat(browser.get(HERE).body()).contains("Nothing was changed");
    assertThat(server.changesAfter(before)).isEmpty();
  }

  @Test
  void who_is_no_friend_cannot_be_named_nor_can_a_list_be_made_up() {
    var form = form();
    long before = server.position();
    for (var odd :
        Map.of(
                "list-" + me.person().number(),
                "KEPT_OUT",
                "list-999999999",
                "KEPT_OUT",
                "list-x",
                "KEPT_OUT",
                field(),
                "WHEREVER")
            .entrySet()) {
      var wrong = form.with(odd.getKey(), odd.getValue());
      assertThat(browser.send(wrong).statusCode()).as(odd.toString()).isEqualTo(400);
    }
    assertThat(browser.get("/me/privacy/nothing/people").statusCode()).isEqualTo(404);
    assertThat(server.changesAfter(before)).isEmpty();
  }

  @Test
  void friends_are_found_by_name() {
    var part = java.net.URLEncoder.encode(friend.name(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(browser.get(HERE + "?find=" + part).body()).contains("id=\"" + field() + "\"");
    assertThat(browser.get(HERE + "?find=qqqq").body()).contains("No friend of yours is called");
  }
}
