package org.amaan.casework.casefile.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.amaan.casework.casefile.CaseFile;
import org.amaan.casework.casefile.TextTable;
import org.amaan.casework.testing.ApiTest;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.testing.ScopedDatabase;
import org.amaan.platform.testing.ScopedDatabase.Scope;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Who reads a case stands three times: the aggregate tells it to others, the repository asks by it,
 * the row policies hold it. For every situation of a case and every reader the three say what the
 * table says, which is written by hand: the unit that holds the case, and the agencies to which it
 * granted reading, unless their agency is excluded.
 */
@QuarkusTest
class CaseScopeTest extends ApiTest {

  private static final String TABLE =
      """
      situation      unit  other-unit  no-unit  lahore  prosecution  its-unit  desk  stranger
      held           x     .           .        .       .            .         .     .
      offered        x     .           .        .       .            .         .     .
      granted        x     .           .        .       x            x         .     .
      grant-ended    x     .           .        .       .            .         .     .
      grant-rests    x     .           .        .       .            .         .     .
      handed-over    .     .           .        x       x            x         .     .
      passed         .     .           .        .       x            x         x     .
      closed         x     .           .        .       x            x         .     .
      """;

  private static final Map<String, Caller> READERS =
      Map.of(
          "unit", reader("ahtc", "ahtc-islamabad", Role.INVESTIGATOR),
          "other-unit", reader("ahtc", "ahtc-lahore", Role.INVESTIGATOR),
          "no-unit", reader("ahtc", null, Role.INVESTIGATOR),
          "lahore", reader("lahore-police", "lahore-investigation", Role.SUPERVISOR),
          "prosecution", reader("punjab-prosecution", null, Role.PROSECUTOR),
          "its-unit", reader("punjab-prosecution", "punjab", Role.PROSECUTOR),
          "desk", reader("nrm-pakistan", "nrm-pakistan-desk", Role.COORDINATOR),
          "stranger", reader("kabul-police", "kabul", Role.INVESTIGATOR));

  private static Caller reader(String agency, String unit, Role role) {
    return new Caller(agency + "-client", agency, unit, "person", Set.of(role));
  }

  private final Map<String, UUID> cases = new HashMap<>();

  @Inject CasesInScope scope;
  @Inject ScopedDatabase database;

  @TestFactory
  List<DynamicTest> aggregateRepositoryAndPoliciesSayTheSame() {
    List<DynamicTest> tests = new ArrayList<>();
    TextTable.of(TABLE)
        .forEachCell(
            1,
            (row, reader, expected) ->
                tests.add(
                    dynamicTest(
                        row.get(0) + ", " + reader,
                        () ->
                            check(
                                cases.computeIfAbsent(row.get(0), CaseScopeTest::situation),
                                Objects.requireNonNull(READERS.get(reader)),
                                expected.equals("x")))));
    return tests;
  }

  private void check(UUID caseId, Caller reader, boolean reads) {
    CaseFile file = asWorker(caseId);
    boolean byTheAggregate =
        !file.excludes(reader.requireAgency())
            && (file.isHeldBy(reader.agency(), reader.unit())
                || file.readers().contains(reader.requireAgency()));
    assertThat(byTheAggregate).as("aggregate").isEqualTo(reads);
    boolean found = Acting.as(reader, () -> find(caseId, reader));
    assertThat(found).as("repository, under the policies").isEqualTo(reads);
    // The policies alone hide a case from the excluded.
    boolean asked = Acting.asWorker(() -> find(caseId, reader));
    assertThat(asked && !file.excludes(reader.requireAgency()))
        .as("repository alone")
        .isEqualTo(reads);
    assertThat(database.count(policies(reader), "case_referral WHERE case_id = '" + caseId + "'"))
        .as("policies alone")
        .isEqualTo(reads ? 1 : 0);
  }

  private static Scope policies(Caller reader) {
    return Scope.of(
        reader.requireAgency(),
        reader.unit() == null ? "" : reader.requireUnit(),
        reader.roles().stream().map(Role::value).toArray(String[]::new));
  }

  private boolean find(UUID caseId, Caller reader) {
    return QuarkusTransaction.requiringNew().call(() -> scope.find(caseId, reader).isPresent());
  }

  /** With what the aggregate decides by. */
  private CaseFile asWorker(UUID caseId) {
    Caller holder =
        reader(
            rows.of("SELECT custodian_agency FROM case_file WHERE id = ?", caseId).get(0),
            rows.of("SELECT custodian_unit FROM case_file WHERE id = ?", caseId).get(0),
            Role.INVESTIGATOR);
    return Acting.asWorker(
        () ->
            QuarkusTransaction.requiringNew()
                .call(
                    () -> {
                      CaseFile file = scope.find(caseId, holder).orElseThrow();
                      file.excluded();
                      file.readers();
                      return file;
                    }));
  }

  private static UUID situation(String name) {
    Report report = report(1, "accepted");
    Opened opened = open(UUID.randomUUID(), report);
    UUID caseId = opened.caseId();
    if (!name.equals("held") && !name.equals("offered")) {
      move(caseId, INVESTIGATE, PROSECUTE);
    }
    switch (name) {
      case "held", "granted" -> {}
      case "offered" -> offer(caseId);
      case "grant-ended" ->
          move(
              caseId, "{\"to\": \"under-investigation\", \"reason\": \"returned-by-prosecution\"}");
      case "grant-rests" ->
          arrives(opened.referralId(), report.excluding(2, "punjab-prosecution").json())
              .statusCode(200);
      case "handed-over" -> accept(offer(caseId));
      case "passed" ->
          arrives(opened.referralId(), report.excluding(2, "ahtc").json()).statusCode(200);
      case "closed" -> move(caseId, "{\"to\": \"closed\", \"disposition\": \"dismissed\"}");
      default -> throw new IllegalArgumentException(name);
    }
    return caseId;
  }
}
