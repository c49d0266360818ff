package org.evenhand.app.publicregister;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongUnaryOperator;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.evenhand.app.pages.Words;
import org.evenhand.app.publicregister.PlotView.Mark;
import org.evenhand.app.publicregister.PlotView.Plot;
import org.evenhand.app.publicregister.PlotView.Point;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /register/plots}: what apps have against what their organisations gave, every app in one
 * of the points. It shows what goes together, and says nothing about why.
 */
final class PlotPage {
  static final String PATH = RegisterServlet.PATH + "/plots";

  // The drawing's own units, as the template has them.
  private static final double LEFT = 70;
  private static final double RIGHT = 620;
  private static final double TOP = 20;
  private static final double BOTTOM = 300;
  private static final double SMALLEST = 4;
  private static final double LARGEST = 16;
  private static final int NAMED = 3;
  private static final int MARKS = 8;

  private final String baseUrl;

  PlotPage(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** A place: which power of ten across, which step up, and whether exceptions are in force. */
  private record Place(long x, long y, boolean favoured) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      return Comparator.comparing(Place::favoured)
          .thenComparingLong(Place::y)
          .thenComparingLong(Place::x)
          .reversed()
          .compare(this, other);
    }
  }

  /**
   * What stands up in one drawing.
   *
   * @param id of the drawing
   * @param title of it
   * @param words what stands up
   * @param step which step an app is on
   * @param name what a step is called
   */
  private record Up(
      String id,
      String title,
      String words,
      ToLongFunction<AppPoint> step,
      java.util.function.LongFunction<String> name) {}

  Outcome answer(Reading reading) {
    var all = AppPoint.all(reading);
    return new Outcome.Shown(
        "Given and got", "plots", view(reading, all), () -> json(reading, all), () -> csv(all));
  }

  private static PlotView view(Reading reading, AppPoint.All all) {
    var types =
        new Up(
            "may",
            "What apps may draw",
            "data types that it may draw now",
            AppPoint::types,
            Long::toString);
    var lines =
        new Up(
            "drew",
            "What apps drew in the last thirty days",
            "lines that it drew",
            point -> digits(point.lines()),
            step -> step == 0 ? "none, or of fewer than ten people" : Phrases.number(ten(step)));
    var given =
        all.currency().isEmpty()
            ? "Nobody gave money in the last twelve months."
            : "What an organisation gave is the advertising that it bought and what it paid, for days"
                + " that touch the last twelve months, each counted whole, in "
                + all.currency()
                + ", at least: the register knows powers of ten. Other currencies are left out.";
    return new PlotView(
        given, List.of(plot(reading, all, types), plot(reading, all, lines)), AsOf.of(reading));
  }

  private static Plot plot(Reading reading, AppPoint.All all, Up up) {
    var places = new TreeMap<Place, List<AppPoint>>();
    for (var point : all.points()) {
      var place = new Place(digits(point.given()), up.step().applyAsLong(point), point.favoured());
      places.computeIfAbsent(place, _ -> new ArrayList<>()).add(point);
    }
    long most = places.keySet().stream().mapToLong(Place::y).max().orElse(0);
    var xs = steps(places.keySet().stream().mapToLong(Place::x));
    LongUnaryOperator column = x -> xs.indexOf(x);
    var points =
        places.entrySet().stream()
            .map(it -> point(reading, all, up, it.getKey(), it.getValue(), column, xs.size(), most))
            .toList();
    return new Plot(
        up.id(),
        up.title(),
        "given in return" + (all.currency().isEmpty() ? "" : ", in " + all.currency()),
        up.words(),
        xs.stream()
            .map(x -> new Mark(at(across(column.applyAsLong(x), xs.size())), shortly(x, all)))
            .toList(),
        LongStream.rangeClosed(0, most)
            .filter(y -> y % (1 + most / MARKS) == 0)
            .mapToObj(y -> new Mark(at(upwards(y, most)), shortName(up, y)))
            .toList(),
        points,
        table(reading, all, up, places));
  }

  /** In major units, such as "≥ 10K". */
  private static String shortly(long digits, AppPoint.All all) {
    if (digits == 0) {
      return "0";
    }
    long whole = digits - 1 - Words.fractionDigits(all.currency());
    if (whole < 0) {
      return "< 1";
    }
    var ends = List.of("", "K", "M", "G", "T");
    int end = (int) Math.min(whole / 3, ends.size() - 1L);
    return "≥ " + ten(whole - 3L * end + 1) + ends.get(end);
  }

  private static String shortName(Up up, long step) {
    return step == 0 ? "0" : up.name().apply(step);
  }

  /** Nothing, and every power of ten between the first that is there and the last. */
  private static List<Long> steps(LongStream there) {
    var found = there.filter(x -> x > 0).summaryStatistics();
    var steps = new ArrayList<Long>(List.of(0L));
    for (long x = found.getMin(); found.getCount() > 0 && x <= found.getMax(); x++) {
      steps.add(x);
    }
    return steps;
  }

  private static Point point(
      Reading reading,
      AppPoint.All all,
      Up up,
      Place place,
      List<AppPoint> apps,
      LongUnaryOperator column,
      int columns,
      long most) {
    // Side by side where both lie: what is favoured must not hide behind what isn't.
    double aside = place.favoured() ? 9 : -9;
    double r = Math.min(LARGEST, SMALLEST * Math.sqrt(Math.sqrt(apps.size())));
    return new Point(
        at(across(column.applyAsLong(place.x()), columns) + aside),
        at(upwards(place.y(), most)),
        at(r),
        place.favoured(),
        names(reading, apps)
            + ": "
            + given(place.x(), all)
            + " given; "
            + up.name().apply(place.y())
            + " "
            + up.words());
  }

  private static String names(Reading reading, List<AppPoint> apps) {
    var first = apps.stream().limit(NAMED).map(it -> reading.appName(it.app())).toList();
    var names = String.join(", ", first);
    return apps.size() > NAMED
        ? names + " and " + Phrases.number(apps.size() - NAMED) + " more"
        : names;
  }

  private static TableView table(
      Reading reading, AppPoint.All all, Up up, Map<Place, List<AppPoint>> places) {
    return Plural.first(
        up.title() + ", as a table",
        List.of(
            "Apps",
            "Number",
            "Exceptions in force",
            "Given in return",
            Phrases.capital(up.words())),
        places.entrySet().stream()
            .map(it ->
                List.of(
                    Cell.of(names(reading, it.getValue())),
                    Cell.of(Phrases.number(it.getValue().size())),
                    Cell.of(it.getKey().favoured() ? "yes" : "no"),
                    Cell.of(given(it.getKey().x(), all)),
                    Cell.of(up.name().apply(it.getKey().y()))))
            .toList(),
        "There is no app.");
  }

  private static String given(long digits, AppPoint.All all) {
    return digits == 0 ? "nothing" : Money.exact(ten(digits), all.currency()) + " or more";
  }

  private static double across(long column, int columns) {
    return LEFT + (column + 0.5) * (RIGHT - LEFT) / columns;
  }

  private static double upwards(long step, long most) {
    return BOTTOM - 20 - step * (BOTTOM - TOP - 40) / Math.max(1, most);
  }

  private static String at(double place) {
    return String.format(Locale.ROOT, "%.1f", place);
  }

  /** 0 for nothing, else how many digits the number has. */
  private static long digits(long number) {
    return number == 0 ? 0 : Long.toString(number).length();
  }

  /** The smallest number of so many digits. */
  private static long ten(long digits) {
    long number = 1;
    for (long left = digits; left > 1; left--) {
      number *= 10;
    }
    return number;
  }

  private ObjectNode json(Reading reading, AppPoint.All all) {
    var json = Json.object();
    AsOf.of(reading).write(json);
    json.put("url", baseUrl + PATH).put("currency", all.currency());
    var apps = json.putArray("apps");
    for (var point : all.points()) {
      apps.addObject()
          .put("app", point.app().value())
          .put("given_at_least", point.given())
          .put("data_types", point.types())
          .put("lines", point.lines())
          .put("exceptions_in_force", point.favoured());
    }
    return json;
  }

  private static Csv csv(AppPoint.All all) {
    return new Csv(
        List.of("app", "given_at_least", "currency", "data_types", "lines", "exceptions_in_force"),
        all.points().stream()
            .map(point ->
                List.of(
                    point.app().value(),
                    Long.toString(point.given()),
                    all.currency(),
                    Integer.toString(point.types()),
                    Long.toString(point.lines()),
                    Boolean.toString(point.favoured())))
            .toList());
  }
}
