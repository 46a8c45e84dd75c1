package org.amaan.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** What {@code access-matrix.yaml} decides. */
final class AccessMatrix {

  static final String ALLOWED = "ok";
  static final String WITHOUT = "none";
  private static final Set<String> WORDS =
      Set.of(ALLOWED, WITHOUT, "400", "401", "403", "404", "409", "422");
  private static final String CLIENT = "client ";
  private static final String SERVICE = "service";

  private final JsonNode file;
  private final List<String> roles;

  /**
   * One decision.
   *
   * @param about the thing that the operation is asked about
   * @param relation how the caller's agency stands to it
   */
  record Cell(
      Contracts.Operation operation,
      String variant,
      String about,
      String relation,
      String party,
      String role,
      String expected,
      JsonNode entry) {

    boolean isAllowed() {
      return expected.equals(ALLOWED);
    }

    String called() {
      return operation.id() + (variant.isEmpty() ? "" : " (" + variant + ")");
    }
  }

  /** Something that is said of an entry and stands in the way of asking. */
  static final class Undecided extends RuntimeException {
    Undecided(List<String> gaps) {
      super("access-matrix.yaml and the contracts do not agree:\n" + String.join("\n", gaps));
    }
  }

  AccessMatrix(String yaml) {
    file = Http.JSON.valueToTree(new Yaml(manyAliases()).load(yaml));
    roles = words(file.path("roles"));
  }

  /** Nearly every operation has one. */
  private static LoaderOptions manyAliases() {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1000);
    return options;
  }

  static AccessMatrix read() {
    try (InputStream in = AccessMatrix.class.getResourceAsStream("/access-matrix.yaml")) {
      return new AccessMatrix(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of an agency's people, and {@code service}. */
  List<String> roles() {
    return Stream.concat(roles.stream(), Stream.of(SERVICE)).toList();
  }

  List<String> tokens() {
    return words(file.path("tokens"));
  }

  /** Agency, or agency/unit, by party; those that are services themselves are not among them. */
  Map<String, String> parties() {
    Map<String, String> parties = new LinkedHashMap<>();
    Contracts.fields(file.path("parties"))
        .forEach(
            party -> {
              if (!party.getValue().asText().startsWith(CLIENT)) {
                parties.put(party.getKey(), party.getValue().asText());
              }
            });
    return parties;
  }

  /** The client that plays a role in a party's name. */
  String client(Cell cell) {
    String party = file.path("parties").path(cell.party()).asText();
    return party.startsWith(CLIENT)
        ? party.substring(CLIENT.length())
        : clientOf(cell.party(), cell.role());
  }

  static String clientOf(String party, String role) {
    return "matrix-" + party + "-" + role;
  }

  /**
   * Every decision.
   *
   * @throws Undecided when an operation, a role or a relation has none, or one is of an operation
   *     that is gone
   */
  List<Cell> cells(Contracts contracts, Set<String> realmRoles) {
    List<String> gaps = new ArrayList<>();
    if (!new TreeSet<>(roles()).equals(new TreeSet<>(realmRoles))) {
      gaps.add("roles: decided for " + roles() + ", but the realm has " + realmRoles);
    }
    Set<String> decided = new TreeSet<>();
    List<Cell> cells = new ArrayList<>();
    for (Map.Entry<String, JsonNode> service : Contracts.fields(file.path("operations"))) {
      for (Map.Entry<String, JsonNode> entry : Contracts.fields(service.getValue())) {
        String id = entry.getKey().replaceAll(" \\(.*", "");
        if (!contracts.has(service.getKey(), id)) {
          gaps.add(service.getKey() + " " + id + ": no contract has this operation");
          continue;
        }
        Contracts.Operation operation = contracts.named(service.getKey(), id);
        decided.add(operation.name());
        String variant = entry.getKey().substring(id.length()).replaceAll("[()]", "").strip();
        cells.addAll(cells(operation, variant, entry.getValue(), gaps));
      }
    }
    contracts.operations().stream()
        .map(Contracts.Operation::name)
        .filter(name -> !decided.contains(name))
        .forEach(name -> gaps.add(name + ": not decided"));
    if (!gaps.isEmpty()) {
      throw new Undecided(gaps);
    }
    return cells;
  }

  private List<Cell> cells(
      Contracts.Operation operation, String variant, JsonNode entry, List<String> gaps) {
    String about = entry.path("about").asText();
    JsonNode relations = file.path("things").path(about);
    String where = operation.name() + " " + variant;
    List<Cell> cells = new ArrayList<>();
    if (relations.isMissingNode()) {
      gaps.add(where + ": there is no thing '" + about + "'");
    }
    Set<String> said = new TreeSet<>();
    entry.fieldNames().forEachRemaining(said::add);
    said.removeAll(Set.of("about", "body", "query", SERVICE));
    String service = entry.path(SERVICE).asText();
    if (!WORDS.contains(service)) {
      gaps.add(where + ": not decided for the role " + SERVICE);
    }
    for (Map.Entry<String, JsonNode> relation : Contracts.fields(relations)) {
      if (!said.remove(relation.getKey())) {
        gaps.add(where + ": not decided for " + relation.getKey());
        continue;
      }
      String party = relation.getValue().asText();
      List<String> its = rolesOf(party);
      String[] row = entry.path(relation.getKey()).asText().strip().split("\\s+");
      if (row.length != 1 && row.length != its.size()) {
        gaps.add(where + ": " + relation.getKey() + " is decided for " + row.length + " roles");
        continue;
      }
      Stream.of(row)
          .filter(word -> !WORDS.contains(word))
          .forEach(word -> gaps.add(where + ": " + relation.getKey() + " says " + word));
      for (int i = 0; i < its.size(); i++) {
        String expected = row[row.length == 1 ? 0 : i];
        cells.add(
            new Cell(
                operation, variant, about, relation.getKey(), party, its.get(i), expected, entry));
      }
      if (!isService(party)) {
        cells.add(
            new Cell(operation, variant, about, relation.getKey(), party, SERVICE, service, entry));
      }
    }
    said.forEach(name -> gaps.add(where + ": " + name + " is no relation to " + about));
    return cells;
  }

  /** A service has its own role and no other. */
  private List<String> rolesOf(String party) {
    return isService(party) ? List.of(SERVICE) : roles;
  }

  private boolean isService(String party) {
    JsonNode agency = file.path("parties").path(party);
    if (agency.isMissingNode()) {
      throw new IllegalArgumentException("there is no party '" + party + "'");
    }
    return agency.asText().startsWith(CLIENT);
  }

  private static List<String> words(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
  }
}
