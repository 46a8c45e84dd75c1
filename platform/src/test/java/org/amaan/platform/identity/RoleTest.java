package org.amaan.platform.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    assertEquals(Optional.of(role), Role.of(role.value()));
  }

  @Test
  void theProvidersOwnRolesMeanNothingHere() {
    assertEquals(Optional.empty(), Role.of("offline_access"));
    assertEquals("data-protection-officer", Role.DATA_PROTECTION_OFFICER.value());
  }

  @Test
  void aMissingClaimIsNamed() {
    Caller integration = new Caller("sehat-integration", "sehat-hospital", null, null, Set.of());
    assertEquals("sehat-hospital", integration.requireAgency());
    NotPermitted refusal = assertThrows(NotPermitted.class, integration::requirePerson);
    assertEquals("This call needs a token with the claim \"person\".", refusal.detail());
  }
}
