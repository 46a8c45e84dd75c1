package org.amaan.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Set;
import org.amaan.casework.casefile.access.CaseNotFound;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.scope.WorkerStep;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WorkerStepTest {

  @Inject WorkerStep step;
  @Inject EntityManager database;

  @Test
  void afterARefusedStepTheCallerIsTheCallerAgain() {
    Caller officer = new Caller("x", "ahtc", "ahtc-islamabad", "p", Set.of(Role.INVESTIGATOR));
    Acting.as(
        officer,
        () -> {
          QuarkusTransaction.begin();
          try {
            String before = role();
            assertThatThrownBy(
                    () ->
                        step.take(
                            () -> {
                              assertThat(role()).isNotEqualTo(before);
                              throw new CaseNotFound();
                            }))
                .isInstanceOf(CaseNotFound.class);
            assertThat(role()).isEqualTo(before);
          } finally {
            QuarkusTransaction.rollback();
          }
          return null;
        });
  }

  private String role() {
    return (String)
        database
            .createNativeQuery("SELECT current_setting('role')", String.class)
            .getSingleResult();
  }
}
