package org.amaan.platform.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether the enums that a module's build names for schemas of contracts ({@code schemaMappings} in
 * its pom) have the words of the contracts.
 */
public final class ContractWords {

  private static final Pattern MAPPING =
      Pattern.compile("<schemaMapping>(\\w+)=(org\\.amaan\\.[\\w.]+)</schemaMapping>");

  private static final Pattern EXECUTION =
      Pattern.compile("<execution>.*?</execution>", Pattern.DOTALL);

  private ContractWords() {}

  /** What differs, in any contract that this module serves or calls. */
  public static List<String> differences() {
    List<String> differing = new ArrayList<>();
    try (Stream<Path> contracts = Files.list(Path.of("target", "contracts"))) {
      String pom = Files.readString(Path.of("pom.xml"));
      for (Path contract : contracts.toList()) {
        JsonNode schemas =
            new ObjectMapper(new YAMLFactory())
                .readTree(contract.toFile())
                .at("/components/schemas");
        String of = mappingsFor(contract.getFileName().toString(), pom);
        for (MatchResult mapping : MAPPING.matcher(of).results().toList()) {
          if (schemas.has(mapping.group(1))) {
            Set<String> documented = new TreeSet<>();
            schemas
                .at("/" + mapping.group(1) + "/enum")
                .forEach(word -> documented.add(word.asText()));
            Set<String> known = words(mapping.group(2));
            if (!documented.equals(known)) {
              differing.add(
                  contract.getFileName()
                      + " "
                      + mapping.group(1)
                      + ": "
                      + documented
                      + ", but "
                      + known);
            }
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return differing;
  }

  /** Without the executions that read another contract: what they name holds for that one alone. */
  private static String mappingsFor(String contract, String pom) {
    return EXECUTION
        .matcher(pom)
        .replaceAll(
            execution ->
                execution.group().contains("/contracts/" + contract)
                    ? Matcher.quoteReplacement(execution.group())
                    : "");
  }

  /** As they are written in JSON. */
  private static Set<String> words(String type) {
    try {
      Set<String> words = new TreeSet<>();
      for (Object constant : Class.forName(type).getEnumConstants()) {
        words.add(new ObjectMapper().convertValue(constant, String.class));
      }
      return words;
    } catch (ClassNotFoundException e) {
      throw new AssertionError("no such enum: " + type, e);
    }
  }
}
