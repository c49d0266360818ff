package org.evenhand.gate;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.evenhand.gate.TokenPowers.End;
import org.evenhand.gate.TokenPowers.Power;
import org.evenhand.register.CutOffNotice;
import org.evenhand.register.ExceptionTerms;
import org.evenhand.register.RegisterSnapshot;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataType;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Ground;
import org.evenhand.vocabulary.Offer;
import org.evenhand.vocabulary.Reason;
import org.evenhand.vocabulary.Standing;

/** Works out what a token may do, by the rule's own conditions about the app, in their order. */
final class Powers {
  private final Catalogue catalogue;
  private final RegisterSnapshot register;
  private final Caller caller;
  private final Instant at;
  private final Map<CutOffNotice, Instant> toCome;

  Powers(Catalogue catalogue, RegisterSnapshot register, Caller caller, Instant at) {
    this.catalogue = catalogue;
    this.register = register;
    this.caller = caller;
    this.at = at;
    this.toCome = register.toCome(caller.app(), at);
  }

  /**
   * What it may do.
   *
   * @param scope the data types that the grant behind it still covers
   * @param until when that grant runs out
   */
  TokenPowers under(Set<DataTypeId> scope, Instant until, Outcome.Budget budget) {
    var standing = register.standing(caller.app(), at);
    var powers =
        catalogue.types().stream()
            .map(DataType::id)
            .filter(type -> catalogue.covers(caller.scope(), type))
            .map(type ->
                catalogue.covers(scope, type)
                    ? power(type, standing, until)
                    : new Power.Shut(type, Reason.TOKEN_SCOPE))
            .toList();
    return new TokenPowers(until, powers, ends(), budget);
  }

  private Power power(DataTypeId type, Standing standing, Instant until) {
    return switch (standing) {
      case Standing.None _ -> new Power.Shut(type, Reason.NO_AGREEMENT);
      case Standing.Suspended _ -> new Power.Shut(type, Reason.AGREEMENT_SUSPENDED);
      case Standing.CutOff _ -> new Power.Shut(type, Reason.CUT_OFF);
      case Standing.InForce(var offer) -> power(type, offer, until);
    };
  }

  private Power power(DataTypeId type, Offer offer, Instant until) {
    return switch (offer.offers(catalogue, type, caller.purpose(), at)) {
      case NO -> new Power.Shut(type, Reason.NOT_OFFERED);
      case NOT_ELIGIBLE -> new Power.Shut(type, Reason.NOT_ELIGIBLE);
      case CUT_OFF -> new Power.Shut(type, Reason.CUT_OFF);
      case YES -> open(type, offer.ground(), until);
    };
  }

  private Power open(DataTypeId type, Ground ground, Instant until) {
    var carrying = register.carriedBy(caller.app(), type, caller.purpose(), at);
    // Where several carry it, the first that ends is said: it holds at least until then.
    var carried = carrying.stream().map(ExceptionTerms::until).min(Comparator.naturalOrder());
    var closed =
        toCome.entrySet().stream()
            .filter(one -> one.getKey().target().closes(type, caller.purpose()))
            .map(Map.Entry::getValue);
    var first =
        Stream.of(Stream.of(until), carried.stream(), closed)
            .flatMap(ends -> ends)
            .min(Comparator.naturalOrder())
            .orElse(until);
    var exceptions = carrying.stream().map(ExceptionTerms::id).toList();
    return new Power.Open(type, first, new Ground(ground.terms(), ground.agreement(), exceptions));
  }

  private List<End> ends() {
    return toCome.entrySet().stream()
        .map(one -> new End(one.getKey().id(), one.getKey().target().json(), one.getValue()))
        .sorted(Comparator.comparing(End::at).thenComparing(End::notice))
        .toList();
  }
}
