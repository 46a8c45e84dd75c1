package org.amaan.referral.availability;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import org.amaan.platform.problem.Given;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.referral.api.model.AgencyCapacity;
import org.amaan.referral.api.model.AgencyPause;
import org.amaan.referral.api.model.AvailabilityEntry;
import org.amaan.referral.api.model.DutySpan;
import org.amaan.referral.api.model.UnitOnDuty;

/** What agencies say of themselves, as the contract writes it. */
final class AvailabilityJson {

  private AvailabilityJson() {}

  static Statement read(AvailabilityEntry entry) {
    AgencyCapacity capacity = entry.getCapacity();
    return new Statement(
        entry.getPhone(),
        capacity == null ? null : new Statement.Capacity(capacity.getRoom(), capacity.getUntil()),
        Given.list(entry.getPauses(), "pauses").stream()
            .map(one -> new Statement.Pause(one.getFrom(), one.getTo(), one.getReason().value()))
            .toList(),
        Given.list(entry.getHours(), "hours").stream().map(AvailabilityJson::hours).toList());
  }

  private static DutyHours hours(org.amaan.referral.api.model.DutyHours hours) {
    return new DutyHours(
        hours.getUnit(),
        zone(hours.getTimeZone()),
        Given.list(hours.getWeekly(), "hours.weekly").stream()
            .map(
                span ->
                    new DutyHours.Span(
                        DayOfWeek.valueOf(span.getDay().value().toUpperCase(Locale.ROOT)),
                        LocalTime.parse(span.getFrom()),
                        LocalTime.parse(span.getTo())))
            .toList(),
        Given.list(hours.getHolidays(), "hours.holidays"));
  }

  private static ZoneId zone(String name) {
    if (ZoneId.getAvailableZoneIds().contains(name)) {
      try {
        return ZoneId.of(name);
      } catch (DateTimeException unknown) {
        // Refused below.
      }
    }
    throw InvalidRequest.field(
        "body", "hours.timeZone", "format", "A name of the IANA list, such as Asia/Karachi.");
  }

  static org.amaan.referral.api.model.Availability of(
      String agency, Statement said, long version, Instant now) {
    Statement.Capacity capacity = said.capacity();
    return new org.amaan.referral.api.model.Availability()
        .agency(agency)
        .phone(said.phone())
        .capacity(
            capacity == null
                ? null
                : new AgencyCapacity().room(capacity.room()).until(capacity.until()))
        .pauses(
            said.pauses().stream()
                .map(
                    one ->
                        new AgencyPause()
                            .from(one.from())
                            .to(one.to())
                            .reason(AgencyPause.ReasonEnum.fromValue(one.reason())))
                .toList())
        .hours(said.hours().stream().map(AvailabilityJson::hours).toList())
        .paused(said.paused(now))
        .full(said.full(now).orElse(null))
        .duty(said.hours().stream().map(hours -> duty(hours, now)).toList())
        .version(version);
  }

  private static org.amaan.referral.api.model.DutyHours hours(DutyHours hours) {
    return new org.amaan.referral.api.model.DutyHours()
        .unit(hours.unit())
        .timeZone(hours.timeZone().getId())
        .weekly(
            hours.weekly().stream()
                .map(
                    span ->
                        new DutySpan()
                            .day(
                                DutySpan.DayEnum.fromValue(
                                    span.day().name().toLowerCase(Locale.ROOT)))
                            .from(span.from().toString())
                            .to(span.to().toString()))
                .toList())
        .holidays(hours.holidays());
  }

  private static UnitOnDuty duty(DutyHours hours, Instant now) {
    boolean onDuty = hours.onDuty(now);
    return new UnitOnDuty()
        .unit(hours.unit())
        .onDuty(onDuty)
        .opensAt(onDuty ? null : hours.opensAfter(now).orElse(null));
  }
}
