package org.evenhand.app.identity;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.evenhand.record.Table;
import org.evenhand.vocabulary.GrantId;

/**
 * The tokens' table. Three keys for each token: {@code t:} and its hash, which holds the row;
 * {@code g:}, its grant and its hash, which lets a whole grant be emptied; {@code x:}, when it runs
 * out and its hash, which lets those that have run out be found. Who deletes a token early leaves
 * the last one, which goes in its time.
 *
 * <p>Every write is synced. After a crash a token either is there as a whole or is not; a client
 * that did not get its answer asks again.
 */
final class TokenRows {
  private static final int HASH = 32;
  private final Table table;

  TokenRows(Table table) {
    this.table = table;
  }

  Optional<TokenRow> find(String token) {
    return Optional.ofNullable(table.get(rowKey(Secrets.sha256(token)))).map(TokenRow::decoded);
  }

  void put(String token, TokenRow row) {
    write(puts(token, row), List.of());
  }

  /** Puts an access and a refresh token, all or nothing. */
  void put(String access, TokenRow accessRow, String refresh, TokenRow refreshRow) {
    var puts = puts(access, accessRow);
    puts.addAll(puts(refresh, refreshRow));
    write(puts, List.of());
  }

  /**
   * Uses a refresh token: it becomes a used one, and the new ones stand, in one write.
   *
   * @return false, with nothing written, if it was not a live refresh token any more
   */
  synchronized boolean rotate(
      String old, String access, TokenRow accessRow, String refresh, TokenRow refreshRow) {
    var row = find(old);
    if (row.isEmpty() || row.get().kind() != TokenRow.Kind.REFRESH) {
      return false;
    }
    var puts = puts(access, accessRow);
    puts.addAll(puts(refresh, refreshRow));
    puts.addAll(puts(old, row.get().used()));
    write(puts, List.of());
    return true;
  }

  void delete(String token, GrantId grant) {
    var hash = Secrets.sha256(token);
    write(List.of(), List.of(rowKey(hash), grantKey(grant, hash)));
  }

  /** Deletes every token of a grant. */
  synchronized void deleteAll(GrantId grant) {
    var deletes = new ArrayList<byte[]>();
    var prefix = grantKey(grant, new byte[0]);
    table.scan(
        prefix,
        prefix,
        (key, value) -> {
          deletes.add(key);
          deletes.add(rowKey(Arrays.copyOfRange(key, key.length - HASH, key.length)));
          return true;
        });
    write(List.of(), deletes);
  }

  /**
   * Deletes tokens that have run out, the oldest first.
   *
   * @param most how many at most in this call
   * @return how many were looked at; less than {@code most} if no more are due
   */
  synchronized int deleteExpired(Instant now, int most) {
    var due = due(now, most);
    var deletes = new ArrayList<byte[]>(3 * due.size());
    for (var key : due) {
      deletes.add(key);
      var hash = Arrays.copyOfRange(key, key.length - HASH, key.length);
      var row = table.get(rowKey(hash));
      if (row != null && !TokenRow.decoded(row).livesAt(now)) {
        deletes.add(rowKey(hash));
        deletes.add(grantKey(TokenRow.decoded(row).grant(), hash));
      }
    }
    write(List.of(), deletes);
    return due.size();
  }

  private List<byte[]> due(Instant now, int most) {
    var due = new ArrayList<byte[]>();
    var prefix = Secrets.key("x:", new byte[0]);
    var end = expiryKey(now.plusSeconds(1), new byte[0]);
    table.scan(
        prefix,
        prefix,
        (key, _) -> Arrays.compareUnsigned(key, end) < 0 && due.add(key) && due.size() < most);
    return due;
  }

  private static List<Table.Batch.Put> puts(String token, TokenRow row) {
    var hash = Secrets.sha256(token);
    var puts = new ArrayList<Table.Batch.Put>();
    puts.add(new Table.Batch.Put(rowKey(hash), row.encoded()));
    puts.add(new Table.Batch.Put(grantKey(row.grant(), hash), new byte[0]));
    puts.add(new Table.Batch.Put(expiryKey(row.expires(), hash), new byte[0]));
    return puts;
  }

  private void write(Collection<Table.Batch.Put> puts, Collection<byte[]> deletes) {
    if (!puts.isEmpty() || !deletes.isEmpty()) {
      table.write(new Table.Batch(puts, deletes, -1), Table.Durability.SYNCED);
    }
  }

  private static byte[] rowKey(byte[] hash) {
    return Secrets.key("t:", hash);
  }

  /** Rising with time: seconds of our era, big-endian. */
  private static byte[] expiryKey(Instant expires, byte[] hash) {
    var name = ByteBuffer.allocate(8 + hash.length).putLong(expires.getEpochSecond()).put(hash);
    return Secrets.key("x:", name.array());
  }

  private static byte[] grantKey(GrantId grant, byte[] hash) {
    var name = ByteBuffer.allocate(8 + hash.length).putLong(grant.number()).put(hash).array();
    return Secrets.key("g:", name);
  }
}
