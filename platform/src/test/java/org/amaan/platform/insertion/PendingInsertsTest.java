package org.amaan.platform.insertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.amaan.launcher.testing.StackResource;
import org.amaan.platform.audit.Audit;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.scope.WorkerStep;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class PendingInsertsTest {

  private static final Caller AUDITOR =
      new Caller("auditor", null, null, null, Set.of(Role.AUDITOR));
  private static final Caller NGO = new Caller("ngo", "some-ngo", null, null, Set.of());

  @Inject Audit audit;
  @Inject WorkerStep worker;
  @Inject PendingInserts inserts;

  @Test
  void moreThanOneStatementTakesAreAllThere() {
    UUID subject = UUID.randomUUID();
    inTransaction(
        () -> {
          for (int i = 0; i < 7_000; i++) {
            audit.record(NGO, "thing.made", subject, Map.of("n", i));
          }
        });
    assertThat(entries(subject)).isEqualTo(7_000);
  }

  @Test
  void nothingIsThereWhenTheTransactionRollsBack() {
    UUID subject = UUID.randomUUID();
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                inTransaction(
                    () -> {
                      audit.record(NGO, "thing.made", subject, Map.of());
                      inserts.flush();
                      audit.record(NGO, "thing.made", subject, Map.of());
                      throw new IllegalArgumentException("changed my mind");
                    }));
    assertThat(entries(subject)).isZero();
  }

  @Test
  void whoRecordsIsWhoWritesAlsoAroundAStepOfTheWorker() {
    UUID subject = UUID.randomUUID();
    inTransaction(
        () -> {
          audit.record(NGO, "thing.made", subject, Map.of());
          worker.take(
              () -> {
                audit.record(Caller.system("worker"), "thing.followed", subject, Map.of());
                return null;
              });
          audit.record(NGO, "thing.kept", subject, Map.of());
        });
    assertThat(entries(subject)).isEqualTo(3);
  }

  @Test
  void whatTheDatabaseRefusesUndoesAll() {
    UUID subject = UUID.randomUUID();
    Caller another = new Caller("another", "some-ngo", null, null, Set.of());
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(
            () ->
                inTransaction(
                    () -> {
                      audit.record(NGO, "thing.made", subject, Map.of());
                      audit.record(another, "thing.made", subject, Map.of());
                    }))
        .withRootCauseInstanceOf(SQLException.class);
    assertThat(entries(subject)).isZero();
  }

  private long entries(UUID subject) {
    return Acting.as(
        AUDITOR,
        () ->
            QuarkusTransaction.requiringNew()
                .call(() -> audit.of(subject, 10_000, null).stream().count()));
  }

  private static void inTransaction(Runnable work) {
    Acting.as(
        NGO,
        () -> {
          QuarkusTransaction.requiringNew().run(work);
          return null;
        });
  }
}
