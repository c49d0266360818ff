package org.evenhand.app.demo.story;

import java.util.List;
import java.util.Set;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.OrganisationId;
import org.evenhand.vocabulary.Purpose;

/**
 * An app of the story.
 *
 * @param id its id
 * @param name what people know it as
 * @param organisation whose
 * @param category one word
 * @param purpose what it asks for data for
 * @param dataTypes what its agreement takes of the offer
 * @param listed what people give who don't use it but let friends share them with it
 * @param share which share of people consent to it
 * @param description what it does, in its own words
 */
public record Role(
    AppId id,
    String name,
    OrganisationId organisation,
    String category,
    Purpose purpose,
    Set<DataTypeId> dataTypes,
    Set<DataTypeId> listed,
    double share,
    String description) {
  /** Keeps copies. */
  public Role {
    dataTypes = Set.copyOf(dataTypes);
    listed = Set.copyOf(listed);
  }

  /** What it asks people for, sorted: its developer has read the notice of the cut-off. */
  public List<String> asks() {
    return dataTypes.stream()
        .filter(type -> !type.equals(Cast.CUT_OFF))
        .map(DataTypeId::value)
        .sorted()
        .toList();
  }
}
