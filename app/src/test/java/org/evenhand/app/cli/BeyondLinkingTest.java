package org.evenhand.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.evenhand.app.wiring.DemoServer;
import org.evenhand.app.wiring.HtmlForm;
import org.evenhand.app.wiring.OAuthApp;
import org.evenhand.app.wiring.WebClient;
import org.evenhand.record.frame.Body;
import org.evenhand.vocabulary.PersonId;
import org.junit.jupiter.api.Test;

/** What {@code verify} says of lines that nobody can link to a person any more. */
class BeyondLinkingTest {
  private static final Pattern SAID = Pattern.compile("([0-9,]+) lines are of people whose key");
  private static final DemoServer SERVER = DemoServer.shared();

  private static long said() {
    var run = Run.of("verify", SERVER.folder());
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    var found = SAID.matcher(run.out());
    return found.find() ? Long.parseLong(found.group(1).replace(",", "")) : 0;
  }

  /** Counted frame by frame, while the person still has a key. */
  private static long lines(PersonId person) {
    var platform = SERVER.platform();
    var count = new AtomicLong();
    platform
        .log()
        .scan(
            1,
            Long.MAX_VALUE,
            frame -> {
              if (platform.codec().body(frame) instanceof Body.Access access) {
                var asked = access.header().asked();
                var tag = platform.codec().tag(person, asked.epoch(), asked.app());
                count.addAndGet(
                    access.lines().stream().filter(line -> line.person().equals(tag)).count());
              }
              return true;
            });
    return count.get();
  }

  @Test
  void who_is_erased_leaves_as_many_lines_beyond_linking_as_were_theirs() {
    var person = SERVER.nextPerson();
    var browser = new WebClient(SERVER);
    var maps = new OAuthApp(SERVER, SERVER.app("sunny-maps"));
    var token =
        OAuthApp.tokens(
            maps.connect(browser, person, HtmlForm::itself),
            tokens -> tokens.getBearerAccessToken());
    for (int call = 0; call < 3; call++) {
      assertThat(maps.call("/v1/me?fields=id,name", token).statusCode()).isEqualTo(200);
    }
    long before = said();
    long theirs = lines(new PersonId(person.number()));
    assertThat(theirs).isGreaterThanOrEqualTo(3);

    var form = HtmlForm.in(browser.get("/me/erase").body(), "/me/erase");
    assertThat(browser.send(form.with("password", person.password())).statusCode()).isEqualTo(200);

    assertThat(said()).isEqualTo(before + theirs);
    assertThat(Run.of("verify", SERVER.folder()).out())
        .contains("how many lines those are only the platform's keys can tell");
  }
}
