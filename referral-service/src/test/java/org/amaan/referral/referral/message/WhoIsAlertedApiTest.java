package org.amaan.referral.referral.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.amaan.referral.testing.Api;
import org.amaan.referral.testing.Referred;
import org.amaan.referral.testing.Rows;
import org.junit.jupiter.api.Test;

/**
 * An alert that asks for something is for those who may do it: nobody is asked and then refused.
 */
@QuarkusTest
class WhoIsAlertedApiTest {

  @Inject Rows rows;

  @Test
  void whoIsAskedToReceiveMayAndNobodyElse() {
    Referred referred = Referred.toPolice();
    Set<String> asked = Set.copyOf(rolesAskedTo("receive", referred));
    List<String> asIfAsked = new ArrayList<>();
    List<String> mayReceive = new ArrayList<>();
    // the roles of the demo's clients of the receiver
    for (List<String> client :
        List.of(
            List.of("ahtc-admin", "agency-admin"),
            List.of("dpo-ahtc", "data-protection-officer"),
            List.of("ahtc-officer-1", "investigator"),
            List.of("ahtc-supervisor", "investigator", "supervisor"))) {
      if (client.stream().anyMatch(asked::contains)) {
        asIfAsked.add(client.get(0));
      }
      int status =
          Api.commandAs(client.get(0))
              .post("/v1/referrals/{id}/receipt", referred.referralId())
              .statusCode();
      if (status == 200) {
        mayReceive.add(client.get(0));
      } else {
        assertThat(status).as(client.get(0)).isEqualTo(403);
      }
    }
    assertThat(mayReceive).isEqualTo(List.of("ahtc-supervisor"));
    assertThat(asIfAsked).isEqualTo(mayReceive);
  }

  private List<String> rolesAskedTo(String action, Referred referred) {
    return rows.all(
        """
        SELECT role FROM outbox_message m, jsonb_array_elements(m.payload -> 'data' -> 'recipients') r,
          jsonb_array_elements_text(r -> 'roles') role
        WHERE m.aggregate_id = ? AND r ->> 'action' = ?
        """,
        referred.referralId(),
        action);
  }
}
