package org.amaan.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.AgencyType;
import org.amaan.platform.paging.Keyset;
import org.jspecify.annotations.Nullable;

/** Every read takes the reader along; what the reader may not see is not there. */
@ApplicationScoped
class ReferralRepository {

  /** Nothing of an agency's is its own any more, once it is excluded from the person. */
  private static final String NOT_EXCLUDED =
      "cast(sql('(? <> ALL ((SELECT excluded_subjects())::uuid[]))', r.subjectId) as Boolean) ="
          + " true";

  /**
   * A coordinator finds everything about the subjects that its country governs, without the person:
   * conflicts of interest and the need for time to reflect are reported to it by telephone.
   */
  private static final String VISIBLE =
      NOT_EXCLUDED
          + """
           AND (r.sendingAgency = :agency
           OR (r.submittedAt IS NOT NULL AND r.answeringAgency = :agency)
           OR (r.submittedAt IS NOT NULL AND r.governingCountry = :coordinates))
          """;

  /**
   * A consent in force names the agency {@code :agency}, or its {@code :type}. Of help that was
   * asked for out of a case it is a consent to that help, and while the subject reflects it opens
   * nothing to who investigates.
   */
  private static final String CONSENT_NAMES_AGENCY =
      """
      (r.fromCaseId IS NULL OR :investigates = false OR NOT EXISTS (
              SELECT 1 FROM ReflectionPeriod p
              WHERE p.subjectId = r.subjectId AND p.endedAt IS NULL AND p.until > :now))
      AND EXISTS (SELECT 1 FROM Consent c
              WHERE c.subjectId = r.subjectId AND c.withdrawnAt IS NULL
                AND c.confirmedAt IS NOT NULL AND c.suspendedAt IS NULL
                AND (c.expiresAt IS NULL OR c.expiresAt > :now)
                AND c.givenBy = CASE WHEN r.ageClass = :adult THEN 'subject' ELSE 'guardian' END
                AND (r.fromCaseId IS NULL
                     OR cast(sql('(? = ANY (?))', r.matter.need, c.purposes) as Boolean) = true)
                AND (array_position(c.recipientAgencies, :agency) > 0
                     OR array_position(c.recipientTypes, :type) > 0))
      """;

  /** To a referrer whom no consent names these are accepted. */
  private static final Set<ReferralStatus> AFTER_ACCEPTANCE =
      ReferralStatus.all(ReferralStatus::isAfterAcceptance);

  private static final String IN_STATES = " AND r.state IN (:states)";

  private final EntityManager database;

  ReferralRepository(EntityManager database) {
    this.database = database;
  }

  void add(Referral referral) {
    database.persist(referral);
  }

  /** Writes what has changed, so that the version is the new one. */
  void flush() {
    database.flush();
  }

  /** It is told anew, though nothing of it has changed. It is held. */
  void raiseVersion(Referral referral) {
    database.lock(referral, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
  }

  Referral visibleTo(Viewer viewer, UUID id) {
    return found(visible(viewer, id));
  }

  /** For a change of the subject's record too, which is held first: everywhere in this order. */
  UUID subjectOf(Viewer viewer, UUID id) {
    return visibleTo(viewer, id, "r.subjectId", UUID.class)
        .getResultStream()
        .findFirst()
        .orElseThrow(ReferralNotFound::new);
  }

  /** The same, and nobody else changes it before this transaction ends. */
  Referral heldFor(Viewer viewer, UUID id) {
    return found(visible(viewer, id).setLockMode(LockModeType.PESSIMISTIC_WRITE));
  }

  /** For reports of case-service, which is party to every case. */
  Referral heldForCaseService(UUID id) {
    return Optional.ofNullable(database.find(Referral.class, id, LockModeType.PESSIMISTIC_WRITE))
        .orElseThrow(ReferralNotFound::new);
  }

  /**
   * All that are about a subject whose record has changed; whoever may change it was asked there.
   */
  List<Referral> heldOfSubject(UUID subjectId) {
    return database
        .createQuery("FROM Referral r WHERE r.subjectId = :subject ORDER BY r.id", Referral.class)
        .setParameter("subject", subjectId)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** Whether help was asked for it out of a case. */
  boolean anyOutOfACase(UUID subjectId) {
    return database
        .createQuery(
            "SELECT r.id FROM Referral r WHERE r.subjectId = :subject AND r.fromCaseId IS NOT NULL",
            UUID.class)
        .setParameter("subject", subjectId)
        .setMaxResults(1)
        .getResultStream()
        .findFirst()
        .isPresent();
  }

  /** All that are about any of these, drafts too, in one order everywhere. */
  List<Referral> heldOfSubjects(Collection<UUID> subjects) {
    return database
        .createQuery(
            "FROM Referral r WHERE r.subjectId IN (:subjects) ORDER BY r.id", Referral.class)
        .setParameter("subjects", subjects)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** By the state that the referrer is told, so that a filter says no more than an answer. */
  List<Referral> sentBy(
      String agency,
      @Nullable AgencyType type,
      ListFilter filter,
      @Nullable Keyset after,
      int size,
      Instant now) {
    if (Collections.disjoint(filter.states(), AFTER_ACCEPTANCE)
        && !filter.states().contains(ReferralStatus.ACCEPTED)) {
      return page(
          "r.sendingAgency = :agency",
          IN_STATES,
          filter,
          after,
          size,
          query -> query.setParameter("agency", agency));
    }
    String told =
        " AND ((r.state IN (:states) AND (r.state NOT IN (:after) OR ("
            + CONSENT_NAMES_AGENCY
            + "))) OR (:accepted = true AND r.state IN (:after) AND NOT ("
            + CONSENT_NAMES_AGENCY
            + ")))";
    return page(
        "r.sendingAgency = :agency",
        told,
        filter,
        after,
        size,
        query ->
            naming(query, type, now)
                .setParameter("agency", agency)
                .setParameter("after", AFTER_ACCEPTANCE)
                .setParameter("accepted", filter.states().contains(ReferralStatus.ACCEPTED)));
  }

  /** Those of the referrals in which a consent in force names the agency. */
  Set<UUID> whereConsentNames(
      String agency, AgencyType type, Collection<UUID> referrals, Instant now) {
    // Of a list Hibernate writes the SQL anew each time; most ask about one.
    boolean one = referrals.size() == 1;
    TypedQuery<UUID> query =
        database.createQuery(
            "SELECT r.id FROM Referral r WHERE r.id "
                + (one ? "= :ids" : "IN (:ids)")
                + " AND ("
                + CONSENT_NAMES_AGENCY
                + ")",
            UUID.class);
    return naming(query, type, now)
        .setParameter("agency", agency)
        .setParameter("ids", one ? referrals.iterator().next() : referrals)
        .getResultList()
        .stream()
        .collect(Collectors.toSet());
  }

  private static <T> TypedQuery<T> naming(
      TypedQuery<T> query, @Nullable AgencyType type, Instant now) {
    return query
        .setParameter("type", type == null ? "" : type.value())
        .setParameter("investigates", type == null || type.investigates())
        .setParameter("adult", AgeClass.ADULT)
        .setParameter("now", now);
  }

  /**
   * Those who held a case sent these from it; now another agency answers for them.
   *
   * @return those of which that is news
   */
  List<Referral> passOn(UUID fromCase, String holder) {
    List<UUID> passing =
        database
            .createQuery(
                "SELECT r.id FROM Referral r WHERE r.fromCaseId = :case AND r.submittedAt IS NOT"
                    + " NULL AND coalesce(r.fromCaseAgency, r.referrer) <> :holder",
                UUID.class)
            .setParameter("holder", holder)
            .setParameter("case", fromCase)
            .getResultList();
    database
        .createQuery(
            "UPDATE VERSIONED Referral r SET r.fromCaseAgency = :holder WHERE r.fromCaseId = :case"
                + " AND r.submittedAt IS NOT NULL AND coalesce(r.fromCaseAgency, r.referrer) <>"
                + " :holder")
        .setParameter("holder", holder)
        .setParameter("case", fromCase)
        .executeUpdate();
    return passing.isEmpty()
        ? List.of()
        : database
            .createQuery("FROM Referral r WHERE r.id IN (:passed) ORDER BY r.id", Referral.class)
            .setParameter("passed", passing)
            .getResultList();
  }

  List<Referral> receivedBy(String agency, ListFilter filter, @Nullable Keyset after, int size) {
    return page(
        "r.answeringAgency = :agency AND r.submittedAt IS NOT NULL",
        IN_STATES,
        filter,
        after,
        size,
        query -> query.setParameter("agency", agency));
  }

  /** The one that bears a reference, when a country governs its subject. */
  List<Referral> submittedIn(String country, ListFilter filter, @Nullable Keyset after, int size) {
    return page(
        "r.submittedAt IS NOT NULL AND r.governingCountry = :country",
        IN_STATES,
        filter,
        after,
        size,
        query -> query.setParameter("country", country));
  }

  /** Those that time has overtaken; other replicas skip what this one holds. */
  List<Referral> heldOverdue(Instant now, int size) {
    return skippingLocked(
        database
            .createQuery(
                "FROM Referral r WHERE r.dueAt < :now AND r.overdueAt IS NULL ORDER BY r.dueAt",
                Referral.class)
            .setParameter("now", now)
            .setMaxResults(size));
  }

  /** But for those about whom everything is to be kept. */
  List<Draft> expiredDrafts(Instant now, int size) {
    return database
        .createQuery(
            "SELECT r.id AS id, r.subjectId AS subject FROM Referral r WHERE r.expiresAt < :now"
                + " AND NOT EXISTS (SELECT 1 FROM LegalHold h"
                + " WHERE h.subjectId = r.subjectId AND h.releasedAt IS NULL"
                + " AND (h.lastDay IS NULL OR h.lastDay >= :today)) ORDER BY r.expiresAt",
            Tuple.class)
        .setParameter("now", now)
        .setParameter("today", LocalDate.ofInstant(now, ZoneOffset.UTC))
        .setMaxResults(size)
        .getResultStream()
        .map(row -> new Draft(row.get("id", UUID.class), row.get("subject", UUID.class)))
        .toList();
  }

  /** A draft, and whom it is about. */
  record Draft(UUID id, UUID subjectId) {}

  /** Empty when it was submitted or deleted meanwhile. */
  Optional<Referral> heldExpiredDraft(UUID id, Instant now) {
    return database
        .createQuery("FROM Referral r WHERE r.id = :id AND r.expiresAt < :now", Referral.class)
        .setParameter("id", id)
        .setParameter("now", now)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultStream()
        .findFirst();
  }

  void remove(Referral draft) {
    database.remove(draft);
    database.flush();
  }

  private TypedQuery<Referral> visible(Viewer viewer, UUID id) {
    return visibleTo(viewer, id, "r", Referral.class);
  }

  private <T> TypedQuery<T> visibleTo(Viewer viewer, UUID id, String what, Class<T> type) {
    return database
        .createQuery("SELECT " + what + " FROM Referral r WHERE r.id = :id AND " + VISIBLE, type)
        .setParameter("id", id)
        .setParameter("agency", viewer.caller().agency())
        .setParameter("coordinates", viewer.coordinates());
  }

  private static Referral found(TypedQuery<Referral> query) {
    return query.getResultStream().findFirst().orElseThrow(ReferralNotFound::new);
  }

  private static List<Referral> skippingLocked(TypedQuery<Referral> query) {
    return query
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .setHint("jakarta.persistence.lock.timeout", -2)
        .getResultList();
  }

  private List<Referral> page(
      String side,
      String states,
      ListFilter filter,
      @Nullable Keyset after,
      int size,
      Consumer<TypedQuery<Referral>> more) {
    TypedQuery<Referral> query =
        database.createQuery(
            "FROM Referral r WHERE "
                + NOT_EXCLUDED
                + " AND "
                + side
                + (filter.states().isEmpty() ? "" : states)
                + (filter.updatedSince() == null ? "" : " AND r.updatedAt >= :since")
                + (filter.reference() == null ? "" : " AND r.reference = :reference")
                + (after == null ? "" : " AND (r.createdAt, r.id) < (:at, :id)")
                + " ORDER BY r.createdAt DESC, r.id DESC",
            Referral.class);
    more.accept(query);
    if (!filter.states().isEmpty()) {
      query.setParameter("states", filter.states());
    }
    if (filter.updatedSince() != null) {
      query.setParameter("since", filter.updatedSince());
    }
    if (filter.reference() != null) {
      query.setParameter("reference", filter.reference());
    }
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.setMaxResults(size).getResultList();
  }
}
