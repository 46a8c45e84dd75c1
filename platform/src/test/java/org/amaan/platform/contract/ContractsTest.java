package org.amaan.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The contracts beside each other, as they are written. */
class ContractsTest {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final List<String> SERVICES =
      List.of("referral-service", "case-service", "notification-service");
  private static final String COMMON = "../../../../../contracts/common.yaml#/components/";

  /**
   * What a referral and a case each have of their own by the same name: other fields, other words.
   * Nobody meets both in one document.
   */
  private static final Set<String> EACH_ITS_OWN =
      Set.of(
          "examples/Task",
          "examples/TaskSettled",
          "schemas/CaseFeedback",
          "schemas/Erasure",
          "schemas/ErasureReason",
          "schemas/FeedbackStatus",
          "schemas/Finding",
          "schemas/HandlingCode",
          "schemas/LegalHold",
          "schemas/LegalHoldList",
          "schemas/LegalHoldRequest",
          "schemas/NewFinding",
          "schemas/NewObservation",
          "schemas/NewObservations",
          "schemas/Observation",
          "schemas/ReferralState",
          "schemas/Task",
          "schemas/TaskKind",
          "schemas/TaskPage",
          "schemas/TaskSettlement",
          "schemas/TimelineEntry");

  @Test
  void whatContractsHaveInCommonStandsInOneFile() {
    Map<String, Set<String>> places = new TreeMap<>();
    for (String service : SERVICES) {
      for (Map.Entry<String, JsonNode> kind : contract(service).path("components").properties()) {
        for (Map.Entry<String, JsonNode> component : kind.getValue().properties()) {
          String name = kind.getKey() + "/" + component.getKey();
          String reference = component.getValue().path("$ref").asText();
          assertThat(reference).isIn("", COMMON + name);
          if (reference.isEmpty()) {
            places.computeIfAbsent(name, n -> new TreeSet<>()).add(service);
          }
        }
      }
    }
    assertThat(places.entrySet().stream().filter(e -> e.getValue().size() > 1))
        .extracting(Map.Entry::getKey)
        .containsExactlyInAnyOrderElementsOf(EACH_ITS_OWN);
    Set<String> common = new TreeSet<>();
    for (Map.Entry<String, JsonNode> kind :
        read(Path.of("../contracts/common.yaml")).path("components").properties()) {
      kind.getValue().fieldNames().forEachRemaining(name -> common.add(kind.getKey() + "/" + name));
    }
    assertThat(places.keySet()).doesNotContainAnyElementsOf(common);
  }

  @Test
  void aClosedListIsAnEnumerationAndAWholeNumberAnIntegerAlsoInTheQuery() {
    List<String> hidden = new ArrayList<>();
    for (String service : SERVICES) {
      find(contract(service), service, hidden);
    }
    find(read(Path.of("../contracts/common.yaml")), "common", hidden);
    assertThat(hidden).isEmpty();
  }

  /** A fixed part beside a parameter is the one that is meant: ids are UUIDs, no words. */
  @Test
  void noTwoPathsFitTheSameAddress() {
    for (String service : SERVICES) {
      List<String> paths = new ArrayList<>();
      contract(service).path("paths").fieldNames().forEachRemaining(paths::add);
      for (String one : paths) {
        assertThat(paths).filteredOn(other -> fitBoth(one, other)).isEmpty();
      }
    }
  }

  /** Each is the more literal one somewhere, so that neither comes first. */
  private static boolean fitBoth(String one, String other) {
    String[] left = one.split("/");
    String[] right = other.split("/");
    boolean leftIsLiteral = false;
    boolean rightIsLiteral = false;
    for (int i = 0; i < left.length && left.length == right.length; i++) {
      boolean leftIsParameter = left[i].startsWith("{");
      boolean rightIsParameter = right[i].startsWith("{");
      if (!leftIsParameter && !rightIsParameter && !left[i].equals(right[i])) {
        return false;
      }
      leftIsLiteral |= !leftIsParameter && rightIsParameter;
      rightIsLiteral |= leftIsParameter && !rightIsParameter;
    }
    return leftIsLiteral && rightIsLiteral;
  }

  /** A pattern that lists words, or digits only. */
  private static void find(JsonNode node, String at, List<String> found) {
    String pattern = node.path("pattern").asText();
    if (pattern.matches("\\^\\(?[a-z*\\\\-]+(\\|[a-z-]+)*\\)?\\$")
        || pattern.matches("\\^(\\[[0-9]+-?[0-9]*]|[0-9|?{},*+()])+\\$")) {
      found.add(at + ": " + pattern);
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      find(child.getValue(), at + "/" + child.getKey(), found);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      find(node.get(i), at + "/" + i, found);
    }
  }

  private static JsonNode contract(String service) {
    return read(Path.of("..", service, "src/main/resources/META-INF/openapi.yaml"));
  }

  private static JsonNode read(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
