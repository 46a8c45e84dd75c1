package org.amaan.casework.assessment.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.amaan.casework.api.model.AssessmentResult;
import org.amaan.casework.api.model.DefinitionResult;
import org.amaan.casework.api.model.ExplanationSentence;
import org.amaan.casework.api.model.TimeOfActs;
import org.amaan.knowledge.LegalProfiles;
import org.amaan.knowledge.assessment.Assessment;
import org.amaan.knowledge.assessment.CounselsView;
import org.amaan.knowledge.confirmation.Confirmations;
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

  /** Beside what was assessed it says what counsel has confirmed until now. */
  public Results shown(Assessment assessment) {
    CounselsView counsel =
        CounselsView.of(
            LegalProfiles.find(assessment.profile(), assessment.profileVersion()).orElseThrow(),
            Confirmations.current());
    return new Results(
        json.convertValue(marked(assessment.results(), counsel), RESULTS),
        assessment.time() == null ? null : json.convertValue(assessment.time(), TimeOfActs.class),
        json.convertValue(marked(assessment.definitions(), counsel), DEFINITIONS),
        json.convertValue(marked(assessment.differences(), counsel), SENTENCES));
  }

  private JsonNode marked(List<?> results, CounselsView counsel) {
    JsonNode tree = json.valueToTree(results);
    for (JsonNode sentence : tree.findParents("basis")) {
      JsonNode basis = sentence.get("basis");
      ((ObjectNode) sentence)
          .put(
              "confirmedByCounsel",
              counsel.confirms(
                  texts(sentence.get("elements")),
                  basis.path("statement").textValue(),
                  basis.get("sources").findValuesAsText("id")));
    }
    return tree;
  }

  private List<String> texts(JsonNode list) {
    return json.convertValue(list, new TypeReference<List<String>>() {});
  }
}
