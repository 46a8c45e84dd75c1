package org.amaan.notification.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row to be: an alert as it is raised. Its names are the columns'. */
record AlertRow(
    UUID id,
    String source,
    @JsonProperty("event_id") UUID event,
    String type,
    String subject,
    String reference,
    String link,
    String urgency,
    @JsonProperty("due_at") @Nullable Instant dueAt,
    String agency,
    @Nullable String unit,
    @Nullable List<String> roles,
    String action,
    boolean quiet,
    String language,
    @JsonProperty("created_at") Instant createdAt,
    @Nullable UUID escalates,
    @JsonProperty("escalates_of") @Nullable String escalatesOf,
    @JsonProperty("settled_by") @Nullable UUID settledBy) {

  static AlertRow of(RaisedAlert raised, Announcement announcement) {
    Notice notice = raised.notice();
    Addressee to = raised.to();
    Escalated first = notice.escalates();
    return new AlertRow(
        raised.id(),
        notice.source(),
        notice.event(),
        notice.type(),
        notice.subject(),
        notice.reference(),
        notice.link(),
        notice.urgency(),
        raised.dueAt(),
        to.agency(),
        to.unit(),
        to.roles().isEmpty() ? null : to.roles(),
        to.action(),
        announcement.quiet(),
        announcement.language(),
        raised.at(),
        first == null ? null : first.alert(),
        first == null ? null : first.agency(),
        notice.settledBy());
  }
}
