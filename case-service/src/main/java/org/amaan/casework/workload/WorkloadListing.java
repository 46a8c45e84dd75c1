package org.amaan.casework.workload;

/** The statements behind the workload: each a range of one index. */
final class WorkloadListing {

  /** Whoever has more than this to look at need not know by how many. */
  static final int MOST_COUNTED = 1_000;

  private WorkloadListing() {}

  static String page(WorkloadScope scope, WorkloadFilter filter) {
    String order = "w." + scope.order(filter.kind());
    return "SELECT w.id AS id, w.reference AS reference, w.status AS status,"
        + " w.custodian_agency AS agency, w.custodian_unit AS unit, w.assigned AS assigned,"
        + " w.urgency AS urgency, w.age_class AS age_class, w.country AS country,"
        + " w.opened_at AS opened_at, w.due_at AS due_at, w.due_kind AS due_kind, w.passes_at AS passes_at FROM "
        + scope.source()
        + " WHERE "
        + scope.condition(filter.kind())
        + unit(filter)
        + (filter.after() == null ? "" : " AND (" + order + ", w.id) > (:at, :id)")
        + " ORDER BY "
        + order
        + ", w.id LIMIT :limit";
  }

  static String count(WorkloadScope scope, WorkloadFilter filter) {
    String order = "w." + scope.order(filter.kind());
    return "SELECT count(*) FROM (SELECT w.id FROM "
        + scope.source()
        + " WHERE "
        + scope.condition(filter.kind())
        + unit(filter)
        + " ORDER BY "
        + order
        + ", w.id LIMIT "
        + MOST_COUNTED
        + ") counted";
  }

  private static String unit(WorkloadFilter filter) {
    return filter.unit() == null ? "" : " AND w.custodian_unit = :unit";
  }
}
