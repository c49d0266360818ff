package org.evenhand.gate;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.evenhand.vocabulary.Catalogue;
import org.evenhand.vocabulary.DataTypeId;
import org.evenhand.vocabulary.PersonId;
import org.evenhand.vocabulary.Standing;
import org.roaringbitmap.RoaringBitmap;

/**
 * The facts as they are, but for what a preview takes for granted: yeses that nobody has said yet,
 * limits that are not used up, and blocks and lists that are not the person's own to know.
 *
 * @param world the world as it is
 * @param position fixed when the facts were asked for
 * @param said who said yes to a type
 * @param standing how the app stands
 * @param saying whose yes is taken for granted
 * @param assumed to which types, with what lies below them
 * @param onlyBlocks when set, the blocks between the viewer and others, whatever the world holds
 * @param onlyLists when set, whose lists of the let in and the kept out count: those of others are
 *     theirs to know
 */
record PreviewFacts(
    World world,
    long position,
    Catalogue catalogue,
    Function<DataTypeId, RoaringBitmap> said,
    Standing standing,
    RoaringBitmap saying,
    Set<DataTypeId> assumed,
    Optional<RoaringBitmap> onlyBlocks,
    Optional<RoaringBitmap> onlyLists)
    implements PeopleFacts {
  private static final Allowance UNUSED = new Allowance(1, Long.MAX_VALUE);

  @Override
  public Allowance allowance() {
    return UNUSED;
  }

  @Override
  public RoaringBitmap consenting(DataTypeId type) {
    var yes = said.apply(type);
    return catalogue.covers(assumed, type) ? RoaringBitmap.or(yes, saying) : yes;
  }

  @Override
  public Lists lists(DataTypeId type, PersonId viewer) {
    var lists = world.people().lists(type, viewer);
    return onlyLists
        .map(only ->
            new Lists(
                RoaringBitmap.and(lists.letIn(), only), RoaringBitmap.and(lists.keptOut(), only)))
        .orElse(lists);
  }

  @Override
  public RoaringBitmap blocked(PersonId person) {
    return onlyBlocks.orElseGet(() -> world.people().blocked(person));
  }

  // A preview tells no order and no id, so it needs no app's key for one.
  @Override
  public long[] order(int[] people) {
    return Arrays.stream(people).asLongStream().toArray();
  }

  @Override
  public long[] order(long[] things) {
    return things.clone();
  }
}
