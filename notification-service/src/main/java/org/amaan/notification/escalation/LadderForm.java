package org.amaan.notification.escalation;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.amaan.notification.api.model.EscalationLadder;
import org.amaan.notification.api.model.EscalationLadder.FallbackSubscriptionStateEnum;
import org.amaan.notification.api.model.EscalationLadderRequest;
import org.amaan.notification.api.model.FallbackContact;
import org.amaan.notification.api.model.Role;
import org.amaan.notification.api.model.StepWaits;
import org.amaan.notification.preference.EventFilter;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** A ladder in the words of the contract, and what the generated contract leaves unchecked. */
final class LadderForm {

  private LadderForm() {}

  static Ladder of(EscalationLadderRequest form) {
    Refusal refusal = new InvalidRequest("See errors: each names the place and what to change.");
    Waits waits =
        new Waits(
            waits(form.getWaits().getRoutine(), "waits.routine.", refusal),
            waits(form.getWaits().getImmediateDanger(), "waits.immediateDanger.", refusal));
    if (refusal.errors().isEmpty()) {
      waits
          .flaws()
          .forEach(
              flaw -> refusal.at("body", "waits." + flaw.place(), flaw.code(), flaw.message()));
    }
    if (!refusal.errors().isEmpty()) {
      throw refusal;
    }
    return new Ladder(waits, events(form.getEvents()), contact(form.getFallbackContact()));
  }

  static EscalationLadder view(StoredLadder stored, Ladder standard) {
    Ladder ladder = stored.ladder() == null ? standard : stored.ladder();
    return new EscalationLadder()
        .standard(stored.ladder() == null)
        .waits(
            new org.amaan.notification.api.model.Waits()
                .routine(view(ladder.waits().routine()))
                .immediateDanger(view(ladder.waits().immediateDanger())))
        .events(ladder.events())
        .fallbackContact(view(ladder.fallback()))
        .fallbackSubscriptionState(
            stored.subscriptionState() == null
                ? null
                : FallbackSubscriptionStateEnum.fromValue(stored.subscriptionState()))
        .id(stored.id())
        .changedAt(stored.changedAt());
  }

  private static List<String> events(@Nullable List<String> written) {
    return written == null || written.isEmpty()
        ? List.of(EventFilter.ALL)
        : EventFilter.checked(written);
  }

  private static @Nullable Contact contact(@Nullable FallbackContact form) {
    return form == null
        ? null
        : new Contact(form.getRole().toString(), form.getUnit(), form.getSubscription());
  }

  private static FallbackContact view(Contact contact) {
    return new FallbackContact()
        .role(Role.fromValue(contact.role()))
        .unit(contact.unit())
        .subscription(contact.subscription());
  }

  private static Map<EscalationStep, Duration> waits(
      StepWaits form, String place, Refusal refusal) {
    Map<EscalationStep, Duration> waits = new EnumMap<>(EscalationStep.class);
    put(waits, EscalationStep.SUPERVISOR, form.getSupervisor(), place, refusal);
    put(waits, EscalationStep.FALLBACK, form.getFallback(), place, refusal);
    put(waits, EscalationStep.COORDINATOR, form.getCoordinator(), place, refusal);
    return waits;
  }

  private static void put(
      Map<EscalationStep, Duration> waits,
      EscalationStep step,
      @Nullable String written,
      String place,
      Refusal refusal) {
    if (written == null) {
      return;
    }
    try {
      waits.put(step, Duration.parse(written));
    } catch (DateTimeException none) {
      refusal.at(
          "body", place + step.word(), "format", "Days, hours and minutes: PT15M, PT8H, P1DT12H.");
    }
  }

  private static StepWaits view(Map<EscalationStep, Duration> waits) {
    return new StepWaits()
        .supervisor(word(waits.get(EscalationStep.SUPERVISOR)))
        .fallback(word(waits.get(EscalationStep.FALLBACK)))
        .coordinator(word(waits.get(EscalationStep.COORDINATOR)));
  }

  private static @Nullable String word(@Nullable Duration wait) {
    return wait == null ? null : wait.toString();
  }
}
