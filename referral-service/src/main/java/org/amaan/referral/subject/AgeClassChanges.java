package org.amaan.referral.subject;

import java.time.Instant;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.platform.identity.Caller;

/** Told when a correction moves a subject to another age class, because due times hang on it. */
public interface AgeClassChanges {

  /** In the transaction of the correction. */
  void became(Caller by, UUID subjectId, AgeClass ageClass, Instant at);
}
