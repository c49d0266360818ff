package org.evenhand.register;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Rules of law that terms can name, as data. Acts are checked against them when they are recorded,
 * never when the record is read again: what a law says later changes no past. They inform; they are
 * no legal advice.
 *
 * @param regimes in the order of the file
 */
public record Law(List<Regime> regimes) {
  /** Keeps a copy. */
  public Law {
    regimes = List.copyOf(regimes);
  }

  /**
   * A law, or an order of an authority.
   *
   * @param id its id in public acts
   * @param name what it is called in few words
   * @param title its whole title
   * @param source where it can be read
   * @param provisions what of it terms are held to
   */
  public record Regime(
      RegimeId id, String name, String title, URI source, List<Provision> provisions) {
    /** Keeps a copy. */
    public Regime {
      provisions = List.copyOf(provisions);
    }
  }

  /**
   * A rule of a regime.
   *
   * @param article where it stands
   * @param demand what it asks for
   * @param days at least or at most, as the demand has it; 0 where it has none
   * @param graceDays at most, until what was due has effects; 0 where it has none
   * @param plain what it says, in plain words
   */
  public record Provision(String article, Demand demand, int days, int graceDays, String plain) {}

  /** What a rule asks for. */
  public enum Demand {
    /** So many days, at least, from publishing later terms to their effect. */
    TERMS_NOTICE,
    /** So many days, at least, from announcing a cut-off to its effect. */
    CUT_OFF_NOTICE,
    /** So many days, at most, from one certification of use to the next. */
    CERTIFICATION,
    /** A statement of reasons. */
    REASONS,
    /** That who is treated otherwise than the rest is disclosed. */
    DISCLOSURE,
    /** Access that costs nothing. */
    FREE_ACCESS
  }

  /**
   * A provision with the regime that it is of.
   *
   * @param regime which
   * @param provision which of it
   */
  public record Cited(Regime regime, Provision provision) {
    /** Such as {@code EU P2B art. 4(2)}. */
    @Override
    public String toString() {
      return regime.name() + " " + provision.article();
    }
  }

  /** The regime of that id. */
  public Optional<Regime> regime(RegimeId id) {
    return regimes.stream().filter(one -> one.id().equals(id)).findFirst();
  }

  /** What these regimes demand, in the order of the file; of one that is not known, nothing. */
  public Stream<Cited> cited(Collection<RegimeId> named) {
    return regimes.stream()
        .filter(one -> named.contains(one.id()))
        .flatMap(one -> one.provisions().stream().map(it -> new Cited(one, it)));
  }
}
