package org.amaan.casework.observation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.knowledge.screening.Observation;
import org.jspecify.annotations.Nullable;

/**
 * An observation on a referral, as referral-service discloses it now.
 *
 * @param agency whose observation it is
 * @param corrected a newer one stands in its place, whether or not it is disclosed too
 * @param readers to which agencies it is disclosed; at least one
 */
public record ReportedObservation(
    UUID id,
    String agency,
    Instant recordedAt,
    Observation observed,
    @Nullable UUID corrects,
    boolean corrected,
    List<String> readers) {

  public ReportedObservation {
    readers = List.copyOf(readers);
  }
}
