package org.amaan.casework.casefile.access;

import org.amaan.platform.identity.Caller;

/**
 * The statement behind a list of cases. What the unit holds and what the agency was granted are two
 * index scans, each no longer than the page: an OR over both would read everything.
 */
final class CaseListing {

  private static final String NOT_EXCLUDED =
      " AND c.id <> ALL (CAST((SELECT excluded_cases()) AS uuid[]))";

  private CaseListing() {}

  static boolean usesUnit(Caller reader) {
    return reader.unit() != null;
  }

  static String sql(Caller reader, CaseFilter filter) {
    String narrowed =
        NOT_EXCLUDED
            + (filter.status() == null ? "" : " AND c.status = :status")
            + (filter.after() == null ? "" : " AND (c.opened_at, c.id) < (:at, :id)");
    String held =
        "SELECT c.id, c.opened_at FROM case_file c WHERE c.custodian_agency = :agency AND "
            + (usesUnit(reader) ? "c.custodian_unit = :unit" : "false")
            + (filter.assignee() == null ? "" : " AND c.assignee = :assignee")
            + narrowed
            + " ORDER BY c.opened_at DESC, c.id DESC LIMIT :limit";
    String granted =
        "SELECT c.id, c.opened_at FROM case_grant g JOIN case_file c ON c.id = g.case_id"
            + " WHERE g.agency = :agency"
            + (filter.after() == null ? "" : " AND (g.opened_at, g.case_id) < (:at, :id)")
            + NOT_EXCLUDED
            + (filter.status() == null ? "" : " AND c.status = :status")
            + " ORDER BY g.opened_at DESC, g.case_id DESC LIMIT :limit";
    String pages =
        filter.ownUnit() || filter.assignee() != null
            ? "(" + held + ")"
            : "(" + held + ") UNION (" + granted + ")";
    return "SELECT p.id FROM (" + pages + ") p ORDER BY p.opened_at DESC, p.id DESC LIMIT :limit";
  }
}
