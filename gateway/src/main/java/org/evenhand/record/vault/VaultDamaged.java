package org.evenhand.record.vault;

/** The vault's files are not what they must be; nothing may start on them. */
public final class VaultDamaged extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what is wrong; never a key. */
  public VaultDamaged(String because) {
    super(because);
  }
}
