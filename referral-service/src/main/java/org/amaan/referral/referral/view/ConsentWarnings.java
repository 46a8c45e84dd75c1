package org.amaan.referral.referral.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.DataCategory;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Purpose;
import org.amaan.referral.api.model.Warning;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.consent.recording.Consents;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.referral.access.Viewer;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.state.ReferralStatus;
import org.amaan.referral.subject.record.SubjectRecords;
import org.jspecify.annotations.Nullable;

/**
 * What an adult's consents do not open to the receiver of a referral that was just submitted,
 * though it is recorded and the receiver's work needs it. Said to the agency that is responsible
 * for the subject alone: to others it would tell what the subject has agreed to since.
 */
@ApplicationScoped
class ConsentWarnings {

  private final DirectoryQueries directory;
  private final Authorities authorities;
  private final SubjectRecords subjects;
  private final Consents consents;
  private final Clock clock;

  ConsentWarnings(
      DirectoryQueries directory,
      Authorities authorities,
      SubjectRecords subjects,
      Consents consents,
      Clock clock) {
    this.directory = directory;
    this.authorities = authorities;
    this.subjects = subjects;
    this.consents = consents;
    this.clock = clock;
  }

  /** Always in the transaction of the command that submitted it. */
  List<Warning> about(Referral referral, Viewer viewer) {
    Address receiver = referral.receiver();
    if (referral.state() != ReferralStatus.SUBMITTED
        || referral.ageClass() != AgeClass.ADULT
        || receiver == null) {
      return List.of();
    }
    Agency to = directory.find(receiver.agency()).orElseThrow();
    Purpose purpose = purpose(to.type(), referral.content().need());
    Set<DataCategory> closed = EnumSet.noneOf(DataCategory.class);
    closed.addAll(subjects.recorded(referral.subjectId()));
    closed.removeAll(opened(referral, to, purpose));
    return closed.isEmpty()
            || !authorities.over(referral.subjectId()).isResponsible(viewer.caller().agency())
        ? List.of()
        : List.of(warning(to, purpose, closed));
  }

  private Set<DataCategory> opened(Referral referral, Agency to, Purpose purpose) {
    Instant now = clock.instant();
    Set<DataCategory> opened = EnumSet.noneOf(DataCategory.class);
    consents.statesOf(referral.subjectId()).stream()
        .filter(consent -> consent.isActive(Giver.SUBJECT, now))
        .map(consent -> consent.terms())
        .filter(terms -> terms.purposes().contains(purpose))
        .filter(terms -> terms.recipients().name(to.code(), to.type()))
        .forEach(terms -> opened.addAll(terms.categories()));
    return opened;
  }

  /** What the receiver reads for: its own trade, else what it is asked for, else to protect. */
  private static Purpose purpose(AgencyType type, @Nullable Need need) {
    if (type.investigates()) {
      return Purpose.INVESTIGATION;
    }
    if (type == AgencyType.HOSPITAL) {
      return Purpose.MEDICAL_CARE;
    }
    return need == null ? Purpose.PROTECTION : Purpose.of(need.value());
  }

  private static Warning warning(Agency to, Purpose purpose, Set<DataCategory> closed) {
    return new Warning()
        .code(Warning.CodeEnum.CONSENT_DOES_NOT_COVER)
        .purpose(purpose)
        .categories(List.copyOf(closed))
        .detail(
            "No consent in force opens these categories to \"%s\" for %s, so it will not read them. Ask the person, and record what they agree to."
                .formatted(to.code(), purpose));
  }
}
