package org.amaan.referral.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import javax.sql.DataSource;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A replica keeps the directory in memory, and nobody is to notice. */
@QuarkusTest
class KnownAgenciesTest extends ServiceTest {

  @Inject KnownAgencies known;
  @Inject Rows rows;
  @Inject DataSource database;

  @Test
  void whoChangesAnAgencyFindsTheChangeAtOnce() {
    String code = entered(true);
    awaitThatItIsKept(code);
    refer(code).statusCode(201);
    change(code, "0", false);
    assertThat(known.isKept()).isTrue();
    refer(code)
        .statusCode(422)
        .body("type", equalTo("urn:amaan:problem:receiver-takes-no-referrals"));
    change(code, "1", true);
    refer(code).statusCode(201);
  }

  @Test
  void whatAnotherReplicaChangesIsKnownHereToo() {
    String code = entered(true);
    awaitThatItIsKept(code);
    rows.change("UPDATE agency SET receives_referrals = false WHERE code = ?", code);
    Awaitility.await().untilAsserted(() -> refer(code).statusCode(422));
  }

  @Test
  void aChangeThatNobodyHeardOfIsKnownOnceTheReplicaListensAgain() throws SQLException {
    String code = entered(true);
    awaitThatItIsKept(code);
    assertThat(listenersEnded()).isNotZero();
    rows.change("UPDATE agency SET receives_referrals = false WHERE code = ?", code);
    Awaitility.await().untilAsserted(() -> refer(code).statusCode(422));
    rows.change("UPDATE agency SET receives_referrals = true WHERE code = ?", code);
    Awaitility.await().untilAsserted(() -> refer(code).statusCode(201));
    awaitThatItIsKept(code);
  }

  private int listenersEnded() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet ended =
            statement.executeQuery(
                "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
                    + " WHERE datname = current_database() AND query = 'LISTEN amaan_change'")) {
      ended.next();
      return ended.getInt(1);
    }
  }

  private void awaitThatItIsKept(String code) {
    Awaitility.await().until(() -> known.byCode().filter(all -> all.containsKey(code)).isPresent());
  }

  private static String entered(boolean receives) {
    String code = "kept-" + UUID.randomUUID();
    Api.as("operator")
        .body(clinic(receives))
        .put("/v1/agencies/{code}", code)
        .then()
        .statusCode(201);
    return code;
  }

  private static void change(String code, String version, boolean receives) {
    Api.as("operator")
        .header("If-Match", "\"" + version + "\"")
        .body(clinic(receives))
        .put("/v1/agencies/{code}", code)
        .then()
        .statusCode(200);
  }

  private static String clinic(boolean receives) {
    return """
        {"name": "Clinic (fictional)", "type": "hospital", "country": "IQ", "area": "IQ-BG",
         "services": ["medical-care"], "receivesReferrals": %s}
        """
        .formatted(receives);
  }

  private static ValidatableResponse refer(String code) {
    return Api.commandAs("umeed-caseworker")
        .body(
            """
            {"receiver": {"agency": "%s"}, "need": "medical-care", "urgency": "immediate-danger",
             "situation": {"country": "IQ"}, "subject": {"ageClass": "unknown"}, "minimal": true}
            """
                .formatted(code))
        .post("/v1/referrals")
        .then();
  }
}
