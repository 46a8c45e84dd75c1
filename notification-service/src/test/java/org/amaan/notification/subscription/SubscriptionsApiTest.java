package org.amaan.notification.subscription;

import static org.amaan.notification.Api.anonymous;
import static org.amaan.notification.Api.as;
import static org.amaan.notification.Subscribed.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.agroal.DataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.amaan.notification.Rows;
import org.amaan.notification.Subscribed;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.problem.NotPermitted;
import org.amaan.platform.scope.Acting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading and deleting, and whose subscriptions they are. */
@QuarkusTest
class SubscriptionsApiTest {

  private static final String URL = "http://127.0.0.1:8090/amaan";

  @Inject Rows rows;
  @Inject SubscriptionQueries queries;
  @Inject CreateSubscription create;

  @Inject
  @DataSource("keys")
  javax.sql.DataSource keys;

  @BeforeEach
  void none() throws SQLException {
    rows.execute("DELETE FROM subscription");
  }

  @Test
  void withoutAToken() {
    Subscribed one = Subscribed.to(URL);
    anonymous().get("/v1/subscriptions").then().statusCode(401);
    anonymous().get(one.path()).then().statusCode(401);
    anonymous().header("If-Match", "\"0\"").delete(one.path()).then().statusCode(401);
    assertThat(rows.count("SELECT count(*) FROM subscription")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"umeed-caseworker", "ahtc-supervisor", "auditor", "operator", "case-service"})
  void forAnybodyElseTheyDoNotExist(String client) {
    Subscribed one = Subscribed.to(URL);
    as(client).get("/v1/subscriptions").then().statusCode(403);
    as(client).get(one.path()).then().statusCode(404);
    as(client).header("If-Match", "\"0\"").delete(one.path()).then().statusCode(404);
    assertThat(rows.count("SELECT count(*) FROM subscription")).isEqualTo(1);
  }

  @Test
  void pagesFromTheNewestToTheOldest() {
    List<String> made = Stream.of(1, 2, 3).map(i -> Subscribed.to(URL).id().toString()).toList();
    var page = as(ADMIN).get("/v1/subscriptions?limit=2").then().statusCode(200);
    page.body("items.id", equalTo(List.of(made.get(2), made.get(1))))
        .body("items.secret", everyItem(nullValue()));
    as(ADMIN)
        .get("/v1/subscriptions?limit=2&cursor=" + page.extract().path("next"))
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of(made.get(0))))
        .body("next", nullValue());
    as(ADMIN).get("/v1/subscriptions?cursor=x").then().statusCode(400);
    as(ADMIN).get("/v1/subscriptions?limit=201").then().statusCode(400);
  }

  @Test
  void whatIsDeletedIsGoneAndSoIsItsKey() {
    Subscribed one = Subscribed.to(URL);
    as(ADMIN).delete(one.path()).then().statusCode(428);
    as(ADMIN).header("If-Match", "\"9\"").delete(one.path()).then().statusCode(412);
    assertThat(hasKey(one.id())).isTrue();
    as(ADMIN).header("If-Match", "\"0\"").delete(one.path()).then().statusCode(204);
    as(ADMIN).get(one.path()).then().statusCode(404);
    assertThat(rows.count("SELECT count(*) FROM subscription_secret")).isEqualTo(0);
    await().until(() -> !hasKey(one.id()));
    assertThat(
            rows.texts(
                "SELECT action FROM audit_entry WHERE subject = ? ORDER BY at DESC LIMIT 1",
                one.id()))
        .isEqualTo(List.of("subscription.deleted"));
  }

  @Test
  void whoAdministersAUnitHasThatUnitsAlone() {
    Caller ofAgency = admin("ahtc", null);
    Caller ofUnit = admin("ahtc", "ahtc-islamabad");
    UUID units = made(ofUnit, "ahtc-islamabad");
    UUID whole = made(ofAgency, null);
    made(ofAgency, "ahtc-karachi");
    assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> made(ofUnit, null));
    assertThatExceptionOfType(NotPermitted.class).isThrownBy(() -> made(ofUnit, "ahtc-karachi"));
    assertThat(seen(ofUnit)).isEqualTo(List.of(units));
    assertThat(seen(ofAgency).size()).isEqualTo(3);
    Acting.as(ofUnit, () -> queries.one(ofUnit, units));
    assertThatExceptionOfType(SubscriptionNotFound.class)
        .isThrownBy(() -> Acting.as(ofUnit, () -> queries.one(ofUnit, whole)));
    assertThat(seen(admin("lahore-police", null))).isEqualTo(List.of());
  }

  private List<UUID> seen(Caller caller) {
    return Acting.as(caller, () -> queries.newestFirst(caller, null, 10)).stream()
        .map(Subscription::id)
        .toList();
  }

  private UUID made(Caller by, String unit) {
    Terms terms = new Terms("webhook", URL, List.of("*"), unit, "en", null, null);
    return Acting.as(by, () -> create.create(by, terms, false)).subscription().id();
  }

  private static Caller admin(String agency, String unit) {
    return new Caller("test-admin", agency, unit, null, Set.of(Role.AGENCY_ADMIN));
  }

  private boolean hasKey(UUID owner) {
    try (Connection connection = keys.getConnection();
        PreparedStatement query =
            connection.prepareStatement("SELECT FROM data_key WHERE owner = ?")) {
      query.setObject(1, owner);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
