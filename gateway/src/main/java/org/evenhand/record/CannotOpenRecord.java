package org.evenhand.record;

import java.util.Locale;

/**
 * Why a record was not opened. Nothing that was acknowledged was changed; each message says what to
 * do.
 */
public abstract sealed class CannotOpenRecord extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private CannotOpenRecord(String message) {
    super(message);
  }

  /** Another process has it. */
  public static final class InUse extends CannotOpenRecord {
    private static final long serialVersionUID = 1L;

    InUse(String directory) {
      super(
          String.format(
              Locale.ROOT,
              "%s is in use by another process; stop that one first, or choose another folder",
              directory));
    }
  }

  /** Frames that were acknowledged are damaged or missing. */
  public static final class Damaged extends CannotOpenRecord {
    private static final long serialVersionUID = 1L;
    private final long position;

    Damaged(String file, long offset, long position, String because) {
      super(
          String.format(
              Locale.ROOT,
              "the record is damaged in %s at byte %d, position %d: %s. Frames there were acknowledged,"
                  + " so nothing was cut. Keep this folder as it is, check the disk, and restore the"
                  + " record from a backup",
              file,
              offset,
              position,
              because));
      this.position = position;
    }

    /** The first position that cannot be read. */
    public long position() {
      return position;
    }
  }

  /**
   * A fold has applied more than the log holds: they do not belong together, or the log was cut.
   */
  public static final class FoldAhead extends CannotOpenRecord {
    private static final long serialVersionUID = 1L;

    FoldAhead(String fold, long applied, long last) {
      super(
          String.format(
              Locale.ROOT,
              "the store '%s' has applied position %d, but the record ends at %d: acknowledged frames"
                  + " are missing, or the two do not belong together. Restore record, vault and store"
                  + " from one backup. Keep the store: profiles, accounts and what was imported are"
                  + " in no record",
              fold,
              applied,
              last));
    }
  }

  /**
   * The vault lacks keys that the record was sealed with, which were not destroyed. No fold was
   * given that frame, nor anything behind it.
   */
  public static final class WrongVault extends CannotOpenRecord {
    private static final long serialVersionUID = 1L;

    WrongVault(org.evenhand.record.frame.WrongKeys wrong) {
      super(
          wrong.getMessage()
              + ". Keys are missing or of another record, and nobody was erased: put back the vault"
              + " that belongs to this record, with its newest list of erasures");
      initCause(wrong);
    }
  }

  /** The wall clock is behind the record. */
  public static final class ClockBehind extends CannotOpenRecord {
    private static final long serialVersionUID = 1L;

    ClockBehind(java.time.Instant wall, java.time.Instant last) {
      super(
          String.format(
              Locale.ROOT,
              "the clock says %s, but the record's last frame is of %s: more than five minutes later."
                  + " Set the clock, then start again",
              wall,
              last));
    }
  }

  /** The public log and the record do not belong together, or one of them was damaged or cut. */
  public static final class PublicLogUnlike extends CannotOpenRecord {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong with which of them. */
    public PublicLogUnlike(String because) {
      super(
          because
              + ". Nothing was signed. Keep the folders log/, public/ and sealer/ as they are, and"
              + " restore all of them from one backup");
    }
  }
}
