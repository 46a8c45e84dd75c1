package org.amaan.casework.report;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.client.notification.model.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * One alert to some recipients.
 *
 * @param type CloudEvents type
 * @param link what these recipients may open with their own token
 * @param settledBy by which reference it is settled; null when it is not by one
 */
record Alert(
    String type,
    String link,
    @Nullable Instant dueAt,
    List<Recipient> recipients,
    @Nullable UUID settledBy) {

  /** Types whose case waits for somebody; a coordinator can give it to somebody else. */
  private static final Set<String> WAITING =
      Set.of(
          "org.amaan.case.opened.v1",
          "org.amaan.case.custody-passed.v1",
          "org.amaan.case.handover-offered.v1",
          "org.amaan.case.handover-accepted.v1");

  Alert(String type, String link, @Nullable Instant dueAt, List<Recipient> recipients) {
    this(type, link, dueAt, recipients, null);
  }

  /** Whether the country's coordinators may be told when the recipients do not act. */
  boolean waitsForSomebody() {
    return WAITING.contains(type);
  }
}
