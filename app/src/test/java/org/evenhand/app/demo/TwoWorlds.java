package org.evenhand.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.evenhand.app.demo.story.Said;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;

/** Two served worlds, asked the same by everybody who uses an app in them. */
final class TwoWorlds implements AutoCloseable {
  private static final Pattern PAST_POSITIONS =
      Pattern.compile("\"(position|facts_at)\":\\d+|\"(at|fbtrace_id)\":\"[^\"]*\"");

  /** A refusal's own position: one that came second in its second was counted, and has none. */
  private static final Pattern REFUSED_AT = Pattern.compile(",?\"record\":\\d+,?");

  private static final Pattern NEXT =
      Pattern.compile("\"next\":\"https://platform\\.example([^\"]+)\"");
  private static final Set<String> MAY_DIFFER = Set.of("date", "evenhand-record", "retry-after");

  private final SmallServer one;
  private final SmallServer other;
  private final List<Said> said;
  private final AppCalls calls = new AppCalls();
  private int asked;

  /** An answer without date and position. */
  private record Answer(int status, Map<String, List<String>> headers, String body) {}

  private TwoWorlds(SmallServer one, SmallServer other, List<Said> said) {
    this.one = one;
    this.other = other;
    this.said = said;
  }

  static TwoWorlds start(Path folder, TwinWorlds.Played one, TwinWorlds.Played other)
      throws Exception {
    var clock = earlyInItsHour();
    var now = clock.instant();
    SmallServer.settle(folder.resolve("one"), one, clock);
    SmallServer.settle(folder.resolve("other"), other, clock);
    SmallServer.copyKeys(folder.resolve("one"), folder.resolve("other"));
    var first = SmallServer.start(folder.resolve("one"), one, clock, now);
    var second = SmallServer.start(folder.resolve("other"), other, clock, now);
    return new TwoWorlds(first, second, one.said());
  }

  /** Limits begin anew each hour; it must not turn between two calls that are compared. */
  private static InstantSource earlyInItsHour() {
    var real = Instant.now();
    var back = Duration.between(real.truncatedTo(ChronoUnit.HOURS), real);
    return () -> Instant.now().minus(back);
  }

  /** Compares every answer of every app to everybody who uses it. */
  void assertEqualForAll() {
    said.stream()
        .filter(yes -> yes.grant() != null && yes.later() != Said.Later.STOPPED)
        .filter(yes -> !TwinWorlds.isHidden(yes.person()))
        .forEach(this::assertEqualFor);
  }

  private void assertEqualFor(Said yes) {
    var tokens = List.of(one.token(yes), other.token(yes));
    for (var path : paths(yes)) {
      var next = path;
      while (!next.isEmpty()) {
        next = assertEqual(yes, next, tokens);
      }
    }
  }

  /** Asks both, and gives the path of the next page. */
  private String assertEqual(Said yes, String path, List<String> tokens) {
    var here = calls.get(one.at(path), tokens.getFirst());
    var there = calls.get(other.at(path), tokens.getLast());
    var what = "%s for %s: %s".formatted(yes.role().id(), yes.person(), path);
    assertThat(answer(there)).as(what).isEqualTo(answer(here));
    if (here.headers().firstValue("Evenhand-Record").isPresent() && here.statusCode() == 200) {
      assertThat(lines(other, there, tokens.getLast()))
          .as("the app's own lines of %s", what)
          .isEqualTo(lines(one, here, tokens.getFirst()));
    }
    asked++;
    var next = NEXT.matcher(here.body());
    return here.statusCode() == 200 && !path.startsWith("/v1/me?") && next.find()
        ? next.group(1)
        : "";
  }

  private Answer lines(SmallServer server, HttpResponse<String> answer, String token) {
    var position = answer.headers().firstValue("Evenhand-Record").orElseThrow();
    return answer(calls.get(server.at("/v1/records/" + position), token));
  }

  private static Answer answer(HttpResponse<String> response) {
    var headers = new TreeMap<String, List<String>>();
    response
        .headers()
        .map()
        .forEach((name, values) -> {
          if (!MAY_DIFFER.contains(name)) {
            headers.put(
                name, values.stream().map(value -> value.replaceAll(";t=\\d+", ";t=")).toList());
          }
        });
    // Positions have other numbers of digits in the two records.
    boolean positioned =
        response.statusCode() >= 400 || response.uri().getPath().contains("record");
    if (positioned) {
      headers.remove("content-length");
    }
    var body = positioned ? withoutPositions(response.body()) : response.body();
    return new Answer(response.statusCode(), headers, body);
  }

  private static String withoutPositions(String body) {
    var masked = REFUSED_AT.matcher(body).replaceAll("");
    return PAST_POSITIONS.matcher(masked).replaceAll("$1$2");
  }

  private List<String> paths(Said yes) {
    var fields = plain(yes);
    var paths = new ArrayList<String>();
    paths.add("/v1/me?fields=" + fields);
    paths.add("/v1/me/friends?limit=3&fields=" + fields);
    paths.add("/v1/me/photos?limit=2&fields=id,taken_at,tags.limit(2)%7Bid%7D");
    paths.add("/v1/me/photos?limit=2&fields=id,taken_at,width");
    paths.add("/v1/me/relationships?fields=status,partner%7Bid%7D");
    paths.add("/v1/me/relationships?fields=status");
    paths.add("/v1/me?fields=id,friends.limit(2)%7Bid%7D,photos.limit(2)%7Bid,tags%7Bid%7D%7D");
    paths.add("/v1/me/family?limit=2&fields=id,relationship,person%7Bid%7D");
    paths.add("/v1/me/likes?limit=2&fields=id,name,category,liked_at");
    paths.add("/v1/me/friends?limit=3&fields=id,likes.limit(2)%7Bid,name%7D");
    paths.add("/v1/me?fields=id,friends.limit(9)%7Bid,photos.limit(2)%7Bid%7D%7D");
    var ids = one.platform().gate().ids(yes.role().id());
    boolean everybody = yes.person().equals(TwinWorlds.VIEWER);
    for (int n = everybody ? 1 : TwinWorlds.OTHERS - 2;
        n <= TwinWorlds.OTHERS + Difference.values().length;
        n++) {
      var person = "/v1/people/" + ids.person(new PersonId(n));
      paths.add(person + "?fields=" + fields);
      if (everybody) {
        paths.add(person + "?fields=id,photos%7Bid%7D");
        paths.add(person + "?fields=id,friends%7Bid%7D");
        paths.add(person + "?fields=id,likes%7Bid,name%7D");
      }
    }
    return paths;
  }

  /** The plain fields that the token may ask for. */
  private static String plain(Said yes) {
    var fields = new StringBuilder("id");
    for (var name : List.of("name", "birthday", "email", "location")) {
      if (yes.types().contains(new DataTypeId("profile." + name))) {
        fields.append(',').append(name);
      }
    }
    return fields.toString();
  }

  int asked() {
    return asked;
  }

  @Override
  public void close() {
    calls.close();
    other.close();
    one.close();
  }
}
