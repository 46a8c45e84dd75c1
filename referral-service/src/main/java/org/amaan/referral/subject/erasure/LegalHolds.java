package org.amaan.referral.subject.erasure;

import java.time.Instant;
import java.util.UUID;

/** Whether a subject is under legal hold. */
public interface LegalHolds {

  boolean stands(UUID subjectId, Instant at);
}
