package org.amaan.referral.subject.reading;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.vault.DataKey;
import org.amaan.referral.directory.Agency;
import org.amaan.referral.directory.DirectoryQueries;
import org.amaan.referral.disclosure.decision.Circumstances;
import org.amaan.referral.disclosure.decision.Emergency;
import org.amaan.referral.disclosure.decision.EmergencyAccesses;
import org.amaan.referral.disclosure.decision.HandlingCodes;
import org.amaan.referral.disclosure.decision.ReflectionPeriods;
import org.amaan.referral.disclosure.relation.SubjectRelations;
import org.amaan.referral.subject.record.Subject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Brings together what opens or closes a subject's data beside consent. */
@ApplicationScoped
class CircumstancesOfReading {

  private final SubjectRelations relations;
  private final DirectoryQueries directory;
  private final ReflectionPeriods reflection;
  private final EmergencyAccesses emergencies;
  private final boolean unconfirmedLawCounts;

  CircumstancesOfReading(
      SubjectRelations relations,
      DirectoryQueries directory,
      ReflectionPeriods reflection,
      EmergencyAccesses emergencies,
      @ConfigProperty(name = "amaan.legal-bases.unconfirmed", defaultValue = "false")
          boolean unconfirmedLawCounts) {
    this.relations = relations;
    this.directory = directory;
    this.reflection = reflection;
    this.emergencies = emergencies;
    this.unconfirmedLawCounts = unconfirmedLawCounts;
  }

  /**
   * @param key empty when the subject is erased
   */
  Circumstances of(Caller caller, Subject subject, Optional<DataKey> key, Instant at) {
    return of(
        subject.id(),
        subject.recordedBy(),
        key.map(subject::handling).orElse(HandlingCodes.NONE),
        emergencies.of(caller, subject.id(), at),
        at);
  }

  /** Where nobody asks for themselves: a case is told nothing by an emergency. */
  Circumstances ofCases(UUID subjectId, String recordedBy, HandlingCodes handling, Instant at) {
    return of(subjectId, recordedBy, handling, List.of(), at);
  }

  private Circumstances of(
      UUID subjectId,
      String recordedBy,
      HandlingCodes handling,
      List<Emergency> emergencies,
      Instant at) {
    return new Circumstances(
        directory.find(recordedBy).map(Agency::type).orElse(null),
        unconfirmedLawCounts,
        relations.lawOver(subjectId),
        relations.situationsOf(subjectId),
        handling,
        reflection.until(subjectId, at),
        emergencies);
  }
}
