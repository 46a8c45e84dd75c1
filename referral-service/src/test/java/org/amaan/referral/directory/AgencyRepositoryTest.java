package org.amaan.referral.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.amaan.knowledge.AgencyType;
import org.amaan.knowledge.Scope;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Acting;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AgencyRepositoryTest extends ServiceTest {

  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

  @Inject AgencyRepository agencies;
  @Inject Rows rows;

  @Test
  void anAgencyComesBackAsItWasStored() {
    String code = "post-" + UUID.randomUUID();
    AgencyDetails details = details("Border post (fictional)", "gate-1", "gate-2");
    inTransaction(() -> agencies.add(new Agency(code, details, NOW)));
    Agency found = find(code);
    assertEquals("Border post (fictional)", found.name());
    assertEquals(AgencyType.BORDER_GUARD, found.type());
    assertEquals(Scope.FEDERAL, found.scope());
    assertEquals(List.of("fa", "en"), found.languages());
    assertEquals(List.of("gate-1", "gate-2"), found.units().stream().map(Unit::code).toList());
    assertEquals("gate-1", found.defaultUnit());
    assertEquals(0, found.version());
  }

  @Test
  void aChangeReplacesTheUnits() {
    String code = "post-" + UUID.randomUUID();
    inTransaction(() -> agencies.add(new Agency(code, details("Before", "gate-1"), NOW)));
    inTransaction(() -> agencies.find(code).orElseThrow().change(details("After", "gate-2"), NOW));
    Agency found = find(code);
    assertEquals("After", found.name());
    assertEquals(List.of("gate-2"), found.units().stream().map(Unit::code).toList());
    assertEquals(1, found.version());
  }

  @Test
  void aChangeOfTheUnitsAloneIsAVersionToo() {
    String code = "post-" + UUID.randomUUID();
    inTransaction(() -> agencies.add(new Agency(code, details("Same", "gate-1"), NOW)));
    inTransaction(
        () -> agencies.find(code).orElseThrow().change(details("Same", "gate-1", "gate-2"), NOW));
    assertEquals(1, find(code).version());
  }

  @Test
  void theDatabaseKeepsADefaultUnitThatExists() {
    assertEquals(
        "23503",
        rows.refusal(
            "UPDATE agency SET default_unit = 'nowhere' WHERE code = 'ahtc';"
                + " SET CONSTRAINTS ALL IMMEDIATE"));
  }

  @Test
  void twoWritersOfOneAgencyGoOneAfterTheOther() {
    inTransaction(
        () -> {
          agencies.lock("some-agency");
          assertEquals(
              "55P03",
              rows.refusal(
                  "SET LOCAL lock_timeout = '200ms'; SELECT pg_advisory_xact_lock("
                      + "hashtextextended('agency:some-agency', 0))"));
        });
  }

  @Test
  void countriesAreKeptApart() {
    List<Agency> afghan = asOperator(() -> agencies.inCountry("AF"));
    assertTrue(afghan.stream().allMatch(agency -> agency.country().equals("AF")));
  }

  private Agency find(String code) {
    return asOperator(() -> agencies.find(code).orElseThrow());
  }

  private static AgencyDetails details(String name, String... units) {
    return new AgencyDetails(
        name,
        AgencyType.BORDER_GUARD,
        "IR",
        null,
        Scope.FEDERAL,
        List.of("fa", "en"),
        List.of(),
        Arrays.stream(units).map(unit -> new Unit(unit, unit, false)).toList(),
        units[0],
        true);
  }

  private static void inTransaction(Runnable work) {
    asOperator(
        () -> {
          work.run();
          return work;
        });
  }

  private static <T> T asOperator(Supplier<T> work) {
    Caller operator = new Caller("operator", null, null, null, Set.of(Role.PLATFORM_ADMIN));
    return Acting.as(operator, () -> QuarkusTransaction.requiringNew().call(work::get));
  }
}
