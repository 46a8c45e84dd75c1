package org.amaan.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.amaan.launcher.stack.Checkout;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Every cell of {@code access-matrix.yaml}, asked of the running platform with a real token. A
 * report of all of them is left in {@code target/access-matrix.html}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("looks at every table for changes")
class AccessMatrixTest {

  private static final Path REPORT =
      Checkout.find().root().resolve("system-tests/target/access-matrix.html");

  private final Platform platform = Platform.running();
  private final Contracts contracts = new Contracts();
  private final AccessMatrix matrix = AccessMatrix.read();
  private final Asking asking = new Asking(platform, matrix);
  private List<AccessMatrix.Cell> cells;

  @BeforeAll
  void makeClientsAndScene() {
    cells = matrix.cells(contracts, realmRoles());
    asking.prepare();
  }

  @Test
  void everyCellAnswersAsDecidedAndWhatIsRefusedChangesNothing() throws IOException {
    Map<AccessMatrix.Cell, String> answers = new TreeMap<>(Asking.ORDER);
    Stored before = Stored.in(platform);
    answers.putAll(asking.all(cells, cell -> !cell.isAllowed()));
    String changed = before.changesTo(Stored.in(platform));
    answers.putAll(asking.all(cells, AccessMatrix.Cell::isAllowed));
    AccessReport.write(REPORT, matrix, answers);
    assertThat(answers.size()).isEqualTo(cells.size());
    String wrong =
        answers.entrySet().stream()
            .filter(answer -> !answer.getKey().expected().equals(answer.getValue()))
            .map(answer -> AccessReport.line(answer.getKey(), answer.getValue()))
            .collect(Collectors.joining("\n"));
    assertAll(
        () ->
            assertThat(wrong)
                .as("cells that are not as decided; all of them: " + REPORT)
                .isEqualTo(""),
        () -> assertThat(changed).as("refused calls changed something").isEqualTo(""));
  }

  @Test
  void noOperationTakesATokenThatIsNone() {
    List<String> wrong = new ArrayList<>();
    Map<String, String> tokens = asking.badTokens();
    assertThat(new TreeSet<>(tokens.keySet())).isEqualTo(new TreeSet<>(matrix.tokens()));
    List<AccessMatrix.Cell> one =
        contracts.operations().stream()
            .map(
                operation ->
                    cells.stream()
                        .filter(cell -> cell.operation().equals(operation))
                        .findFirst()
                        .orElseThrow())
            .toList();
    tokens.forEach(
        (name, token) ->
            asking
                .withToken(one, token)
                .forEach(
                    (cell, answer) -> {
                      if (!answer.equals("401")) {
                        wrong.add(cell.operation().name() + " with " + name + ": " + answer);
                      }
                    }));
    assertThat(wrong).isEqualTo(List.of());
  }

  @Test
  void anOperationARoleAndARelationWithoutDecisionAreFound() {
    String file = yaml();
    assertGap(
        file.replaceFirst("(?m)^    getAlert:", "    getNothing:"), "getNothing: no contract");
    assertGap(file.replaceFirst("(?m)^    getAgency: .*\n", ""), "getAgency: not decided");
    assertGap(file.replaceFirst(", platform-admin]", "]"), "the realm has");
    assertGap(file.replaceFirst("(?m)^      other-unit: .*\n", ""), "not decided for other-unit");
    assertGap(file.replaceFirst("(?m)^(      member: .*) 403$", "$1"), "is decided for 9 roles");
    assertGap(
        file.replaceFirst("(?m)^      service: .*\n", ""), "not decided for the role service");
  }

  private void assertGap(String file, String gap) {
    AccessMatrix.Undecided undecided =
        assertThatExceptionOfType(AccessMatrix.Undecided.class)
            .isThrownBy(() -> new AccessMatrix(file).cells(contracts, realmRoles()))
            .actual();
    assertThat(undecided.getMessage().contains(gap)).as(undecided.getMessage()).isTrue();
  }

  private static String yaml() {
    try {
      return Files.readString(
          Checkout.find().root().resolve("system-tests/src/test/resources/access-matrix.yaml"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** What the realm gives out, Keycloak's own roles aside. */
  private static Set<String> realmRoles() {
    JsonNode realm = Contracts.read(Checkout.find().realm());
    Set<String> roles = new TreeSet<>();
    realm.at("/roles/realm").forEach(role -> roles.add(role.path("name").asText()));
    return roles;
  }
}
