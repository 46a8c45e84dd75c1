package org.amaan.casework.assessment.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.amaan.casework.api.model.AssessmentResult;
import org.amaan.casework.api.model.DefinitionResult;
import org.amaan.casework.api.model.ExplanationSentence;
import org.amaan.casework.api.model.TimeOfActs;
import org.amaan.knowledge.assessment.Assessment;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/** Assessments as they are stored, signed and answered. */
@ApplicationScoped
public class AssessmentJson {

  private static final TypeReference<List<AssessmentResult>> RESULTS = new TypeReference<>() {};

  private static final TypeReference<List<DefinitionResult>> DEFINITIONS = new TypeReference<>() {};
  private static final TypeReference<List<ExplanationSentence>> SENTENCES =
      new TypeReference<>() {};

  private final ObjectMapper json;

  AssessmentJson(ObjectMapper json) {
    this.json = json;
  }

  public String write(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** RFC 8785: the same content is the same text, whoever writes it. */
  public String canonical(SignedContent content) {
    try {
      return new JsonCanonicalizer(write(content)).getEncodedString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public <T> T read(String text, Class<T> type) {
    try {
      return json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is stored is not JSON of " + type.getSimpleName());
    }
  }

  /** What findings come to, in the words of the contract, which are the evaluator's. */
  public record Results(
      List<AssessmentResult> international,
      @Nullable TimeOfActs time,
      List<DefinitionResult> national,
      List<ExplanationSentence> differences) {}

  public Results shown(Assessment assessment) {
    return new Results(
        json.convertValue(assessment.results(), RESULTS),
        assessment.time() == null ? null : json.convertValue(assessment.time(), TimeOfActs.class),
        json.convertValue(assessment.definitions(), DEFINITIONS),
        json.convertValue(assessment.differences(), SENTENCES));
  }
}
