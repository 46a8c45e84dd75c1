package org.amaan.referral.routing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.consent.model.ConsentGiven;
import org.amaan.referral.consent.model.ConsentState;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.consent.recording.Consents;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.subject.record.SubjectRecords;

/**
 * An adult decides whether those who investigate learn who they are. A child, and someone whose age
 * is not known, is on the child path, where the duty to protect stands in for consent. No legal
 * profile's basis replaces an adult's consent as long as no counsel has confirmed one.
 */
@ApplicationScoped
class InvestigationConsent {

  private final SubjectRecords subjects;
  private final Consents consents;

  InvestigationConsent(SubjectRecords subjects, Consents consents) {
    this.subjects = subjects;
    this.consents = consents;
  }

  Reach of(UUID subjectId, AgeClass ageClass, Instant now) {
    boolean identified = subjects.isIdentified(subjectId);
    if (ageClass != AgeClass.ADULT || !identified) {
      return new Reach(false, identified, List.of());
    }
    List<ConsentGiven> permitting =
        consents.statesOf(subjectId).stream()
            .filter(state -> state.isActive(Giver.SUBJECT, now))
            .map(ConsentState::terms)
            .filter(terms -> terms.purposes().contains(Purpose.INVESTIGATION))
            .toList();
    return new Reach(true, identified, permitting);
  }

  /** Which of the agencies that investigate the referral may reach. */
  record Reach(boolean needsConsent, boolean isIdentified, List<ConsentGiven> permitting) {

    boolean admits(Agency agency) {
      return !needsConsent
          || permitting.stream()
              .anyMatch(terms -> terms.recipients().name(agency.code(), agency.type()));
    }
  }
}
