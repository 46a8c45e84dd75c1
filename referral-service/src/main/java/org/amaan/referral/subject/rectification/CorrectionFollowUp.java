package org.amaan.referral.subject.rectification;

import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.DataCategory;
import org.amaan.platform.identity.Caller;

/** What follows from a correction for those who had read; in its transaction. */
public interface CorrectionFollowUp {

  void subjectCorrected(Caller by, UUID subjectId, Set<DataCategory> corrected);
}
