package org.amaan.referral.consent.model;

import org.amaan.knowledge.AgencyType;
import org.amaan.platform.scope.Reader;

/**
 * What an agency has to say about a subject's consents.
 *
 * @param responsible what it records counts, and it ends those of others; otherwise it has the
 *     person in care, and what it records waits for confirmation
 */
public record ConsentViewer(String agency, AgencyType type, boolean responsible) implements Reader {

  /** An agency in care sees those that it recorded, and those that name it. */
  public boolean shows(Consent consent) {
    return responsible
        || consent.recordedBy().equals(agency)
        || consent.terms().recipients().name(agency, type);
  }
}
