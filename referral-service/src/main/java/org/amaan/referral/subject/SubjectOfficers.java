package org.amaan.referral.subject;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;
import org.amaan.platform.identity.Caller;

/** What a data protection officer may do about a subject, beside erasing it. */
@ApplicationScoped
public class SubjectOfficers {

  private final SubjectAccess access;

  SubjectOfficers(SubjectAccess access) {
    this.access = access;
  }

  /** The subject, held. Refuses: 404 not visible, 403 role or not the recording agency. */
  @Transactional(TxType.MANDATORY)
  public void admit(Caller caller, UUID subjectId) {
    access.admitOfficer(caller, subjectId);
  }
}
