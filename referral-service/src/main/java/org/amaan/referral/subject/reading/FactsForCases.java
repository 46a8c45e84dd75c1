package org.amaan.referral.subject.reading;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.platform.vault.DataKey;
import org.amaan.platform.vault.Vault;
import org.amaan.referral.authority.Authorities;
import org.amaan.referral.authority.Authority;
import org.amaan.referral.consent.model.Giver;
import org.amaan.referral.consent.recording.Consents;
import org.amaan.referral.disclosure.decision.HandlingCodes;
import org.amaan.referral.disclosure.decision.SubjectFacts;
import org.amaan.referral.disclosure.relation.ReferralRelation;
import org.amaan.referral.disclosure.relation.SubjectRelations;
import org.amaan.referral.exclusion.Exclusions;
import org.amaan.referral.subject.record.SealedColumn;
import org.amaan.referral.subject.record.SubjectRepository;

/**
 * What the decision about disclosure must know when no person reads: for what the platform tells to
 * cases. Runs as the worker, who sees all relations to the subject and nothing of its record.
 */
@ApplicationScoped
public class FactsForCases {

  private final SubjectRepository subjects;
  private final Vault vault;
  private final Consents consents;
  private final SubjectRelations relations;
  private final CircumstancesOfReading circumstances;
  private final Exclusions exclusions;
  private final Authorities authorities;

  FactsForCases(
      SubjectRepository subjects,
      Vault vault,
      Consents consents,
      SubjectRelations relations,
      CircumstancesOfReading circumstances,
      Exclusions exclusions,
      Authorities authorities) {
    this.subjects = subjects;
    this.vault = vault;
    this.consents = consents;
    this.relations = relations;
    this.circumstances = circumstances;
    this.exclusions = exclusions;
    this.authorities = authorities;
  }

  /**
   * @param facts as if something of every category were recorded
   * @param key none when the subject was erased
   */
  public record Known(SubjectFacts facts, Optional<DataKey> key) {}

  /**
   * @param inItsCase stands in the place of what was last reported of that referral
   */
  @Transactional(TxType.MANDATORY)
  public Known of(UUID subjectId, ReferralRelation inItsCase, Instant at) {
    SubjectRepository.Facts subject = subjects.factsOf(subjectId);
    Optional<DataKey> key = subject.erased() ? Optional.empty() : vault.keyOf(subjectId);
    HandlingCodes handling =
        key.map(
                present ->
                    subject.handling() == null
                        ? HandlingCodes.NONE
                        : SealedColumn.HANDLING.open(present, subjectId, subject.handling()))
            .orElse(HandlingCodes.NONE);
    Authority authority = authorities.over(subjectId);
    SubjectFacts facts =
        new SubjectFacts(
                subject.recordedBy(),
                Giver.entitledFor(AgeClass.of(subject.ageClass())),
                key.isEmpty(),
                Set.of(),
                consents.statesOf(subjectId),
                with(inItsCase, relations.of(subjectId)),
                Set.of(),
                circumstances.ofCases(subjectId, subject.recordedBy(), handling, at),
                exclusions.of(subjectId),
                at,
                authority.responsible(),
                authority.inCare(),
                Map.of())
            .asIfAllWereRecorded();
    return new Known(facts, key);
  }

  private static List<ReferralRelation> with(
      ReferralRelation inItsCase, List<ReferralRelation> reported) {
    return reported.stream()
        .map(
            relation -> relation.referralId().equals(inItsCase.referralId()) ? inItsCase : relation)
        .toList();
  }
}
