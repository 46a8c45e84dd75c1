package org.amaan.referral.custody;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Acting;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.ServiceTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The unit holds a case, not its agency, and only about the case's own subjects. */
@QuarkusTest
class ReportedCustodyTest extends ServiceTest {

  @Inject ReportedCustody custody;

  @Test
  void isHeldByTheUnitAboutTheCasesSubjects() {
    Referred referred = Referred.toPolice();
    UUID caseId = referred.heldBy("ahtc-supervisor", "ahtc", "ahtc-islamabad");
    assertThat(holds("ahtc", "ahtc-islamabad", caseId, referred.subjectId())).isTrue();
    assertThat(holds("ahtc", "ahtc-karachi", caseId, referred.subjectId())).isFalse();
    assertThat(holds("ahtc", null, caseId, referred.subjectId())).isFalse();
    assertThat(holds("lahore-police", "ahtc-islamabad", caseId, referred.subjectId())).isFalse();
    assertThat(holds("ahtc", "ahtc-islamabad", caseId, Referred.toPolice().subjectId())).isFalse();
    assertThat(holds("ahtc", "ahtc-islamabad", UUID.randomUUID(), referred.subjectId())).isFalse();
  }

  private boolean holds(String agency, @Nullable String unit, UUID caseId, UUID subjectId) {
    Caller caller = new Caller("client", agency, unit, null, Set.of(Role.INVESTIGATOR));
    return Acting.as(
        caller,
        () ->
            QuarkusTransaction.requiringNew()
                .call(() -> custody.isHeldBy(caller, caseId, subjectId)));
  }
}
