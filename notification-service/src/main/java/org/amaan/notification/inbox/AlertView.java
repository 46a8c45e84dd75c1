package org.amaan.notification.inbox;

import org.amaan.notification.api.model.Alert.DirectionEnum;
import org.amaan.notification.api.model.Alert.EscalationStoppedEnum;
import org.amaan.notification.api.model.AlertState;
import org.amaan.notification.api.model.EscalationStep;
import org.amaan.notification.api.model.EscalationStepName;
import org.amaan.notification.api.model.EventType;
import org.amaan.notification.api.model.Language;
import org.amaan.notification.api.model.Role;
import org.amaan.notification.api.model.Urgency;

/** An alert as the contract shows it. */
final class AlertView {

  private AlertView() {}

  static org.amaan.notification.api.model.Alert of(Alert alert) {
    InboxWords words = InboxWords.in(alert.language());
    return new org.amaan.notification.api.model.Alert()
        .id(alert.id())
        .type(EventType.fromValue(alert.type()))
        .reference(alert.reference())
        .link(alert.link())
        .urgency(Urgency.fromValue(alert.urgency()))
        .dueAt(alert.dueAt())
        .agency(alert.agency())
        .unit(alert.unit())
        .roles(
            alert.roles().isEmpty() ? null : alert.roles().stream().map(Role::fromValue).toList())
        .action(alert.action())
        .quiet(alert.isQuiet())
        .language(Language.fromValue(alert.language()))
        .direction(DirectionEnum.fromValue(words.direction()))
        .text(words.of(alert))
        .textReviewed(words.reviewed())
        .textEnglish(InboxWords.in(Language.EN.toString()).of(alert))
        .createdAt(alert.createdAt())
        .state(alert.isAcknowledged() ? AlertState.ACKNOWLEDGED : AlertState.OPEN)
        .acknowledgedAt(alert.acknowledgedAt())
        .acknowledgedBy(alert.acknowledgedBy())
        .escalates(alert.escalates())
        .escalations(null);
  }

  static org.amaan.notification.api.model.Alert of(Alert alert, EscalationView escalation) {
    String stopped = escalation.stopped();
    return of(alert)
        .escalatesAt(escalation.nextAt())
        .escalationStopped(stopped == null ? null : EscalationStoppedEnum.fromValue(stopped))
        .escalations(
            escalation.steps().isEmpty()
                ? null
                : escalation.steps().stream().map(AlertView::step).toList());
  }

  private static EscalationStep step(EscalationView.Step step) {
    return new EscalationStep()
        .step(EscalationStepName.fromValue(step.step()))
        .at(step.at())
        .agency(step.agency())
        .unit(step.unit())
        .role(Role.fromValue(step.role()))
        .acknowledgedAt(step.acknowledgedAt());
  }
}
