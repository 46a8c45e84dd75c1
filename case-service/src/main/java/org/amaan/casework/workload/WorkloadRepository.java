package org.amaan.casework.workload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.platform.paging.Keyset;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/** Cases as somebody sees them who looks after the work of a unit or a country. */
@ApplicationScoped
class WorkloadRepository {

  /** One of them: reference and codes, nothing of its people. */
  record Row(
      UUID id,
      String reference,
      String status,
      String agency,
      String unit,
      boolean assigned,
      String urgency,
      String ageClass,
      String country,
      Instant openedAt,
      @Nullable Instant dueAt,
      @Nullable String dueKind,
      @Nullable Instant passesAt) {}

  private final EntityManager database;

  WorkloadRepository(EntityManager database) {
    this.database = database;
  }

  /** The most pressing first. */
  List<Row> page(WorkloadScope scope, WorkloadFilter filter, Instant now, int limit) {
    NativeQuery<Row> query =
        query(WorkloadListing.page(scope, filter), Row.class, scope, filter, now);
    query.setParameter("limit", limit);
    Keyset after = filter.after();
    if (after != null) {
      query.setParameter("at", after.at()).setParameter("id", after.id());
    }
    return query.getResultList();
  }

  long count(WorkloadScope scope, WorkloadFilter filter, Instant now) {
    return query(WorkloadListing.count(scope, filter), Long.class, scope, filter, now)
        .getSingleResult();
  }

  @SuppressWarnings("unchecked")
  private <T> NativeQuery<T> query(
      String sql, Class<T> type, WorkloadScope scope, WorkloadFilter filter, Instant now) {
    NativeQuery<T> query = database.createNativeQuery(sql, type).unwrap(NativeQuery.class);
    if (scope instanceof WorkloadScope.OfUnit own) {
      query.setParameter("agency", own.agency()).setParameter("ownUnit", own.unit());
      if (filter.kind() == WorkloadKind.DUE) {
        query.setParameter("begun", WorkloadKind.begun(now));
      }
    } else if (scope instanceof WorkloadScope.OfCountry coordinated) {
      showCountry(coordinated.country());
    }
    switch (filter.kind()) {
      case LATE -> query.setParameter("now", now);
      case DUE -> query.setParameter("now", now).setParameter("soon", WorkloadKind.soon(now));
      case UNASSIGNED -> {}
    }
    if (filter.unit() != null) {
      query.setParameter("unit", filter.unit());
    }
    return query;
  }

  /** For this transaction; the view shows nothing without it. */
  private void showCountry(String country) {
    database
        .createNativeQuery("SELECT set_config('amaan.coordinated_country', :country, true)")
        .setParameter("country", country)
        .getSingleResult();
  }
}
