package org.evenhand.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.evenhand.record.Change;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.Test;

/** Lines beyond linking are counted with a bounded number of tags in memory. */
class FewTagsAtOnceTest {
  @Test
  void one_app_and_week_at_a_time_come_to_the_same_as_all_at_once() throws IOException {
    var server = DemoServer.shared();
    var person = server.nextPerson();
    var maps = new OAuthApp(server, server.app("sunny-maps"));
    var token =
        OAuthApp.tokens(
            maps.connect(new WebClient(server), person, HtmlForm::itself),
            tokens -> tokens.getBearerAccessToken());
    assertThat(maps.call("/v1/me?fields=id,name", token).statusCode()).isEqualTo(200);
    var other = server.call("/v1/me?fields=id", server.app("lantern").token());
    assertThat(other.statusCode()).as("a second app's lines").isEqualTo(200);
    server.platform().log().append(new Change.Erased(new PersonId(person.number())));

    var platform = server.folder().resolve("platform");
    var once = BeyondLinking.in(platform);

    assertThat(once.erased()).isPositive();
    assertThat(once.lines()).isPositive();
    assertThat(BeyondLinking.in(platform, 1)).isEqualTo(once);
  }
}
