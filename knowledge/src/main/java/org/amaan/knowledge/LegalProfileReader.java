package org.amaan.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads a profile and refuses one that does not follow the schema or contradicts itself. */
final class LegalProfileReader {

  private static final String FOLDER = "/legal-profiles/";

  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(text("legal-profile.schema.json"));
  private final ObjectMapper yaml =
      YAMLMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /** The profile in that file of the class path. */
  LegalProfile read(String file) {
    return parse(file, text(file));
  }

  LegalProfile parse(String file, String text) {
    LegalProfile profile;
    try {
      JsonNode tree = yaml.readTree(text);
      List<String> problems =
          schema.validate(tree.toString(), InputFormat.JSON).stream()
              .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
              .distinct()
              .toList();
      refuse(file, problems);
      profile = yaml.treeToValue(tree, LegalProfile.class);
    } catch (JsonMappingException e) {
      throw new InvalidLegalProfile(
          file, List.of(e.getPathReference() + ": " + e.getOriginalMessage()));
    } catch (JsonProcessingException e) {
      throw new InvalidLegalProfile(file, List.of(e.getMessage()));
    }
    refuse(file, ProfileConsistency.problems(profile));
    return profile;
  }

  private static void refuse(String file, List<String> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidLegalProfile(file, problems);
    }
  }

  private static String text(String file) {
    try (InputStream in = LegalProfileReader.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("missing " + FOLDER + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER + file, e);
    }
  }
}
