package org.amaan.knowledge;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/** A shipped profile with one thing changed. */
final class Variant {

  private Variant() {}

  static LegalProfile ofCalendar(LegalProfile p, String zone, Set<DayOfWeek> weekend) {
    return copy(p, p.version(), p.validFrom(), ZoneId.of(zone), weekend, p.routing());
  }

  static LegalProfile ofVersion(LegalProfile p, String version, LocalDate validFrom) {
    return copy(p, version, validFrom, p.timeZone(), p.weekend(), p.routing());
  }

  static LegalProfile ofRouting(LegalProfile p, List<RoutingRule> routing) {
    return copy(p, p.version(), p.validFrom(), p.timeZone(), p.weekend(), routing);
  }

  private static LegalProfile copy(
      LegalProfile p,
      String version,
      LocalDate validFrom,
      ZoneId zone,
      Set<DayOfWeek> weekend,
      List<RoutingRule> routing) {
    return new LegalProfile(
        p.id(),
        version,
        p.title(),
        p.country(),
        validFrom,
        p.confirmedByCounsel(),
        zone,
        weekend,
        p.weekendSource(),
        p.dueTimes(),
        p.reflectionPeriod(),
        p.anonymousNotice(),
        p.retention(),
        p.competentAuthorities(),
        routing,
        p.legalBases(),
        p.reportingDuties(),
        p.payment(),
        p.offences(),
        p.definitions(),
        p.statements(),
        p.sources());
  }
}
