package org.amaan.referral.disclosure.decision;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.identity.Caller;

/** The emergency accesses in force; answered by their own feature, in the caller's transaction. */
public interface EmergencyAccesses {

  /** Those of this very person. */
  List<Emergency> of(Caller caller, UUID subjectId, Instant at);
}
