package org.evenhand.app.wiring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.evenhand.app.developers.TestPerson;
import org.evenhand.app.identity.TestPeople;
import org.evenhand.erasure.ErasureActs;
import org.evenhand.people.intake.Arrival;
import org.evenhand.people.intake.ImportSource;
import org.evenhand.people.intake.PeopleImport;
import org.evenhand.people.intake.Problem;
import org.evenhand.vocabulary.AppId;

/**
 * Makes test people: an import of one, whose frame says for which app, then the tie to that app,
 * then the account. They have no friends and no photos, so nothing of anybody else's can be seen
 * through them. They are removed by being erased.
 *
 * <p>Crash points: after the import and before the tie, somebody fictional whom nobody can sign in
 * as; the next click makes another. What follows is told at {@link TestPeople}.
 */
final class FictionalPeople implements TestPerson {
  /** How many an app gets in a clock hour: each costs a number, a key and a file, for good. */
  static final int MOST_AN_HOUR = 10;

  private static final long SECONDS_PER_HOUR = 3_600;

  private final TestPeople people;
  private final PeopleImport intake;
  private final Platform platform;
  private final Map<AppId, Made> made = new HashMap<>();

  /** So many in that hour. A restart forgets it, which lets an app make some more. */
  private record Made(long hour, int count) {}

  FictionalPeople(TestPeople people, Platform platform) {
    this.people = people;
    this.platform = platform;
    this.intake = platform.intake();
    people.all().forEach((app, who) -> platform.fictional().add(app, who));
  }

  @Override
  public Optional<String> username(AppId app) {
    return people
        .of(app)
        .filter(who -> platform.erasureActs().erasedAt(who).isEmpty())
        .flatMap(_ -> people.username(app));
  }

  @Override
  public synchronized Optional<Key> make(AppId app) {
    if (username(app).isPresent() || !counted(app)) {
      return Optional.empty();
    }
    people.forget(app); // somebody who had themselves erased
    var source = new Somebody(app);
    intake.run(
        source,
        problem -> {
          throw new IllegalStateException("a test person can't be imported: " + problem);
        },
        (_, _) -> {});
    var person = platform.people().person(source.key).orElseThrow();
    platform.fictional().add(app, person);
    var given = people.give(app, person);
    return Optional.of(new Key(given.username(), given.password()));
  }

  private boolean counted(AppId app) {
    long hour = platform.log().now().getEpochSecond() / SECONDS_PER_HOUR;
    made.values().removeIf(one -> one.hour() != hour);
    var before = made.get(app);
    int count = before == null ? 1 : before.count() + 1;
    made.put(app, new Made(hour, count));
    return count <= MOST_AN_HOUR;
  }

  @Override
  public synchronized void remove(AppId app) {
    people
        .of(app)
        .ifPresent(who -> {
          // A hold, which nobody orders on somebody fictional, would let the erasure wait; then
          // they stay tied to the app until it is done.
          if (platform.erasureActs().erase(who) instanceof ErasureActs.Outcome.Done) {
            people.forget(app);
          }
        });
  }

  /** One person to import, whose every field says that they are nobody. */
  private static final class Somebody implements ImportSource {
    private static final Arrival.Origin HERE = new Arrival.Origin("a developer's page", 0, 0);

    private final AppId app;
    private final String key = "test:" + UUID.randomUUID();

    private Somebody(AppId app) {
      this.app = app;
    }

    @Override
    public String what() {
      return "a fictional person to test " + app.value() + " with";
    }

    @Override
    public void people(Consumer<Arrival.Someone> to, Consumer<Problem> problems) {
      to.accept(
          new Arrival.Someone(
              HERE,
              key,
              Map.of(
                  "name", "Tess Fictional",
                  "first_name", "Tess",
                  "last_name", "Fictional",
                  "birthday", "1990-02-03",
                  "email", "tess@test.example",
                  "location", "Nowhere")));
    }

    @Override
    public void friendships(Consumer<Arrival.Friendship> to, Consumer<Problem> problems) {}

    @Override
    public void photos(Consumer<Arrival.Photo> to, Consumer<Problem> problems) {}

    @Override
    public void relationships(Consumer<Arrival.Relationship> to, Consumer<Problem> problems) {}

    @Override
    public void privacy(Consumer<Arrival.Privacy> to, Consumer<Problem> problems) {}

    @Override
    public String sha256() {
      try {
        var hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
        return HexFormat.of().formatHex(hash);
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException("every Java platform has SHA-256", impossible);
      }
    }
  }
}
