package org.evenhand.register;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;
import java.util.Set;
import org.evenhand.vocabulary.CutOffId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.Limits;
import org.evenhand.vocabulary.Purpose;

/**
 * How an exception departs from the terms. None says anything about consent or visibility: nothing
 * can stand in for those.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Effect.Wider.class, name = "wider"),
  @JsonSubTypes.Type(value = Effect.Narrower.class, name = "narrower"),
  @JsonSubTypes.Type(value = Effect.OtherLimits.class, name = "limits"),
  @JsonSubTypes.Type(value = Effect.Lenience.class, name = "lenience"),
  @JsonSubTypes.Type(value = Effect.Price.class, name = "price")
})
public sealed interface Effect {
  /**
   * More data types than the terms offer.
   *
   * @param dataTypes which, with all below them that is not separate
   * @param purposes for what
   */
  record Wider(@JsonProperty("datatypes") Set<DataTypeId> dataTypes, Set<Purpose> purposes)
      implements Effect {
    /** Keeps copies; refuses an exception of nothing. */
    public Wider {
      dataTypes = Wellformed.set("datatypes", dataTypes);
      purposes = Wellformed.set("purposes", purposes);
    }
  }

  /**
   * Fewer than the terms offer.
   *
   * @param dataTypes which are taken away, with all below them
   * @param purposes for what
   */
  record Narrower(@JsonProperty("datatypes") Set<DataTypeId> dataTypes, Set<Purpose> purposes)
      implements Effect {
    /** Keeps copies; refuses an exception of nothing. */
    public Narrower {
      dataTypes = Wellformed.set("datatypes", dataTypes);
      purposes = Wellformed.set("purposes", purposes);
    }
  }

  /** Other limits than the terms', higher or lower. */
  record OtherLimits(Limits limits) implements Effect {}

  /** A cut-off that does not bite yet. */
  record Lenience(CutOffId cutOff) implements Effect {}

  /**
   * Other prices than the terms'.
   *
   * @param unitPrices for a line of each data type, in minor units
   * @param currency three capital letters (ISO 4217)
   */
  record Price(Map<DataTypeId, Long> unitPrices, String currency) implements Effect {
    /** Keeps a copy; refuses negatives. */
    public Price {
      unitPrices = Map.copyOf(unitPrices);
      Wellformed.filled("unit_prices", unitPrices.keySet());
      unitPrices.values().forEach(price -> Band.of(price, currency));
    }
  }
}
