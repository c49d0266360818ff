package org.evenhand.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.evenhand.app.demo.story.Said;
import org.evenhand.contribution.ContributionActs;
import org.evenhand.contribution.Given;
import org.evenhand.record.Change;
import org.evenhand.record.Log;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;

/** Places that an app gives in return for likes, about some who let it. Played by the demo. */
final class Reciprocity {
  private static final AppId GIVER = new AppId("sunny-maps");
  private static final String DEAL = "sunny-places";
  private static final DataTypeId PLACES = new DataTypeId("profile.location");
  private static final int PEOPLE = 15;
  private static final Duration ALLOWED = Duration.ofDays(200);
  private static final List<String> TOWNS = List.of("Aldmere", "Brackwater", "Corvane", "Dunsel");

  private Reciprocity() {}

  static void play(List<Said> said, Log log, ContributionActs acts) {
    var now = log.now();
    var letting =
        said.stream()
            .filter(yes -> yes.role().id().equals(GIVER) && yes.later() == Said.Later.STANDS)
            .filter(yes -> yes.grant() != null)
            .limit(PEOPLE)
            .toList();
    log.appendAll(letting.stream().<Change>map(yes -> lets(yes, now)).toList());
    for (var yes : letting) {
      var town = TOWNS.get(yes.person().number() % TOWNS.size());
      var _ = acts.contribute(given(yes, now, town));
    }
  }

  private static Change.InboundSet lets(Said yes, Instant now) {
    return new Change.InboundSet(
        yes.person(),
        GIVER,
        yes.role().purpose(),
        DEAL,
        Set.of(PLACES),
        now.plus(ALLOWED),
        "0".repeat(64), // nobody read anything: these people are made up
        "en");
  }

  private static Given given(Said yes, Instant now, String town) {
    return new Given(
        GIVER,
        yes.person(),
        yes.role().purpose(),
        PLACES,
        DEAL,
        "fictional-" + yes.person().number(),
        now.minus(Duration.ofDays(30)),
        List.of("{\"home\":\"" + town + " (fictional)\"}"));
  }
}
