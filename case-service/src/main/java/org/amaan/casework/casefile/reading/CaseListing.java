package org.amaan.casework.casefile.reading;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.amaan.casework.casefile.access.CaseFilter;
import org.amaan.platform.identity.Caller;

/**
 * The statement behind a list of cases. What the unit holds and what the agency was granted are two
 * index scans, each no longer than the page: an OR over both would read everything.
 */
record CaseListing(String sql, List<Object> parameters) {

  private static final String PAGE =
      """
      SELECT c.*, (c.custodian_agency = ? AND c.custodian_unit = ?) IS TRUE AS held,
        h.id AS offer, h.to_agency, h.to_unit, h.reason, h.offered_at, h.due_at AS offer_due_at,
        l.referrals, l.deadlines, l.granted,
        g.agency AS reader, g.version AS reader_version, g.updated_at AS reader_updated_at,
        g.trial_version AS reader_trial_version, g.trial_updated_at AS reader_trial_updated_at
      FROM (%s) c
      JOIN case_listing l ON l.case_id = c.id
      LEFT JOIN handover h ON h.id = c.pending_handover
      LEFT JOIN case_grant g ON g.case_id = c.id AND g.agency = ?
      ORDER BY c.opened_at DESC, c.id DESC
      """;

  private static final String NOT_EXCLUDED =
      " AND c.id <> ALL (CAST((SELECT excluded_cases()) AS uuid[]))";

  static CaseListing of(Caller reader, CaseFilter filter, int limit) {
    List<Object> values = new ArrayList<>();
    values.add(reader.requireAgency());
    values.add(unit(reader));
    String cases =
        filter.ownUnit() || filter.assignee() != null
            ? held("c.*", reader, filter, limit, values)
            : "SELECT f.* FROM (("
                + held("c.id, c.opened_at", reader, filter, limit, values)
                + ") UNION ("
                + granted(reader, filter, limit, values)
                + ") ORDER BY opened_at DESC, id DESC LIMIT "
                + limit
                + ") p JOIN case_file f ON f.id = p.id";
    values.add(reader.requireAgency());
    return new CaseListing(PAGE.formatted(cases), values);
  }

  private static String held(
      String columns, Caller reader, CaseFilter filter, int limit, List<Object> values) {
    values.add(reader.requireAgency());
    values.add(unit(reader));
    String assigned = "";
    if (filter.assignee() != null) {
      assigned = " AND c.assignee = ?";
      values.add(filter.assignee());
    }
    return "SELECT "
        + columns
        + " FROM case_file c WHERE c.custodian_agency = ? AND c.custodian_unit = ?"
        + assigned
        + NOT_EXCLUDED
        + inState(filter, values)
        + after("c.opened_at, c.id", filter, values)
        + " ORDER BY c.opened_at DESC, c.id DESC LIMIT "
        + limit;
  }

  private static String granted(Caller reader, CaseFilter filter, int limit, List<Object> values) {
    values.add(reader.requireAgency());
    return "SELECT c.id, c.opened_at FROM case_grant g JOIN case_file c ON c.id = g.case_id"
        + " WHERE g.agency = ?"
        + NOT_EXCLUDED
        + inState(filter, values)
        + after("g.opened_at, g.case_id", filter, values)
        + " ORDER BY g.opened_at DESC, g.case_id DESC LIMIT "
        + limit;
  }

  private static String inState(CaseFilter filter, List<Object> values) {
    if (filter.status() == null) {
      return "";
    }
    values.add(filter.status());
    return " AND c.status = ?";
  }

  private static String after(String place, CaseFilter filter, List<Object> values) {
    if (filter.after() == null) {
      return "";
    }
    values.add(filter.after().at().atOffset(ZoneOffset.UTC));
    values.add(filter.after().id());
    return " AND (" + place + ") < (?, ?)";
  }

  /** No unit is called so; who is of none holds nothing. */
  private static String unit(Caller reader) {
    return reader.unit() == null ? "" : reader.unit();
  }
}
