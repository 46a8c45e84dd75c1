package org.amaan.referral.referral.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.amaan.platform.identity.Caller;
import org.amaan.platform.identity.Role;
import org.amaan.platform.paging.Keyset;
import org.amaan.platform.scope.Acting;
import org.amaan.platform.testing.OwnersDatabase;
import org.amaan.referral.referral.model.Referral;
import org.amaan.referral.testing.Rows;
import org.amaan.referral.testing.ServiceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The hot lists on a real PostgreSQL: which index they read, and how much of it. */
@QuarkusTest
class ReferralRepositoryTest extends ServiceTest {

  private static final int STORED = 20_000;
  private static final int PAGE = 20;
  private static final ListFilter ALL = new ListFilter(null, Set.of(), null, null);

  private static final Caller NGO = caller("busy-ngo", Role.REFERRER);
  private static final Caller POLICE = caller("busy-police", Role.SUPERVISOR);

  private static Caller caller(String agency, Role role) {
    return new Caller(agency, agency, null, null, Set.of(role));
  }

  @Inject ReferralRepository referrals;
  @Inject EntityManager database;
  @Inject Rows rows;
  @Inject OwnersDatabase owners;

  @BeforeEach
  void manyReferrals() throws SQLException {
    if (rows.one("SELECT id FROM referral WHERE referrer_agency = 'busy-ngo' LIMIT 1") != null) {
      return;
    }
    try (Connection owner = owners.getConnection();
        Statement statement = owner.createStatement()) {
      statement.execute(
          """
          INSERT INTO subject
            (id, version, recorded_by, responsible_agency, age_class, created_at, updated_at)
          VALUES ('00000000-0000-7000-8000-00000000beef', 0, 'busy-ngo', 'busy-ngo', 'adult', now(), now())
          """);
      statement.execute(
          """
          INSERT INTO referral (id, version, reference, state, sender_state, minimal, referrer_agency, receiver_agency, route,
            need, urgency, age_class, country, border, organ_facility, subject_id, opens_case, created_at,
            submitted_at, state_since, updated_at, due_at)
          SELECT gen_random_uuid(), 0, 'busy-' || n, 'submitted', 'submitted', false,
            CASE WHEN n %% 10 = 0 THEN 'busy-ngo' ELSE 'ngo-' || n %% 100 END,
            CASE WHEN n %% 10 = 1 THEN 'busy-police' ELSE 'agency-' || n %% 100 END, false,
            'protection', 'routine', 'adult', 'PK', 'unknown', false, '00000000-0000-7000-8000-00000000beef',
            false, timestamptz '2026-01-01' + n * interval '1 minute', timestamptz '2026-01-01',
            timestamptz '2026-01-01', timestamptz '2026-01-01', timestamptz '2126-01-01'
          FROM generate_series(1, %d) n
          """
              .formatted(STORED));
      // As autovacuum would, soon after so many rows.
      statement.execute("ANALYZE referral");
    }
  }

  @Test
  void thePageOfASenderReadsItsIndexAndNoMoreThanThePage() {
    Reading reading = reading("referral_sent", NGO, () -> sentBy(ALL, null, PAGE));
    assertThat(reading.found().size()).isEqualTo(PAGE);
    assertReadsLittle(reading);
  }

  /** Also where a policy that asks the same could make the planner expect next to nothing. */
  @Test
  void thePageOfASmallSenderToo() {
    Reading reading =
        reading(
            "referral_sent",
            caller("ngo-7", Role.REFERRER),
            () ->
                referrals.sentBy(
                    new Viewer(caller("ngo-7", Role.REFERRER), null),
                    ALL,
                    null,
                    PAGE,
                    Instant.now()));
    assertThat(reading.found().size()).isEqualTo(PAGE);
    assertReadsLittle(reading);
  }

  private List<Referral> sentBy(ListFilter filter, Keyset after, int size) {
    return referrals.sentBy(new Viewer(NGO, null), filter, after, size, Instant.now());
  }

  @Test
  void thePageOfAReceiverToo() {
    Reading reading =
        reading(
            "referral_received_by",
            POLICE,
            () -> referrals.receivedBy(new Viewer(POLICE, null), ALL, null, PAGE));
    assertThat(reading.found().size()).isEqualTo(PAGE);
    assertReadsLittle(reading);
  }

  @Test
  void aPageFromTheMiddleToo() {
    List<Referral> first = inTransaction(NGO, () -> sentBy(ALL, null, 200));
    Referral last = first.get(199);
    Reading reading =
        reading(
            "referral_sent", NGO, () -> sentBy(ALL, new Keyset(last.createdAt(), last.id()), PAGE));
    assertThat(reading.found().size()).isEqualTo(PAGE);
    assertThat(reading.found().get(0).createdAt().isBefore(last.createdAt())).isTrue();
    assertReadsLittle(reading);
  }

  @Test
  void theSearchForOverdueOnesReadsOnlyThose() {
    Reading reading =
        reading(
            "referral_due",
            Caller.system("due-time"),
            () -> referrals.heldOverdue(Instant.parse("2026-02-01T00:00:00Z"), PAGE));
    assertThat(reading.found()).isEqualTo(List.of());
    assertReadsLittle(reading);
  }

  private record Reading(List<Referral> found, long scans, long rows) {}

  private void assertReadsLittle(Reading reading) {
    assertThat(reading.scans()).as("scans of the index").isEqualTo(1);
    assertThat(reading.rows() <= 2 * PAGE)
        .as(reading.rows() + " rows read for a page of " + PAGE)
        .isTrue();
  }

  /** What one query reads of an index, as PostgreSQL counts it within the transaction. */
  private Reading reading(String index, Caller reader, Supplier<List<Referral>> query) {
    return inTransaction(
        reader,
        () -> {
          long scans = counted("pg_stat_get_xact_numscans", index);
          long read = counted("pg_stat_get_xact_tuples_returned", index);
          List<Referral> found = query.get();
          return new Reading(
              found,
              counted("pg_stat_get_xact_numscans", index) - scans,
              counted("pg_stat_get_xact_tuples_returned", index) - read);
        });
  }

  private static <T> T inTransaction(Caller reader, Supplier<T> query) {
    return Acting.as(reader, () -> QuarkusTransaction.requiringNew().call(query::get));
  }

  private long counted(String function, String index) {
    return (Long)
        database
            .createNativeQuery("SELECT " + function + "(cast(:index AS regclass))", Long.class)
            .setParameter("index", index)
            .getSingleResult();
  }
}
