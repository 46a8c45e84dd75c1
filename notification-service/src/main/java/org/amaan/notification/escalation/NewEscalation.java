package org.amaan.notification.escalation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.amaan.notification.alert.Notice;
import org.amaan.notification.alert.RaisedAlert;
import org.jspecify.annotations.Nullable;

/**
 * A row to be: an alert that is escalated unless somebody acts. Its names are the columns'.
 *
 * @param steps those that can be taken
 */
record NewEscalation(
    UUID alert,
    String source,
    UUID event,
    String agency,
    @Nullable String unit,
    @Nullable List<String> roles,
    String action,
    String type,
    String subject,
    String reference,
    String link,
    String urgency,
    @Nullable Instant due,
    List<String> coordinators,
    @JsonProperty("coordinators_link") @Nullable String coordinatorsLink,
    @JsonProperty("settled_by") @Nullable UUID settledBy,
    Instant raised,
    List<String> steps) {

  static NewEscalation of(RaisedAlert alert) {
    Notice notice = alert.notice();
    return new NewEscalation(
        alert.id(),
        notice.source(),
        notice.event(),
        alert.to().agency(),
        alert.to().unit(),
        alert.to().roles().isEmpty() ? null : alert.to().roles(),
        alert.to().action(),
        notice.type(),
        notice.subject(),
        notice.reference(),
        notice.link(),
        notice.urgency(),
        alert.dueAt(),
        notice.coordinators().agencies(),
        notice.coordinators().link(),
        notice.settledBy(),
        alert.at(),
        EscalationStep.above(alert.to(), notice.coordinators().agencies()).stream()
            .map(EscalationStep::word)
            .toList());
  }
}
