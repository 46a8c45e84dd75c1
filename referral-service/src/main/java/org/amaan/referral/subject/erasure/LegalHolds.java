package org.amaan.referral.subject.erasure;

import java.time.Instant;
import java.util.UUID;

/** Whether everything about a subject is to be kept. */
public interface LegalHolds {

  boolean stands(UUID subjectId, Instant at);
}
