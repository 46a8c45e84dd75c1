package org.amaan.platform.vault;

import java.util.UUID;
import org.amaan.platform.problem.Refusal;
import org.jboss.logging.Logger;

/**
 * Stored data do not open: they or their key were altered or moved, or are wrapped by a
 * key-encryption key that this service was not given. Never taken for an erasure.
 */
public final class RecordUnreadable extends Refusal {

  private static final Logger LOG = Logger.getLogger(RecordUnreadable.class);

  private RecordUnreadable() {
    super(
        503,
        "record-unreadable",
        "The record cannot be read now",
        "What is stored does not pass its integrity check, so nothing of it is shown. The operator"
            + " finds the place in the log; tell them the traceId.");
  }

  /** Says in the log where, which is no personal data, and nothing else. */
  public static RecordUnreadable of(UUID record, String place) {
    LOG.errorf("unreadable: %s of %s does not pass its integrity check", place, record);
    return new RecordUnreadable();
  }
}
