package org.amaan.referral.referral.relation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.amaan.platform.scope.ForBackgroundWork;
import org.amaan.referral.custody.CaseCustody;
import org.amaan.referral.disclosure.relation.Custody;
import org.amaan.referral.disclosure.relation.Law;
import org.amaan.referral.disclosure.relation.ReferralRelation;
import org.amaan.referral.disclosure.relation.Situation;
import org.amaan.referral.disclosure.relation.SubjectRelations;
import org.amaan.referral.referral.model.Acceptance;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.referral.request.Address;
import org.amaan.referral.referral.state.ReferralStatus;
import org.jspecify.annotations.Nullable;

/** The relations of agencies to a subject by referrals, for the decision about disclosure. */
@ApplicationScoped
public class SubjectRelationRepository implements SubjectRelations {

  /** In these the agency that is addressed has no part (yet, or any more). */
  private static final Set<ReferralStatus> NOT_THE_RECEIVERS =
      Set.of(
          ReferralStatus.DRAFT,
          ReferralStatus.COMPLETED,
          ReferralStatus.REFUSED,
          ReferralStatus.WITHDRAWN,
          ReferralStatus.CONSENT_WITHDRAWN,
          ReferralStatus.WITHDRAWN_FOR_SAFETY);

  /** In these the agency that sends has asked nobody for anything (yet, or any more). */
  private static final Set<ReferralStatus> NOT_THE_REFERRERS =
      Set.of(
          ReferralStatus.DRAFT,
          ReferralStatus.WITHDRAWN,
          ReferralStatus.CONSENT_WITHDRAWN,
          ReferralStatus.WITHDRAWN_FOR_SAFETY);

  private static final UUID NO_CASE_YET = new UUID(0, 0);

  private final EntityManager database;

  SubjectRelationRepository(EntityManager database) {
    this.database = database;
  }

  @Override
  @ForBackgroundWork("the decision about disclosure, which is asked about each")
  public List<ReferralRelation> of(UUID subjectId) {
    return database
        .createQuery(
            """
            SELECT r, c FROM Referral r LEFT JOIN CaseCustody c ON c.caseId = r.caseId
            WHERE r.subjectId = :subject
            """,
            Object[].class)
        .setParameter("subject", subjectId)
        .getResultStream()
        .map(row -> relation((Referral) row[0], (CaseCustody) row[1]))
        .toList();
  }

  @Override
  @ForBackgroundWork("the decision about disclosure, which is asked about each")
  public List<Situation> situationsOf(UUID subjectId) {
    return database
        .createQuery("FROM Referral r WHERE r.subjectId = :subject ORDER BY r.id", Referral.class)
        .setParameter("subject", subjectId)
        .getResultStream()
        .map(SubjectRelationRepository::situation)
        .toList();
  }

  @Override
  public Law lawOver(UUID subjectId) {
    Optional<?> found =
        database
            .createNativeQuery("SELECT country, in_danger FROM law_over(:subject)", Tuple.class)
            .setParameter("subject", subjectId)
            .getResultStream()
            .findFirst();
    return found
        .map(Tuple.class::cast)
        .map(row -> new Law(row.get(0, String.class), row.get(1, Boolean.class)))
        .orElse(Law.NONE);
  }

  @Override
  @SuppressWarnings("unchecked")
  @ForBackgroundWork("asking case-service for the custody of each")
  public Set<UUID> casesToConfirm(UUID subjectId) {
    return Set.copyOf(
        database
            .createNativeQuery("SELECT cases_to_confirm(:subject)")
            .setParameter("subject", subjectId)
            .getResultList());
  }

  @Override
  public void reckonWith(Set<UUID> confirmedCases) {
    if (!confirmedCases.isEmpty()) {
      database
          .createNativeQuery("SELECT set_config('amaan.confirmed_cases', :cases, true)")
          .setParameter(
              "cases", confirmedCases.stream().map(UUID::toString).collect(Collectors.joining(" ")))
          .getSingleResult();
    }
  }

  /**
   * Which agencies have a relation to the subject by a referral, for what its case is told: with
   * custody as last reported or, before that, as the referral was taken on. When the case is
   * closed, nothing that it was told is taken back.
   */
  public ReferralRelation inItsCase(Referral referral) {
    UUID caseId = referral.caseId();
    CaseCustody reported = caseId == null ? null : database.find(CaseCustody.class, caseId);
    Acceptance taken = Objects.requireNonNull(referral.acceptance());
    ReferralRelation relation = relation(referral, null);
    return new ReferralRelation(
        relation.referralId(),
        relation.referrer(),
        relation.receiver(),
        relation.receiverUnit(),
        relation.taken(),
        caseId,
        reported == null
            ? new Custody(NO_CASE_YET, 0, taken.agency(), taken.unit(), Set.of())
            : new Custody(
                reported.caseId(),
                reported.sequence(),
                reported.agency(),
                reported.unit(),
                Set.copyOf(reported.readers())));
  }

  private static Situation situation(Referral referral) {
    ReferralStatus state = referral.state();
    Address receiver = NOT_THE_RECEIVERS.contains(state) ? null : referral.receiver();
    return new Situation(
        referral.id(), referral.referrer(), receiver == null ? null : receiver.agency());
  }

  /** It waits for somebody to help. */
  static boolean isWorkedOn(ReferralStatus state) {
    return state != ReferralStatus.DRAFT
        && state != ReferralStatus.REFUSED
        && state != ReferralStatus.COMPLETED
        && (state.isOpen() || state.isAccepted());
  }

  private static ReferralRelation relation(Referral referral, @Nullable CaseCustody custody) {
    Address receiver =
        NOT_THE_RECEIVERS.contains(referral.state()) ? null : referral.answersForIt();
    return new ReferralRelation(
        referral.id(),
        NOT_THE_REFERRERS.contains(referral.state()) ? null : referral.sender(),
        receiver == null ? null : receiver.agency(),
        receiver == null ? null : receiver.unit(),
        referral.state().isAccepted(),
        referral.caseId(),
        custody == null
            ? null
            : new Custody(
                custody.caseId(),
                custody.sequence(),
                custody.agency(),
                custody.unit(),
                Set.copyOf(custody.readers()),
                custody.closed()));
  }
}
