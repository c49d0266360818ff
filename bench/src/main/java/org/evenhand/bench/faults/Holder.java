package org.evenhand.bench.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.evenhand.app.demo.story.Cast;
import org.evenhand.app.demo.story.Consenting;
import org.evenhand.app.demo.story.Said;
import org.evenhand.app.demo.world.World;
import org.evenhand.vocabulary.DataTypeId;

/**
 * Somebody who uses an app, and the app's token for them.
 *
 * @param person who
 * @param app which app
 * @param token its token
 */
record Holder(int person, String app, String token) {
  private static final DataTypeId FRIENDS = new DataTypeId("friends");
  private static final DataTypeId NAME = new DataTypeId("profile.name");

  /** Everybody of a demo's world whose app may draw names and friends. */
  static List<Holder> all(World world, Child child) throws IOException {
    var holders = new ArrayList<Holder>();
    for (var said : Consenting.of(world)) {
      if (draws(said)) {
        var token = child.token(java.util.Objects.requireNonNull(said.grant()).number());
        holders.add(new Holder(said.person().number(), said.role().id().value(), token));
      }
    }
    return holders;
  }

  private static boolean draws(Said said) {
    return said.grant() != null
        && said.later() == Said.Later.STANDS
        && said.types().contains(FRIENDS)
        && said.types().contains(NAME)
        && !said.role().id().equals(Cast.SUSPENDED);
  }

  @Override
  public String toString() {
    return person + " with " + app; // a token is not printed
  }
}
