package org.amaan.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.amaan.launcher.stack.Checkout;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Nothing may be done of which it is not said who may; and the page says what the file says. */
class AuthorityTest {

  private final Contracts contracts = new Contracts();
  private final AuthorityFile authority = AuthorityFile.read();

  @Test
  void ofEveryOperationItIsSaidWhoMay() {
    assertThat(authority.gaps(contracts)).isEqualTo(List.of());
  }

  @Test
  void anOperationThatIsMissingOrGoneAndARelationThatIsNoneAreFound() {
    String file = AuthorityFile.text(AuthorityFile.FILE);
    assertGap(file.replaceFirst("(?m)^    settleTask:", "    settleNothing:"), "no contract");
    assertGap(file.replaceFirst("(?m)^    settleTask:", "    settleNothing:"), "is not said");
    assertGap(file.replaceFirst("in-care: \\[", "in-charge: ["), "no relation 'in-charge'");
    assertGap(file.replaceFirst("(?m)^      closes: .*\n", ""), "says [");
  }

  private void assertGap(String file, String gap) {
    List<String> gaps = new AuthorityFile(file).gaps(contracts);
    assertThat(gaps.stream().anyMatch(found -> found.contains(gap))).as(gaps.toString()).isTrue();
  }

  /** A role that the access matrix lets in is one that the file names. */
  @Test
  void whatTheAccessMatrixAllowsIsSaidHere() {
    Set<String> wrong = new TreeSet<>();
    for (AccessMatrix.Cell cell : decided()) {
      Set<String> roles = authority.roles(cell.operation());
      boolean said =
          roles.contains(cell.role())
              || roles.contains(AuthorityFile.ANY_ROLE)
              || roles.contains(AuthorityFile.BY_PURPOSE);
      if (cell.isAllowed() && !said) {
        wrong.add(cell.operation().name() + ": " + cell.role());
      }
    }
    assertThat(wrong).isEqualTo(Set.of());
  }

  private List<AccessMatrix.Cell> decided() {
    try {
      return AccessMatrix.read().cells(contracts, realmRoles());
    } catch (AccessMatrix.Undecided reported) {
      // AccessMatrixTest says what is missing.
      return Assumptions.abort(reported.getMessage());
    }
  }

  @Test
  void thePageIsMadeFromTheFile() {
    if (Boolean.getBoolean("authority.write")) {
      AuthorityFile.write(authority.page());
    }
    assertThat(AuthorityFile.text(AuthorityFile.PAGE))
        .as(
            "docs/authority.md is not what docs/authority.yaml says: write it anew as its head tells")
        .isEqualTo(authority.page());
  }

  private static Set<String> realmRoles() {
    JsonNode realm = Contracts.read(Checkout.find().realm());
    return Set.copyOf(
        realm.at("/roles/realm").findValuesAsText("name").stream().collect(Collectors.toSet()));
  }

  @Test
  void noCommandIsWithoutRelation() {
    for (Contracts.Operation operation : contracts.operations()) {
      assertThat(!authority.roles(operation).isEmpty()).as(operation.name()).isTrue();
    }
  }
}
