package org.amaan.casework.evidence.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.amaan.casework.assessment.document.Citable;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.casework.casefile.access.CasesInScope;
import org.amaan.casework.evidence.EvidenceOfCase;
import org.amaan.casework.evidence.EvidenceTest;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Acting;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EvidenceRepositoryTest extends EvidenceTest {

  @Inject EvidenceRepository evidence;
  @Inject EvidenceOfCase ofCase;
  @Inject CasesInScope cases;
  @Inject @Any Instance<Citable> citables;

  @Test
  void aFindingPointsToItemsOfItsCaseThatTheAssessorReads() {
    UUID caseId = open().caseId();
    UUID shared = UUID.fromString(thing(caseId));
    UUID kept = UUID.fromString(record(OFFICER, caseId, item("document", "H2", "")));
    UUID ofAnother = UUID.fromString(thing(open().caseId()));
    Set<UUID> asked = Set.of(shared, kept, ofAnother, UUID.randomUUID());
    assertThat(among(caller("ahtc", "ahtc-islamabad"), caseId, asked))
        .containsExactlyInAnyOrder(shared, kept);
    move(caseId, INVESTIGATE, PROSECUTE);
    assertThat(among(caller("punjab-prosecution", null), caseId, asked)).containsExactly(shared);
    assertThat(among(caller("lahore-police", "lahore-investigation"), caseId, asked)).isEmpty();
  }

  @Test
  void evidenceIsOneOfTheThingsThatAFindingPointsTo() {
    assertThat(citables.stream().map(Citable::kind)).contains(Citable.Kind.EVIDENCE);
  }

  /** As when a case changes hands under a dossier. */
  @Test
  void whatAReaderDoesNotSeeAnyMoreIsNotSaidToBeErased() {
    UUID caseId = open().caseId();
    UUID kept = UUID.fromString(record(OFFICER, caseId, item("document", "H1", "")));
    move(caseId, INVESTIGATE, PROSECUTE);
    Caller prosecution = caller("punjab-prosecution", null);
    assertThatThrownBy(
            () ->
                inScope(
                    prosecution,
                    () ->
                        ofCase.content(
                            prosecution, cases.find(caseId, prosecution).orElseThrow(), kept)))
        .isInstanceOf(CaseNotFound.class);
  }

  private Set<UUID> among(Caller reader, UUID caseId, Set<UUID> ids) {
    return inScope(reader, () -> evidence.among(caseId, ids, reader));
  }

  private static <T> T inScope(Caller reader, Callable<T> asked) {
    return Acting.as(reader, () -> QuarkusTransaction.requiringNew().call(asked));
  }

  private static Caller caller(String agency, String unit) {
    return new Caller("test", agency, unit, "somebody", Set.of(Role.INVESTIGATOR));
  }
}
