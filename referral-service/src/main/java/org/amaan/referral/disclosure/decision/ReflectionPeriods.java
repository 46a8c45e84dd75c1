package org.amaan.referral.disclosure.decision;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who is given time to decide; answered by its own feature, in the caller's transaction. */
public interface ReflectionPeriods {

  /** Until when the subject reflects; null when no period runs. */
  @Nullable Instant until(UUID subjectId, Instant at);
}
