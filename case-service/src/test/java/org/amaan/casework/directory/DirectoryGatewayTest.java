package org.amaan.casework.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.amaan.casework.testing.ApiTest;
import org.amaan.knowledge.AgencyType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DirectoryGatewayTest extends ApiTest {

  @Inject DirectoryGateway gateway;
  @Inject Directory directory;

  @Test
  void readsAnAgencyWithAServiceToken() {
    assertThat(gateway.agency("punjab-prosecution"))
        .hasValueSatisfying(a -> assertThat(a.getType()).isEqualTo(AgencyType.PROSECUTION));
    assertThat(peers.received.get(peers.received.size() - 1).token()).startsWith("Bearer ");
    assertThat(gateway.agency("no-such-agency")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 429, 500, 503})
  void anyOtherAnswerMeansNotAvailable(int status) {
    peers.fail("/v1/agencies", status);
    assertThatThrownBy(() -> gateway.agency("ahtc")).isInstanceOf(DirectoryUnavailable.class);
    // A status that the operation does not document is this test's, not the peer's.
    peers.problems.removeIf(p -> p.contains("does not document status"));
  }

  @Test
  void whatWasFoundIsKeptForAMinute() {
    // Longer than what another test has found is kept.
    clock.advance(Duration.ofMinutes(2));
    Unit unit = new Unit("lahore-police", "lahore-investigation");
    // What others have found before is forgotten.
    clock.advance(Duration.ofMinutes(2));
    directory.unit(unit, "to").require();
    peers.fail("/v1/agencies", 503);
    clock.advance(Duration.ofSeconds(50));
    directory.unit(unit, "to").require();
    clock.advance(Duration.ofSeconds(11));
    Lookup unanswered = directory.unit(unit, "to");
    assertThatThrownBy(unanswered::require).isInstanceOf(DirectoryUnavailable.class);
  }
}
