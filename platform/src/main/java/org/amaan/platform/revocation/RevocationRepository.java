package org.amaan.platform.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;

/**
 * What referral-service tells is merged into what is there already about the same agency, client or
 * person: it may have forgotten its row, and made another, sooner than this service did.
 */
@ApplicationScoped
class RevocationRepository {

  private static final String MERGE =
      """
      INSERT INTO revocation AS known (id, agency, client, person, not_before, suspended, sequence)
      VALUES (:id, nullif(:agency, ''), nullif(:client, ''), nullif(:person, ''), :notBefore, :suspended, :sequence)
      ON CONFLICT (agency, client, person) DO UPDATE SET
        not_before = greatest(known.not_before, excluded.not_before),
        suspended = CASE WHEN excluded.sequence > known.sequence THEN excluded.suspended ELSE known.suspended END,
        sequence = greatest(known.sequence, excluded.sequence)
      """;

  private final EntityManager database;

  RevocationRepository(EntityManager database) {
    this.database = database;
  }

  void merge(Revocation told) {
    Revoked whose = told.whose();
    database
        .createNativeQuery(MERGE)
        .setParameter("id", told.id())
        .setParameter("agency", whose.agency() == null ? "" : whose.agency())
        .setParameter("client", whose.client() == null ? "" : whose.client())
        .setParameter("person", whose.person() == null ? "" : whose.person())
        .setParameter("notBefore", told.notBefore())
        .setParameter("suspended", told.suspended())
        .setParameter("sequence", told.sequence())
        .executeUpdate();
  }
}
