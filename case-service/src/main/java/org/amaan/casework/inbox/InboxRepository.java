package org.amaan.casework.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.amaan.casework.api.model.CaseSummary;
import org.amaan.casework.api.model.InboxItem;
import org.amaan.casework.api.model.OfferSummary;
import org.amaan.casework.api.model.UnitRef;
import org.amaan.casework.casefile.CaseStatus;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.casefile.terms.HandoverReason;
import org.amaan.casework.links.Links;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.feed.FeedPosition;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.paging.SealedCursors;
import org.amaan.platform.scope.ScopedRead;

/**
 * Reads a unit's feed: one statement, one round trip, no transaction held open. Each item shows its
 * case as it is when read, and only as much of it as the unit may see at that moment.
 */
@ApplicationScoped
class InboxRepository {

  static final String PAGE =
      """
      SELECT e.xid::text AS xid, e.id, e.change, e.at, e.case_id, e.handover_id AS ended_offer,
        c.reference, c.status, c.assignee, c.urgency, c.age_class, c.country,
        CASE WHEN is_officer() THEN greatest(c.updated_at, c.trial_updated_at) ELSE c.updated_at END AS updated_at,
        CASE WHEN is_officer() THEN c.due_at ELSE c.due_besides_trial_at END AS case_due_at,
        (c.custodian_agency = e.agency AND c.custodian_unit = e.unit) AS held, l.subjects,
        h.id AS handover_id, h.to_agency = e.agency AND h.to_unit = e.unit AS offered,
        h.from_agency, h.from_unit, h.reason, h.due_at,
        CASE WHEN c.custodian_agency = e.agency AND c.custodian_unit = e.unit THEN true
          ELSE EXISTS (SELECT FROM custody_period p WHERE p.case_id = c.id AND p.agency = e.agency
            AND p.unit = e.unit) END AS known
      FROM inbox_entry e
      JOIN case_file c ON c.id = e.case_id
      LEFT JOIN handover h ON h.id = c.pending_handover
      LEFT JOIN case_listing l ON l.case_id = c.id
        AND l.custodian_agency = e.agency AND l.custodian_unit = e.unit
      WHERE e.agency = ? AND e.unit = ? AND (e.xid, e.id) > (?::xid8, ?)
        AND (NOT e.of_trial OR is_officer())
        AND e.xid < pg_snapshot_xmin(pg_current_snapshot())
      ORDER BY e.xid, e.id
      LIMIT ?
      """;

  /** By which its cursors are sealed. */
  static final String FEED = "inbox";

  /** Items in the feed's order, and the position after the last of them. */
  record Page(List<InboxItem> items, FeedPosition next) {}

  private final ScopedRead database;
  private final Links links;
  private final SealedCursors cursors;

  InboxRepository(ScopedRead database, Links links, SealedCursors cursors) {
    this.database = database;
    this.links = links;
    this.cursors = cursors;
  }

  Page read(Caller reader, FeedPosition after, int limit) {
    return database.ask(
        reader,
        PAGE,
        rows -> page(reader, rows, after),
        reader.requireAgency(),
        reader.requireUnit(),
        Long.toString(after.xid()),
        after.id(),
        limit);
  }

  private Page page(Caller reader, ResultSet row, FeedPosition after) throws SQLException {
    List<InboxItem> items = new ArrayList<>();
    FeedPosition next = after;
    while (row.next()) {
      next = new FeedPosition(Long.parseLong(row.getString("xid")), row.getLong("id"));
      items.add(item(reader, row, next));
    }
    return new Page(items, next);
  }

  /** Of a case that it never held a unit is shown the offer, and no id that leads nowhere. */
  private InboxItem item(Caller reader, ResultSet row, FeedPosition position) throws SQLException {
    boolean held = row.getBoolean("held");
    boolean offered = row.getBoolean("offered");
    InboxItem item =
        new InboxItem(
            cursors.seal(FEED, reader, position),
            InboxItem.ChangeEnum.fromValue(row.getString("change")),
            held
                ? InboxItem.StandingEnum.HELD
                : offered ? InboxItem.StandingEnum.OFFERED : InboxItem.StandingEnum.LEFT,
            instant(row, "at"));
    if (row.getBoolean("known")) {
      item.setCaseId(row.getObject("case_id", UUID.class));
    } else {
      item.setHandoverId(row.getObject("ended_offer", UUID.class));
    }
    if (held) {
      item.setCase(summary(row, Staff.readsPeople(reader)));
    } else if (offered) {
      item.setHandover(offer(row));
    }
    return item;
  }

  private CaseSummary summary(ResultSet row, boolean withPeople) throws SQLException {
    CaseSummary summary =
        new CaseSummary(
            row.getString("reference"),
            CaseStatus.of(row.getString("status")),
            Urgency.of(row.getString("urgency")),
            AgeClass.of(row.getString("age_class")),
            row.getString("country"),
            instant(row, "updated_at"),
            links.caseFile(row.getObject("case_id", UUID.class)),
            withPeople ? links.subjects(uuids(row.getArray("subjects"))) : List.of());
    summary.setAssignee(row.getString("assignee"));
    if (row.getObject("case_due_at") != null) {
      summary.setDueAt(instant(row, "case_due_at"));
    }
    return summary;
  }

  private OfferSummary offer(ResultSet row) throws SQLException {
    UUID handoverId = row.getObject("handover_id", UUID.class);
    return new OfferSummary(
        handoverId,
        row.getString("reference"),
        new UnitRef(row.getString("from_agency"), row.getString("from_unit")),
        HandoverReason.of(row.getString("reason")),
        Urgency.of(row.getString("urgency")),
        AgeClass.of(row.getString("age_class")),
        row.getString("country"),
        instant(row, "due_at"),
        links.handover(handoverId));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static List<UUID> uuids(Array array) throws SQLException {
    return List.of((UUID[]) array.getArray());
  }
}
