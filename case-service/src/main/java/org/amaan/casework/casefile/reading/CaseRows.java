package org.amaan.casework.casefile.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.casework.casefile.CaseDeadline;
import org.amaan.casework.casefile.CaseStatus;
import org.amaan.casework.casefile.CaseTransition;
import org.amaan.casework.casefile.access.CaseFilter;
import org.amaan.casework.casefile.access.Staff;
import org.amaan.casework.casefile.terms.DeadlineKind;
import org.amaan.casework.casefile.terms.Disposition;
import org.amaan.casework.casefile.terms.HandoverReason;
import org.amaan.casework.casefile.terms.ReferralState;
import org.amaan.casework.directory.Unit;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.scope.ScopedRead;
import org.jspecify.annotations.Nullable;

/** Reads a page of cases in one statement and one round trip, with no entity. */
@ApplicationScoped
class CaseRows {

  /** A referral as {@code case_listing} keeps it. */
  private record ReferralRow(
      @JsonProperty("id") UUID id,
      @JsonProperty("reference") String reference,
      @JsonProperty("state") String state,
      @JsonProperty("need") String need,
      @JsonProperty("referrer") String referrer,
      @JsonProperty("subject") UUID subject) {

    ShownCase.Referral shown() {
      return new ShownCase.Referral(
          id, reference, ReferralState.of(state), Need.of(need), referrer, subject);
    }
  }

  /** A deadline as {@code case_listing} keeps it; times in microseconds since 1970. */
  private record DeadlineRow(
      @JsonProperty("kind") String kind,
      @JsonProperty("about") @Nullable UUID about,
      @JsonProperty("started") long started,
      @JsonProperty("near") long near,
      @JsonProperty("due") long due,
      @JsonProperty("passes") long passes,
      @JsonProperty("nearTold") @Nullable Long nearTold,
      @JsonProperty("passedTold") @Nullable Long passedTold,
      @JsonProperty("escalated") @Nullable Long escalated,
      @JsonProperty("ended") @Nullable Long ended,
      @JsonProperty("ending") @Nullable String ending) {

    ShownDeadline shown() {
      return new ShownDeadline(
          DeadlineKind.of(kind),
          about,
          time(started),
          time(near),
          time(due),
          time(passes),
          nearTold == null ? null : time(nearTold),
          passedTold == null ? null : time(passedTold),
          escalated == null ? null : time(escalated),
          ended == null ? null : time(ended),
          ending == null ? null : CaseDeadline.Ending.of(ending));
    }

    private static Instant time(long micros) {
      return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
  }

  private final ScopedRead database;
  private final ObjectReader referrals;
  private final ObjectReader deadlines;

  CaseRows(ScopedRead database, ObjectMapper json) {
    this.database = database;
    this.referrals = json.readerFor(ReferralRow[].class);
    this.deadlines = json.readerFor(DeadlineRow[].class);
  }

  /** Newest first. */
  List<ShownCase> page(Caller reader, CaseFilter filter, int limit) {
    CaseListing listing = CaseListing.of(reader, filter, limit);
    return database.ask(
        reader,
        listing.sql(),
        rows -> {
          List<ShownCase> page = new ArrayList<>();
          while (rows.next()) {
            page.add(shown(rows, Staff.isOfficer(reader)));
          }
          return page;
        },
        listing.parameters().toArray());
  }

  private ShownCase shown(ResultSet row, boolean isOfficer) throws SQLException {
    boolean isHeld = row.getBoolean("held");
    String whose = isHeld ? "" : "reader_";
    CaseStatus status = CaseStatus.of(row.getString("status"));
    String suspendedFrom = row.getString("suspended_from");
    ShownCase.Offer offer = isHeld ? offer(row) : null;
    boolean crossBorder = row.getBoolean("cross_border");
    boolean isUnknown = row.wasNull();
    String disposition = row.getString("disposition");
    return new ShownCase(
        row.getObject("id", UUID.class),
        row.getString("reference"),
        status,
        isHeld,
        new Unit(row.getString("custodian_agency"), row.getString("custodian_unit")),
        time(row, "custodian_since"),
        isHeld ? row.getString("assignee") : null,
        offer,
        referrals(row.getString("referrals")),
        deadlines(row.getString("deadlines")),
        isHeld
            ? List.of((String[]) row.getArray("granted").getArray())
            : List.of(row.getString("reader")),
        Urgency.of(row.getString("urgency")),
        AgeClass.of(row.getString("age_class")),
        row.getString("country"),
        LegalProfiles.find(row.getString("legal_profile"), row.getString("legal_profile_version"))
            .orElseThrow(),
        isUnknown ? null : crossBorder,
        disposition == null ? null : Disposition.of(disposition),
        CaseTransition.moves(
            status, suspendedFrom == null ? null : CaseStatus.of(suspendedFrom), offer != null),
        time(row, "opened_at"),
        updatedAt(row, whose, isOfficer),
        row.getLong(isHeld ? "shown_version" : "reader_version")
            + (isOfficer ? row.getLong(whose + "trial_version") : 0));
  }

  private static ShownCase.@Nullable Offer offer(ResultSet row) throws SQLException {
    UUID id = row.getObject("offer", UUID.class);
    return id == null
        ? null
        : new ShownCase.Offer(
            id,
            new Unit(row.getString("to_agency"), row.getString("to_unit")),
            HandoverReason.of(row.getString("reason")),
            time(row, "offered_at"),
            time(row, "offer_due_at"));
  }

  private static Instant updatedAt(ResultSet row, String whose, boolean isOfficer)
      throws SQLException {
    Instant updated = time(row, whose + "updated_at");
    if (!isOfficer || row.getObject(whose + "trial_updated_at") == null) {
      return updated;
    }
    Instant trial = time(row, whose + "trial_updated_at");
    return trial.isAfter(updated) ? trial : updated;
  }

  private List<ShownCase.Referral> referrals(String kept) {
    return Stream.of(this.<ReferralRow[]>read(referrals, kept)).map(ReferralRow::shown).toList();
  }

  private List<ShownDeadline> deadlines(String kept) {
    return Stream.of(this.<DeadlineRow[]>read(deadlines, kept))
        .map(DeadlineRow::shown)
        .sorted(Comparator.comparing(ShownDeadline::dueAt).thenComparing(ShownDeadline::kind))
        .toList();
  }

  private <T> T read(ObjectReader reader, String kept) {
    try {
      return reader.readValue(kept);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("case_listing is not as this version writes it", e);
    }
  }

  private static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
