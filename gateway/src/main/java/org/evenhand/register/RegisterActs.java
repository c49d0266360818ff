package org.evenhand.register;

/** The one door by which public acts are recorded. */
@SuppressWarnings("DoNotCallSuggester")
public final class RegisterActs {
  /**
   * Wires the door.
   *
   * @param journal where acts are recorded
   * @param register the state that acts are checked against
   */
  public RegisterActs(Journal journal, Register register) {
    throw new UnsupportedOperationException();
  }

  /**
   * Checks an act against the register as it stands, then records it. One act at a time.
   *
   * @return its position
   * @throws RegisterRefused if it cannot be; then nothing was recorded
   */
  public long record(RegisterEvent event) {
    throw new UnsupportedOperationException();
  }
}
