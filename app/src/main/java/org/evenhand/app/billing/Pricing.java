package org.evenhand.app.billing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.evenhand.app.billing.Statement.Item;
import org.evenhand.record.segment.Metered;
import org.evenhand.register.App;
import org.evenhand.register.Band;
import org.evenhand.register.Effect;
import org.evenhand.register.InvoiceId;
import org.evenhand.register.RegisterSnapshot;
import org.evenhand.register.Terms;
import org.evenhand.register.UnitPrice;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.OrganisationId;

/** What a month's lines come to: one statement for each organisation and currency. */
final class Pricing {
  private static final int LEAST_PEOPLE = 10;
  private static final int HASH = 12;
  private static final Comparator<Item> ORDER =
      Comparator.comparing(Item::app)
          .thenComparing(Item::type)
          .thenComparing(Item::purpose)
          .thenComparing(Item::ground);

  private final RegisterSnapshot register;

  Pricing(RegisterSnapshot register) {
    this.register = register;
  }

  /**
   * Who owes, and in which currency.
   *
   * @param organisation who
   * @param currency three capital letters (ISO 4217)
   */
  record Payer(OrganisationId organisation, String currency) implements Comparable<Payer> {
    @Override
    public int compareTo(Payer other) {
      return Comparator.comparing(Payer::organisation)
          .thenComparing(Payer::currency)
          .compare(this, other);
    }
  }

  /**
   * What somebody owes for a month.
   *
   * @param statement the exact lines and sums
   * @param amounts for each data type that concerned ten people or more: what concerns fewer is in
   *     the total alone
   */
  record Owed(Statement statement, Map<DataTypeId, Band> amounts) {}

  /** From when anything had a price. */
  Optional<Instant> began() {
    var terms =
        register.termsVersions().stream()
            .filter(version -> version.currency().isPresent())
            .map(Terms::effectiveFrom);
    var exceptions =
        register.exceptions().all().stream()
            .filter(one -> one.terms().effect() instanceof Effect.Price)
            .map(one -> one.terms().from());
    return Stream.concat(terms, exceptions).min(Instant::compareTo);
  }

  /**
   * The lines for which one organisation owes something in one currency.
   *
   * @param payer who, and in which
   * @param counts the lines
   */
  record Debt(Payer payer, List<Metered> counts) {}

  /** Those who owe something. */
  List<Debt> debts(List<Metered> counts) {
    var debts = new TreeMap<Payer, List<Metered>>();
    for (var count : counts) {
      var price = price(count);
      var owner = register.app(count.app()).map(App::organisation);
      if (price.isPresent() && owner.isPresent() && price.get().minorUnits() > 0) {
        debts
            .computeIfAbsent(new Payer(owner.get(), price.get().currency()), _ -> new ArrayList<>())
            .add(count);
      }
    }
    return debts.entrySet().stream().map(it -> new Debt(it.getKey(), it.getValue())).toList();
  }

  private Optional<UnitPrice> price(Metered count) {
    return register.unitPrice(count.terms(), count.exceptions(), count.type(), count.purpose());
  }

  /**
   * What they owe.
   *
   * @throws IllegalArgumentException if it is more than there are words for
   * @throws ArithmeticException likewise
   */
  Owed owed(YearMonth month, Debt debt) {
    var payer = debt.payer();
    var counts = debt.counts();
    var items = counts.stream().map(it -> item(it, price(it).orElseThrow().minorUnits())).toList();
    var sums = new TreeMap<DataTypeId, Long>();
    var people = new TreeMap<DataTypeId, Long>();
    for (int i = 0; i < counts.size(); i++) {
      sums.merge(counts.get(i).type(), items.get(i).amount(), Math::addExact);
      people.merge(counts.get(i).type(), counts.get(i).people(), Math::max);
    }
    sums.keySet().removeIf(type -> people.getOrDefault(type, 0L) < LEAST_PEOPLE);
    var amounts = new TreeMap<DataTypeId, Band>();
    sums.forEach((type, sum) -> amounts.put(type, Band.of(sum, payer.currency())));
    return new Owed(statement(month, payer, items), amounts);
  }

  private static Item item(Metered count, long price) {
    return new Item(
        count.app().value(),
        count.type(),
        count.purpose().term(),
        count.ground(),
        count.lines(),
        price);
  }

  private static Statement statement(YearMonth month, Payer payer, List<Item> items) {
    Instant from = Months.begin(month);
    return new Statement(
        id(month, payer),
        payer.organisation(),
        from,
        Months.end(month),
        payer.currency(),
        items.stream().sorted(ORDER).toList());
  }

  /** The same whenever it is asked for, so that nothing is invoiced twice; no two alike. */
  private static InvoiceId id(YearMonth month, Payer payer) {
    var end = "-" + month + "-" + payer.currency().toLowerCase(Locale.ROOT);
    var name = payer.organisation().value();
    int room = 64 - end.length();
    return new InvoiceId(
        (name.length() <= room ? name : name.substring(0, room - HASH) + hash(name)) + end);
  }

  private static String hash(String name) {
    try {
      var bytes = MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8));
      return HexFormat.of().formatHex(bytes).substring(0, HASH);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("every JDK has SHA-256", absent);
    }
  }
}
