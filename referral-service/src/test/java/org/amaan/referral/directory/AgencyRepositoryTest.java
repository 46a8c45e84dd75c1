package org.amaan.referral.directory;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(found.name()).isEqualTo("Border post (fictional)");
    assertThat(found.type()).isEqualTo(AgencyType.BORDER_GUARD);
    assertThat(found.scope()).isEqualTo(Scope.FEDERAL);
    assertThat(found.languages()).isEqualTo(List.of("fa", "en"));
    assertThat(found.units().stream().map(Unit::code).toList())
        .isEqualTo(List.of("gate-1", "gate-2"));
    assertThat(found.defaultUnit()).isEqualTo("gate-1");
    assertThat(found.version()).isEqualTo(0);
  }

  @Test
  void aChangeReplacesTheUnits() {
    String code = "post-" + UUID.randomUUID();
    inTransaction(() -> agencies.add(new Agency(code, details("Before", "gate-1"), NOW)));
    inTransaction(() -> agencies.find(code).orElseThrow().change(details("After", "gate-2"), NOW));
    Agency found = find(code);
    assertThat(found.name()).isEqualTo("After");
    assertThat(found.units().stream().map(Unit::code).toList()).isEqualTo(List.of("gate-2"));
    assertThat(found.version()).isEqualTo(1);
  }

  @Test
  void aChangeOfTheUnitsAloneIsAVersionToo() {
    String code = "post-" + UUID.randomUUID();
    inTransaction(() -> agencies.add(new Agency(code, details("Same", "gate-1"), NOW)));
    inTransaction(
        () -> agencies.find(code).orElseThrow().change(details("Same", "gate-1", "gate-2"), NOW));
    assertThat(find(code).version()).isEqualTo(1);
  }

  @Test
  void theDatabaseKeepsADefaultUnitThatExists() {
    assertThat(
            rows.refusal(
                "UPDATE agency SET default_unit = 'nowhere' WHERE code = 'ahtc';"
                    + " SET CONSTRAINTS ALL IMMEDIATE"))
        .isEqualTo("23503");
  }

  @Test
  void twoWritersOfOneAgencyGoOneAfterTheOther() {
    inTransaction(
        () -> {
          agencies.lock("some-agency");
          assertThat(
                  rows.refusal(
                      "SET LOCAL lock_timeout = '200ms'; SELECT pg_advisory_xact_lock("
                          + "hashtextextended('agency:some-agency', 0))"))
              .isEqualTo("55P03");
        });
  }

  @Test
  void countriesAreKeptApart() {
    List<Agency> afghan = asOperator(() -> agencies.inCountry("AF"));
    assertThat(afghan.stream().allMatch(agency -> agency.country().equals("AF"))).isTrue();
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
