package org.amaan.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.amaan.launcher.testing.StackResource;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.scope.ScopedRead;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
    value = StackResource.class,
    initArgs = @ResourceArg(name = "service", value = "referral-service"))
class ScopeOfTransactionTest {

  private static final Caller OFFICER =
      new Caller("ahtc-officer", "ahtc", "islamabad", null, Set.of(Role.INVESTIGATOR));
  private static final Caller NGO = new Caller("ngo", "umeed", null, null, Set.of(Role.REFERRER));
  private static final Caller PEER = Caller.system("case-service");

  private static final String WHO =
      """
      SELECT concat_ws(' ', current_user, caller_client(), caller_agency(), caller_unit(),
        array_to_string(caller_roles(), ','))
      """;
  private static final String NOBODY = "referral_service";

  @Inject EntityManager entities;
  @Inject DataSource database;
  @Inject ScopedRead read;

  @Test
  void aTransactionIsToldWhoActs() {
    assertThat(transaction(OFFICER))
        .isEqualTo("referral_service ahtc-officer ahtc islamabad investigator");
    assertThat(transaction(NGO)).isEqualTo("referral_service ngo umeed referrer");
  }

  @Test
  void servicesAndBackgroundWorkActAsTheWorker() {
    assertThat(transaction(PEER).strip()).isEqualTo("referral_worker");
    assertThat(Acting.asWorker(this::inTransaction).strip()).isEqualTo("referral_worker");
  }

  @Test
  void whoSaysNothingIsNobody() {
    assertThat(inTransaction().strip()).isEqualTo(NOBODY);
  }

  @Test
  void plainJdbcInTheTransactionHasTheSameScope() {
    String seen = Acting.as(NGO, () -> QuarkusTransaction.requiringNew().call(this::onAConnection));
    assertThat(seen).isEqualTo("referral_service ngo umeed referrer");
  }

  @Test
  void oneStatementBringsItsScopeAlong() {
    assertThat(
            read.ask(
                NGO, "SELECT (" + WHO + ") || ' ' || ?::int", ScopeOfTransactionTest::first, 7))
        .isEqualTo("referral_service ngo umeed referrer 7");
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .call(() -> read.ask(NGO, WHO, ScopeOfTransactionTest::first)));
  }

  /**
   * Every connection of the pool but the one that listens for changes, after each kind of use and
   * each kind of end.
   */
  @Test
  void noConnectionKeepsAScope() throws SQLException {
    for (Caller caller : List.of(OFFICER, PEER)) {
      for (int i = 0; i < 30; i++) {
        transaction(caller);
        assertThatExceptionOfType(IllegalStateException.class)
            .isThrownBy(() -> Acting.as(caller, this::rolledBack));
      }
    }
    read.ask(OFFICER, WHO, ScopeOfTransactionTest::first);
    List<Connection> all = new ArrayList<>();
    try {
      for (int i = 0; i < 23; i++) {
        all.add(database.getConnection());
      }
      for (Connection connection : all) {
        assertThat(who(connection).strip()).isEqualTo(NOBODY);
      }
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
  }

  private String transaction(Caller caller) {
    return Acting.as(caller, this::inTransaction);
  }

  private String inTransaction() {
    return QuarkusTransaction.requiringNew()
        .call(() -> (String) entities.createNativeQuery(WHO, String.class).getSingleResult());
  }

  private String rolledBack() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              entities.createNativeQuery(WHO, String.class).getSingleResult();
              throw new IllegalStateException("after the scope was set");
            });
  }

  private String onAConnection() throws SQLException {
    try (Connection connection = database.getConnection()) {
      return who(connection);
    }
  }

  private static String who(Connection connection) throws SQLException {
    try (ResultSet rows = connection.createStatement().executeQuery(WHO)) {
      return first(rows);
    }
  }

  private static String first(ResultSet rows) throws SQLException {
    rows.next();
    return rows.getString(1);
  }
}
