package org.evenhand.app.demo.world;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.evenhand.vocabulary.PersonId;

/**
 * A fictional world. Equal seeds give equal worlds.
 *
 * @param seed what it was made from
 * @param graph friendships; its person {@code i} is {@code people.get(i)}, number {@code i + 1}
 * @param people everyone, by number
 * @param relationships what people say of theirs
 * @param photos metadata, by number
 * @param privacy audiences that people set themselves
 * @param blocks who blocks whom
 * @param likings who likes what
 * @param kinships who names whom as a relative
 */
public record World(
    long seed,
    Graph graph,
    List<Inhabitant> people,
    List<Relationship> relationships,
    List<Picture> photos,
    List<PrivacyChoice> privacy,
    List<Block> blocks,
    List<Liking> likings,
    List<Kinship> kinships) {
  /** Keeps copies. */
  public World {
    people = List.copyOf(people);
    relationships = List.copyOf(relationships);
    photos = List.copyOf(photos);
    privacy = List.copyOf(privacy);
    blocks = List.copyOf(blocks);
    likings = List.copyOf(likings);
    kinships = List.copyOf(kinships);
  }

  /** A world whose graph is made too. */
  public static World make(long seed, int people) {
    return around(seed, GraphMaker.make(people, random(seed, "graph")));
  }

  /** A world with fictional people on a given graph. */
  public static World around(long seed, Graph graph) {
    return new WorldMaker(seed, graph).make();
  }

  /**
   * A source of chance for one use, so that more draws in one part do not move another.
   *
   * @param use what it is for
   */
  public static RandomGenerator random(long seed, String use) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed * 31 + use.hashCode());
  }

  /** The person of a graph's index. */
  public static PersonId person(int index) {
    return new PersonId(index + 1);
  }

  /** The graph's index of a person. */
  public static int index(PersonId person) {
    return person.number() - 1;
  }
}
