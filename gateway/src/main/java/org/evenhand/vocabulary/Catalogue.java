package org.evenhand.vocabulary;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The data types and fields that this platform holds. Data, not code: a platform extends it. */
public final class Catalogue {
  private final List<DataType> types;
  private final List<Field> fields;
  private final Map<DataTypeId, DataType> byId = new HashMap<>();
  private final Field[][] byNumber = new Field[ObjectKind.values().length + 1][Long.SIZE];

  /**
   * Checks and indexes a catalogue.
   *
   * @throws IllegalArgumentException if a name or number stands twice, a field's type is unknown,
   *     or a type lacks its parent
   */
  public Catalogue(List<DataType> types, List<Field> fields) {
    this.types = types.stream().sorted(Comparator.comparing(DataType::id)).toList();
    this.fields = List.copyOf(fields);
    var numbers = new HashSet<Integer>();
    for (var type : types) {
      require(byId.put(type.id(), type) == null, "data type " + type.id() + " stands twice");
      require(numbers.add(type.number()), "data type number " + type.number() + " stands twice");
    }
    this.fields.forEach(this::add);
    for (var edge : Edge.values()) {
      require(byId.containsKey(edge.type()), "the catalogue lacks " + edge.type());
    }
  }

  private void add(Field field) {
    require(byId.containsKey(field.type()), "field " + field.name() + " is of no known data type");
    require(field.number() > 0 && field.number() < 63, field.name() + ": number must be 1 to 62");
    var row = byNumber[field.of().code()];
    require(row[field.number()] == null, "field number " + field.number() + " stands twice");
    require(
        Arrays.stream(row).noneMatch(f -> f != null && f.name().equals(field.name())),
        "field " + field.name() + " stands twice");
    row[field.number()] = field;
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("data-type catalogue: " + otherwise);
    }
  }

  /** All types, by name. */
  public List<DataType> types() {
    return types;
  }

  /** All fields but {@code id}, in the order of the file. */
  public List<Field> fields() {
    return fields;
  }

  /** The type of that name. */
  public Optional<DataType> type(DataTypeId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The field of that name on that kind of object; {@code id} is none. */
  public Optional<Field> field(ObjectKind of, String name) {
    return fields.stream().filter(f -> f.of() == of && f.name().equals(name)).findFirst();
  }

  /** The field with that bit on that kind of object. */
  public Optional<Field> field(ObjectKind of, int number) {
    return Optional.ofNullable(byNumber[of.code()][number]);
  }

  /**
   * Whether permission for {@code granted} covers {@code wanted}: the same node, or an ancestor
   * with no {@code separate} node on the way down.
   */
  public boolean covers(DataTypeId granted, DataTypeId wanted) {
    if (granted.equals(wanted)) {
      return true;
    }
    if (!granted.holds(wanted)) {
      return false;
    }
    for (var type : types) {
      if (type.separate()
          && !type.id().equals(granted)
          && granted.holds(type.id())
          && type.id().holds(wanted)) {
        return false;
      }
    }
    return true;
  }

  /** Whether any of {@code granted} covers {@code wanted}. */
  public boolean covers(Set<DataTypeId> granted, DataTypeId wanted) {
    return granted.contains(wanted) || granted.stream().anyMatch(g -> covers(g, wanted));
  }
}
