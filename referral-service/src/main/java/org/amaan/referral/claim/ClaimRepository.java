package org.amaan.referral.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.UUID;

/** What was stated and confirmed, in the rows that queries and policies look at. */
@ApplicationScoped
class ClaimRepository {

  private final EntityManager database;

  ClaimRepository(EntityManager database) {
    this.database = database;
  }

  /** Whether it is the referral on which the governing country was stated. */
  boolean governs(UUID subjectId, UUID referralId) {
    return referralId.equals(
        database
            .createNativeQuery("SELECT governed_by_referral(:subject)", UUID.class)
            .setParameter("subject", subjectId)
            .getSingleResult());
  }

  /** As the worker. */
  boolean govern(UUID subjectId, String country, UUID statedOn) {
    database
        .createNativeQuery("SELECT cast(govern_subject(:subject, :country, :referral) AS text)")
        .setParameter("subject", subjectId)
        .setParameter("country", country)
        .setParameter("referral", statedOn)
        .getSingleResult();
    return true;
  }

  /** The same by a claim that was confirmed: no referral corrects it. As the worker. */
  boolean govern(UUID subjectId, String country) {
    database
        .createNativeQuery("SELECT cast(govern_subject(:subject, :country, NULL) AS text)")
        .setParameter("subject", subjectId)
        .setParameter("country", country)
        .getSingleResult();
    return true;
  }

  /** As the worker. */
  boolean isCountryClaimed(UUID subjectId, String country) {
    return (Boolean)
        database
            .createNativeQuery(
                "SELECT EXISTS (SELECT FROM task t WHERE t.subject_id = :subject"
                    + " AND t.kind = 'country-claim' AND t.settled_at IS NULL"
                    + " AND t.stated_country = :country)",
                Boolean.class)
            .setParameter("subject", subjectId)
            .setParameter("country", country)
            .getSingleResult();
  }

  /** The agency's referrals about the subject that state the incident tie it to others. */
  int tieIncident(UUID subjectId, UUID incident, String sentBy) {
    return database
        .createNativeQuery(
            "UPDATE referral SET incident_ties = true WHERE subject_id = :subject"
                + " AND incident_id = :incident AND referrer_agency = :agency"
                + " AND submitted_at IS NOT NULL AND NOT incident_ties")
        .setParameter("subject", subjectId)
        .setParameter("incident", incident)
        .setParameter("agency", sentBy)
        .executeUpdate();
  }

  /** While it is open and states it; without a new version, which would tell who sees it. */
  int confirmDanger(UUID referralId) {
    return database
        .createNativeQuery(
            "UPDATE referral SET danger_confirmed = true WHERE id = :referral"
                + " AND urgency = 'immediate-danger' AND state IN ('submitted', 'received',"
                + " 'information-requested', 'accepted', 'in-progress', 'refused')")
        .setParameter("referral", referralId)
        .executeUpdate();
  }
}
