package org.evenhand.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.evenhand.record.Table;
import org.evenhand.record.Table.Durability;
import org.evenhand.store.rocks.RocksConfiguration;
import org.evenhand.store.rocks.RocksStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RocksTableTest extends TableContract {
  @TempDir Path folder;
  private RocksStore store;

  @BeforeEach
  void open() throws IOException {
    store = RocksStore.open(folder, RocksConfiguration.usual());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  Table table() {
    return store.table("people");
  }

  @Test
  void rows_and_position_are_there_after_reopening_and_tables_are_apart() throws IOException {
    table().write(puts("a", "1"), Durability.PROCESS);
    store.table("other").write(puts("a", "2"), Durability.PROCESS);
    store.close();
    open();

    assertThat(rows(table(), "", "")).containsExactly("a=1");
    assertThat(rows(store.table("other"), "", "")).containsExactly("a=2");
  }

  @Test
  void a_folder_held_by_another_is_refused_with_its_name() {
    assertThatThrownBy(() -> RocksStore.open(folder, RocksConfiguration.usual()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(folder.toString());
  }
}
