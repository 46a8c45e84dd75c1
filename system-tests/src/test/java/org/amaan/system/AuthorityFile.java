package org.amaan.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.amaan.launcher.stack.Checkout;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

/** {@code docs/authority.yaml}: who may give each command, and the page that is made of it. */
final class AuthorityFile {

  static final Path FILE = Checkout.find().root().resolve("docs/authority.yaml");
  static final Path PAGE = Checkout.find().root().resolve("docs/authority.md");
  static final String ANY_ROLE = "any";
  static final String BY_PURPOSE = "by purpose";

  private static final String HEAD =
      """
      # Who may do what

      Made from [authority.yaml](authority.yaml); change that, then run
      `mvn test-compile surefire:test -pl system-tests -Dtest=AuthorityTest -Dauthority.write=true`.

      A **ground** (consent, law) decides what is read; a **relation** decides who reads. A relation arises only by offer and acceptance. Only the
      responsible agency makes grounds, and ends others' grounds or relations; the exceptions stand here.

      | relation | the agency |
      |---|---|
      """;

  private final JsonNode file;

  AuthorityFile(String yaml) {
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(1000);
    file = Http.JSON.valueToTree(new Yaml(options).load(yaml));
  }

  static AuthorityFile read() {
    return new AuthorityFile(text(FILE));
  }

  static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(String page) {
    try {
      Files.writeString(PAGE, page, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is missing, too much, or said with words that it does not have. */
  List<String> gaps(Contracts contracts) {
    List<String> gaps = new ArrayList<>();
    Set<String> listed = new TreeSet<>();
    for (Map.Entry<String, JsonNode> service : services()) {
      for (Map.Entry<String, JsonNode> entry : Contracts.fields(service.getValue())) {
        String name = service.getKey() + " " + entry.getKey();
        listed.add(name);
        if (contracts.has(service.getKey(), entry.getKey())) {
          boolean reads = contracts.named(service.getKey(), entry.getKey()).method().equals("GET");
          gaps.addAll(gaps(name, entry.getValue(), reads));
        } else {
          gaps.add(name + ": no contract has this operation");
        }
      }
    }
    contracts.operations().stream()
        .map(Contracts.Operation::name)
        .filter(name -> !listed.contains(name))
        .forEach(name -> gaps.add(name + ": who may is not said"));
    return gaps;
  }

  private List<String> gaps(String name, JsonNode entry, boolean reads) {
    List<String> gaps = new ArrayList<>();
    Set<String> fields =
        reads ? Set.of("by", "shows") : Set.of("by", "about", "opens", "closes", "answers");
    Set<String> said = new TreeSet<>();
    entry.fieldNames().forEachRemaining(said::add);
    if (!said.equals(new TreeSet<>(fields))) {
      gaps.add(name + ": says " + said + ", not " + new TreeSet<>(fields));
    }
    Contracts.fields(entry.path("by")).stream()
        .filter(by -> !file.path("relations").has(by.getKey()))
        .forEach(by -> gaps.add(name + ": there is no relation '" + by.getKey() + "'"));
    return gaps;
  }

  /** The roles that may in one relation or another. */
  Set<String> roles(Contracts.Operation operation) {
    Set<String> roles = new TreeSet<>();
    file.path("operations")
        .path(operation.service())
        .path(operation.id())
        .path("by")
        .forEach(list -> list.forEach(role -> roles.add(role.asText())));
    return roles;
  }

  String page() {
    StringBuilder page = new StringBuilder(HEAD);
    Contracts.fields(file.path("relations"))
        .forEach(r -> row(page, r.getKey(), r.getValue().asText()));
    Contracts contracts = new Contracts();
    for (Map.Entry<String, JsonNode> service : services()) {
      page.append("\n## ").append(service.getKey()).append("\n\n");
      page.append(
          "| command | by | about | opens | closes | answers |\n|---|---|---|---|---|---|\n");
      rows(page, contracts, service, false);
      page.append("\n| reading | by | shows |\n|---|---|---|\n");
      rows(page, contracts, service, true);
    }
    return page.toString();
  }

  private static void rows(
      StringBuilder page,
      Contracts contracts,
      Map.Entry<String, JsonNode> service,
      boolean readings) {
    for (Map.Entry<String, JsonNode> entry : Contracts.fields(service.getValue())) {
      JsonNode said = entry.getValue();
      Contracts.Operation operation = contracts.named(service.getKey(), entry.getKey());
      if (operation.method().equals("GET") != readings) {
        continue;
      }
      String by =
          Contracts.fields(said.path("by")).stream()
              .map(r -> "**" + r.getKey() + "** " + words(r.getValue()))
              .collect(Collectors.joining("; "));
      if (readings) {
        row(page, "`" + entry.getKey() + "`", by, said.path("shows").asText());
      } else {
        row(
            page,
            "`" + entry.getKey() + "`",
            by,
            said.path("about").asText(),
            said.path("opens").asText(),
            said.path("closes").asText(),
            said.path("answers").asText());
      }
    }
  }

  private static String words(JsonNode list) {
    List<String> words = new ArrayList<>();
    list.forEach(word -> words.add(word.asText()));
    return String.join(", ", words);
  }

  private static void row(StringBuilder page, String... cells) {
    page.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  private List<Map.Entry<String, JsonNode>> services() {
    return Contracts.fields(file.path("operations"));
  }
}
