package org.evenhand.store;

import org.evenhand.record.Table;
import org.evenhand.store.memory.MemoryTable;

class MemoryTableTest extends TableContract {
  @Override
  Table table() {
    return new MemoryTable();
  }
}
