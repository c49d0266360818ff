package org.evenhand.record.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.evenhand.record.KeyVault;
import org.evenhand.vocabulary.AppId;
import org.evenhand.vocabulary.PersonId;

/**
 * The tags under which record lines name people, remembered. An HMAC for each line would cost more
 * than the rest of the frame, so the tags of each (epoch, app) are kept in pages of {@value
 * #PER_PAGE} people; whole tables go, least recently used first, when they exceed the bound.
 */
public final class Tags {
  private static final long FIRST_MONDAY = 345_600;
  private static final long WEEK = 604_800;
  private static final int PER_PAGE = 256;
  private static final int PAGE_BYTES = PER_PAGE * 2 * Long.BYTES;
  private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

  private final KeyVault vault;
  private final long mostBytes;
  private final AtomicLong bytes = new AtomicLong();
  private final LinkedHashMap<Scope, Table> tables = new LinkedHashMap<>(16, 0.75f, true);

  Tags(KeyVault vault, long mostBytes) {
    this.vault = vault;
    this.mostBytes = mostBytes;
  }

  /** The week of a moment: weeks since Monday 1970-01-05 at 00:00 UTC. */
  public static int epoch(Instant at) {
    return (int) Math.floorDiv(at.getEpochSecond() - FIRST_MONDAY, WEEK);
  }

  /** The tags of one epoch and app; to be fetched once for each frame. */
  Table table(int epoch, AppId app) {
    synchronized (tables) {
      var table = tables.computeIfAbsent(new Scope(epoch, app), Table::new);
      while (bytes.get() > mostBytes && !tables.isEmpty()) {
        var eldest = tables.pollFirstEntry().getValue();
        bytes.addAndGet(-eldest.retire());
      }
      return table;
    }
  }

  /** Drops what is remembered of a person whose key was destroyed. */
  void forget(PersonId person) {
    synchronized (tables) {
      tables.values().forEach(table -> table.forget(person));
    }
  }

  record Scope(int epoch, AppId app) {}

  /** The tags of one epoch and app. */
  final class Table {
    private final Scope scope;
    private volatile long[][] pages = new long[0][];
    private long held;
    private boolean retired;

    Table(Scope scope) {
      this.scope = scope;
    }

    /**
     * Writes a person's tag.
     *
     * @throws NoKey if there is none
     */
    void put(PersonId person, FrameWriter into) {
      var page = page(person);
      int slot = slot(person);
      // The low word is written first and the high word released after it, so a reader that sees
      // a high word sees its low word. Zero means unknown; a tag that begins with eight zero bytes
      // is only ever not remembered.
      long high = (long) WORD.getAcquire(page, slot);
      if (high != 0) {
        into.bits(high, page[slot + 1]);
        return;
      }
      into.bits(fill(person, page, slot));
    }

    /**
     * Writes a person's tag, or sixteen zero bytes for somebody who has no key: asked for by an id
     * that an app kept, they are nobody now, and the record cannot name them either.
     */
    void putIfAny(PersonId person, FrameWriter into) {
      boolean remembered = (long) WORD.getAcquire(page(person), slot(person)) != 0;
      if (!remembered && vault.keys(person).isEmpty()) {
        into.bits(Bits128.ZERO);
      } else {
        put(person, into);
      }
    }

    /** A person's tag and, behind it, the secret of the same scope: 32 bytes. */
    byte[] withSecret(PersonId person) {
      return vault
          .keys(person)
          .orElseThrow(() -> new NoKey(person))
          .tag(scope.epoch(), scope.app().value());
    }

    private Bits128 fill(PersonId person, long[] page, int slot) {
      var buffer = ByteBuffer.wrap(withSecret(person));
      var tag = new Bits128(buffer.getLong(), buffer.getLong());
      page[slot + 1] = tag.low();
      WORD.setRelease(page, slot, tag.high());
      // An erasure destroys the key first and forgets the tag second. If it did both between our
      // reading the key and our writing the tag, the key is gone by now and the tag goes with it.
      if (vault.keys(person).isEmpty()) {
        WORD.setRelease(page, slot, 0L);
        throw new NoKey(person);
      }
      return tag;
    }

    private long[] page(PersonId person) {
      int number = person.number() / PER_PAGE;
      var now = pages;
      if (number < now.length && now[number] != null) {
        return now[number];
      }
      return addPage(number);
    }

    private synchronized long[] addPage(int number) {
      if (number < pages.length && pages[number] != null) {
        return pages[number];
      }
      var grown = java.util.Arrays.copyOf(pages, Math.max(pages.length, number + 1));
      long more = PAGE_BYTES + (long) (grown.length - pages.length) * Long.BYTES;
      grown[number] = new long[2 * PER_PAGE];
      pages = grown;
      held += more;
      if (!retired) {
        bytes.addAndGet(more);
      }
      return grown[number];
    }

    private synchronized long retire() {
      retired = true;
      return held;
    }

    // A copy without the person takes the page's place, so that a reader in the midst of it never
    // sees half a tag.
    private synchronized void forget(PersonId person) {
      int number = person.number() / PER_PAGE;
      if (number < pages.length && pages[number] != null) {
        var without = pages[number].clone();
        without[slot(person)] = 0;
        without[slot(person) + 1] = 0;
        var now = pages.clone();
        now[number] = without;
        pages = now;
      }
    }

    private static int slot(PersonId person) {
      return person.number() % PER_PAGE * 2;
    }
  }

  /** The bytes that remembered tags take. */
  long bytes() {
    return bytes.get();
  }
}
