package org.evenhand.register;

import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.evenhand.register.Law.Demand;
import org.evenhand.register.Law.Provision;
import org.evenhand.register.Law.Regime;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads rules of law from YAML nodes, which know their lines. */
final class LawReader {
  private static final Set<String> REGIME = Set.of("id", "name", "title", "source", "provisions");
  private static final Set<String> PROVISION =
      Set.of("article", "demands", "days", "grace_days", "plain");
  private static final Set<Demand> COUNTED =
      Set.of(Demand.TERMS_NOTICE, Demand.CUT_OFF_NOTICE, Demand.CERTIFICATION);
  private static final int LONGEST = 500;

  private final String file;

  LawReader(String file) {
    this.file = file;
  }

  Law read(InputStream yaml) {
    var root = map(root(yaml), Set.of("regimes"));
    var regimes = new ArrayList<Regime>();
    var ids = new HashSet<RegimeId>();
    for (var node : items(root, "regimes")) {
      var regime = regime(map(node, REGIME));
      if (!ids.add(regime.id())) {
        throw wrong(node, "regime " + regime.id() + " stands twice");
      }
      regimes.add(regime);
    }
    return new Law(regimes);
  }

  private Node root(InputStream yaml) {
    var settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
    try {
      return new Compose(settings)
          .composeInputStream(yaml)
          .orElseThrow(() -> new IllegalArgumentException(file + ": it is empty"));
    } catch (YamlEngineException e) {
      throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
    }
  }

  private Regime regime(Entries in) {
    var provisions = new ArrayList<Provision>();
    for (var node : items(in, "provisions")) {
      provisions.add(provision(map(node, PROVISION)));
    }
    return new Regime(
        value(in, "id", RegimeId::new),
        value(in, "name", LawReader::words),
        value(in, "title", LawReader::words),
        value(in, "source", LawReader::source),
        provisions);
  }

  private Provision provision(Entries in) {
    var demand = value(in, "demands", LawReader::demand);
    boolean certified = demand == Demand.CERTIFICATION;
    only(in, "days", COUNTED.contains(demand));
    only(in, "grace_days", certified);
    return new Provision(
        value(in, "article", LawReader::words),
        demand,
        COUNTED.contains(demand) ? value(in, "days", LawReader::days) : 0,
        certified ? value(in, "grace_days", LawReader::days) : 0,
        value(in, "plain", LawReader::words));
  }

  private void only(Entries in, String key, boolean has) {
    var node = in.nodes().get(key);
    if (node != null && !has) {
      throw wrong(node, "'" + key + "' is nothing that such a demand has");
    }
  }

  private static Demand demand(String text) {
    for (var one : Demand.values()) {
      if (one.name().toLowerCase(Locale.ROOT).equals(text)) {
        return one;
      }
    }
    throw new IllegalArgumentException("'" + text + "' is nothing that a rule can demand");
  }

  private static int days(String text) {
    if (!text.matches("[1-9][0-9]{0,3}")) {
      throw new IllegalArgumentException("'" + text + "' is not a number from 1 to 9999");
    }
    return Integer.parseInt(text);
  }

  private static String words(String text) {
    Wellformed.text("it", text, LONGEST);
    return text;
  }

  private static URI source(String text) {
    var uri = URI.create(text);
    Wellformed.homepage(uri);
    return uri;
  }

  private List<Node> items(Entries in, String key) {
    if (node(in, key) instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    throw wrong(node(in, key), "'" + key + "' is not a list");
  }

  private Entries map(Node node, Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(node, "expected keys and values");
    }
    var entries = new HashMap<String, Node>();
    for (var tuple : mapping.getValue()) {
      var key = scalar(tuple.getKeyNode());
      if (!known.contains(key)) {
        throw wrong(tuple.getKeyNode(), "unknown key '" + key + "'");
      }
      if (entries.put(key, tuple.getValueNode()) != null) {
        throw wrong(tuple.getKeyNode(), "'" + key + "' stands twice");
      }
    }
    return new Entries(node, entries);
  }

  private Node node(Entries in, String key) {
    return Optional.ofNullable(in.nodes().get(key))
        .orElseThrow(() -> wrong(in.at(), "'" + key + "' is missing"));
  }

  private <T> T value(Entries in, String key, Function<String, T> parse) {
    var node = node(in, key);
    var text = scalar(node);
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException e) {
      throw wrong(node, key + ": " + e.getMessage());
    }
  }

  private String scalar(@Nullable Node node) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw wrong(node, "expected a plain value");
  }

  private IllegalArgumentException wrong(@Nullable Node node, String what) {
    int line =
        Optional.ofNullable(node)
            .flatMap(Node::getStartMark)
            .map(mark -> mark.getLine() + 1)
            .orElse(0);
    return new IllegalArgumentException(file + ", line " + line + ": " + what);
  }

  /** A mapping's values by their keys, and where it stands. */
  private record Entries(Node at, Map<String, Node> nodes) {}
}
