package org.evenhand.app.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import org.evenhand.app.log.ObjectStore.Account;
import org.evenhand.app.log.ObjectStore.Place;
import org.evenhand.proof.TileTree;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A copy in an object store that checks every signature for itself. */
class ObjectStoreTest {
  private final SmallLog log = new SmallLog("small.example/log").grow(300);
  private CheckedStore store;

  @BeforeEach
  void start() throws IOException {
    store = new CheckedStore();
  }

  @AfterEach
  void stop() {
    store.close();
  }

  private ObjectStore target(String secret) {
    var place = Place.parse("s3://a-bucket/logs of/small/", store.endpoint(), "eu-west-1");
    var account = new Account(CheckedStore.ACCESS, secret, CheckedStore.SESSION, "eu-west-1");
    return new ObjectStore(place, account, InstantSource.system());
  }

  @Test
  void a_log_is_copied_labelled_and_proves_when_it_is_read_back() throws Exception {
    try (var target = target(CheckedStore.SECRET)) {
      new Publisher(log, target).publish(List.of(), false);
      log.grow(300);
      new Publisher(log, target).publish(List.of(), false);
      assertThat(TileTree.open(target, log.checkpoint()).entries(2).entries()).hasSize(88);
      assertThat(new Publisher(log, target).publish(List.of(), false).written()).isZero();
    }
    var root = "/a-bucket/logs%20of/small/";
    assertThat(store.order.getLast()).isEqualTo(root + "checkpoint");
    assertThat(store.objects).containsKeys(root + "tile/0/000", root + "tile/entries/002.p/88");
    assertThat(store.labels.get(root + "checkpoint"))
        .containsExactly("text/plain; charset=utf-8", "no-cache");
    assertThat(store.labels.get(root + "tile/0/000"))
        .containsExactly("application/octet-stream", "public, max-age=31536000, immutable");
  }

  @Test
  void a_wrong_secret_is_refused_and_the_stores_reason_is_told() {
    try (var target = target("another secret")) {
      assertThatThrownBy(() -> new Publisher(log, target).publish(List.of(), false))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("status 403, SignatureDoesNotMatch");
    }
    assertThat(store.objects).isEmpty();
  }

  @Test
  void an_account_that_may_not_list_is_told_what_it_lacks() {
    store.mayList = false;
    try (var target = target(CheckedStore.SECRET)) {
      assertThatThrownBy(() -> target.read("checkpoint"))
          .isInstanceOf(IOException.class)
          .hasMessageContainingAll("status 403", "s3:ListBucket");
    }
  }

  @Test
  void a_store_that_fails_now_and_then_is_asked_again() throws Exception {
    store.failures = 2;
    try (var target = target(CheckedStore.SECRET)) {
      target.write("key", new byte[] {1});
      assertThat(target.read("key").orElseThrow()).containsExactly(1);
      assertThat(target.read("checkpoint")).isEmpty();
    }
  }

  @Test
  void a_buckets_address_is_the_one_that_its_store_expects() {
    assertThat(Place.parse("s3://a-bucket/x", "", "eu-west-1"))
        .isEqualTo(new Place(URI.create("https://a-bucket.s3.eu-west-1.amazonaws.com"), "/x/"));
    assertThat(Place.parse("s3://a.bucket", "", "us-east-1"))
        .isEqualTo(new Place(URI.create("https://s3.us-east-1.amazonaws.com"), "/a.bucket/"));
    assertThatThrownBy(() -> Place.parse("s3://No_Bucket/x", "", "us-east-1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
