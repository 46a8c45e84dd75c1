package org.amaan.referral.revocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.ids.Ids;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.revocation.Revocation;
import org.amaan.platform.revocation.Revoked;
import org.jspecify.annotations.Nullable;

/**
 * Revocations of whom a caller administers. A row for each agency, client or person: the sequence
 * is drawn while the row is held, so that it says which change came later.
 */
@ApplicationScoped
class RevocationRepository {

  private static final String COLUMNS =
      "id, agency, client, person, not_before, suspended, sequence";

  private static final String REVOKE =
      """
      INSERT INTO revocation AS known (id, agency, client, person, not_before, suspended, sequence)
      VALUES (:id, nullif(:agency, ''), nullif(:client, ''), nullif(:person, ''), :now, :suspended, nextval('revocation_sequence'))
      ON CONFLICT (agency, client, person) DO UPDATE SET
        not_before = greatest(known.not_before, excluded.not_before),
        suspended = known.suspended OR excluded.suspended,
        sequence = nextval('revocation_sequence')
      RETURNING
      """
          + COLUMNS;

  private static final String REINSTATE =
      """
      UPDATE revocation SET suspended = false, sequence = nextval('revocation_sequence')
      WHERE agency = :agency AND client IS NULL AND person IS NULL AND suspended
        AND (:all OR agency = :own)
      RETURNING
      """
          + COLUMNS;

  private static final String SUSPENDED =
      """
      SELECT 1 FROM revocation
      WHERE agency = :agency AND client IS NULL AND person IS NULL AND suspended
        AND (:all OR agency = :own)
      FOR UPDATE
      """;

  private final EntityManager database;

  RevocationRepository(EntityManager database) {
    this.database = database;
  }

  /** One that is suspended stays so. */
  Revocation revoke(Revoked whose, Instant now, boolean suspended) {
    return one(database
            .createNativeQuery(REVOKE, Tuple.class)
            .setParameter("id", Ids.next())
            .setParameter("agency", orEmpty(whose.agency()))
            .setParameter("client", orEmpty(whose.client()))
            .setParameter("person", orEmpty(whose.person()))
            .setParameter("now", now)
            .setParameter("suspended", suspended))
        .orElseThrow();
  }

  /** Nothing when it was not suspended. */
  Optional<Revocation> reinstate(Caller reader, String agency) {
    return one(
        scoped(database.createNativeQuery(REINSTATE, Tuple.class), reader)
            .setParameter("agency", agency));
  }

  /** Held, so that nobody reinstates it meanwhile. */
  boolean isSuspended(Caller reader, String agency) {
    return !scoped(database.createNativeQuery(SUSPENDED), reader)
        .setParameter("agency", agency)
        .getResultList()
        .isEmpty();
  }

  @SuppressWarnings("unchecked")
  List<Revocation> page(Caller reader, int size, @Nullable Keyset after) {
    Query query =
        scoped(
            database.createNativeQuery(
                "SELECT "
                    + COLUMNS
                    + " FROM revocation WHERE (:all OR agency = :own)"
                    + (after == null ? "" : " AND (not_before, id) < (:at, :id)")
                    + " ORDER BY not_before DESC, id DESC",
                Tuple.class),
            reader);
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    List<Tuple> rows = query.setMaxResults(size).getResultList();
    return rows.stream().map(RevocationRepository::revocation).toList();
  }

  /** An operator sees all, an agency's administrator those of the agency. */
  private static Query scoped(Query query, Caller reader) {
    return query
        .setParameter("all", reader.has(Role.PLATFORM_ADMIN))
        .setParameter("own", orEmpty(reader.agency()));
  }

  @SuppressWarnings("unchecked")
  private static Optional<Revocation> one(Query query) {
    List<Tuple> rows = query.getResultList();
    return rows.stream().findFirst().map(RevocationRepository::revocation);
  }

  private static Revocation revocation(Tuple row) {
    return new Revocation(
        row.get("id", UUID.class),
        new Revoked(
            row.get("agency", String.class),
            row.get("client", String.class),
            row.get("person", String.class)),
        row.get("not_before", Instant.class),
        row.get("suspended", Boolean.class),
        row.get("sequence", Long.class));
  }

  private static String orEmpty(@Nullable String value) {
    return Objects.requireNonNullElse(value, "");
  }
}
