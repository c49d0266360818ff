package org.evenhand.register;

import java.util.concurrent.locks.ReentrantLock;
import org.evenhand.record.Change.RegisterAct;
import org.evenhand.record.Log;

/** The one door by which public acts are recorded. Safe for use by many threads. */
public final class RegisterActs {
  private final Journal journal;
  private final Register register;
  private final ReentrantLock lock = new ReentrantLock();

  /** Wires the door to the log. */
  public RegisterActs(Log log, Register register) {
    this((Journal) log::append, register);
  }

  /**
   * Wires the door.
   *
   * @param journal where acts are recorded
   * @param register the state that acts are checked against
   */
  public RegisterActs(Journal journal, Register register) {
    this.journal = journal;
    this.register = register;
  }

  /**
   * Checks an act against the register as it stands, then records it. One act at a time.
   *
   * @return its position
   * @throws RegisterRefused if it cannot be; then nothing was recorded
   */
  public long record(RegisterEvent event) {
    lock.lock();
    try {
      new Checks(register.snapshot(), register.catalogue()).check(event);
      return journal.append(form(event));
    } finally {
      lock.unlock();
    }
  }

  /** The canonical form, read once more: what the fold could not read must not be recorded. */
  private static RegisterAct form(RegisterEvent event) {
    try {
      var json = RegisterJson.write(event);
      RegisterJson.read(json);
      return new RegisterAct(json);
    } catch (IllegalArgumentException e) {
      throw new RegisterRefused("the act is malformed: " + e.getMessage());
    }
  }
}
