package org.amaan.platform.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Optional;
import java.util.Set;
import org.amaan.platform.problem.NotPermitted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoleTest {

  @ParameterizedTest
  @EnumSource(Role.class)
  void aRoleIsKnownByItsNameInTheToken(Role role) {
    assertThat(Role.of(role.value())).isEqualTo(Optional.of(role));
  }

  @Test
  void theProvidersOwnRolesMeanNothingHere() {
    assertThat(Role.of("offline_access")).isEqualTo(Optional.empty());
    assertThat(Role.DATA_PROTECTION_OFFICER.value()).isEqualTo("data-protection-officer");
  }

  @Test
  void aMissingClaimIsNamed() {
    Caller integration = new Caller("sehat-integration", "sehat-hospital", null, null, Set.of());
    assertThat(integration.requireAgency()).isEqualTo("sehat-hospital");
    NotPermitted refusal =
        assertThatExceptionOfType(NotPermitted.class)
            .isThrownBy(integration::requirePerson)
            .actual();
    assertThat(refusal.detail()).isEqualTo("This call needs a token with the claim \"person\".");
  }
}
