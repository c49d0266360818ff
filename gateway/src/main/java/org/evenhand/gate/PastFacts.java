package org.evenhand.gate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.evenhand.consent.ConsentSnapshot;
import org.evenhand.people.facts.PeopleSnapshot;
import org.evenhand.record.KeyVault;
import org.evenhand.register.RegisterSnapshot;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.Facts;
import org.evenhand.vocabulary.Facts.Allowance;
import org.evenhand.vocabulary.Query;
import org.evenhand.vocabulary.Request;

/** The facts of a request as the gate gathers them, for whoever decides a past one again. */
public final class PastFacts {
  private final Catalogue catalogue;
  private final ConsentingByType consenting;
  private final ScopedIds.Keys keys;
  private final Map<AppId, ScopedIds> ids = new ConcurrentHashMap<>();

  /** With the keys that apps' ids were made with, since lists stand in their order. */
  public PastFacts(Catalogue catalogue, KeyVault vault) {
    this.catalogue = catalogue;
    this.consenting = new ConsentingByType(new Cover(catalogue));
    this.keys = (use, app) -> vault.installationKey(use, app.value(), 32);
  }

  /** The world as of one position; the folds' snapshots are of that position, and stay open. */
  public record Then(
      long position, PeopleSnapshot people, ConsentSnapshot consents, RegisterSnapshot register) {}

  /** What the rule may know of that world for a request. */
  public Facts of(Then then, Request request, Allowance allowance) {
    var world = new World(then.position(), then.people(), then.consents(), then.register());
    return new WorldFacts(
        world,
        then.position(),
        catalogue,
        consenting,
        request.app(),
        request.purpose(),
        then.register().standing(request.app(), request.at()),
        allowance,
        ids.computeIfAbsent(request.app(), app -> new ScopedIds(keys, app)));
  }

  /** How many lines about people a query takes from the limits at most. */
  public static long demand(Query query) {
    return Math.clamp(Demand.people(query), 1, Limiter.MOST_PEOPLE);
  }
}
