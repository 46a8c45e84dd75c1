package org.amaan.platform.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Validator;
import jakarta.ws.rs.BadRequestException;
import java.util.Set;
import org.amaan.platform.problem.InvalidRequest;

/**
 * JSON merge patch (RFC 7396). The result is held against the contract, not the patch by itself.
 */
@ApplicationScoped
public class MergePatch {

  private final ObjectMapper json;
  private final Validator validator;

  MergePatch(ObjectMapper json, Validator validator) {
    this.json = json;
    this.validator = validator;
  }

  /**
   * @return what {@code before} becomes; 400 when the contract does not allow that
   */
  public <T> T apply(T before, JsonNode patch, Class<T> type) {
    if (!patch.isObject()) {
      throw InvalidRequest.field("body", "", "type", "Send an object with what changes.");
    }
    T after;
    try {
      after = json.treeToValue(merge(json.valueToTree(before), patch), type);
    } catch (JsonProcessingException e) {
      // The platform answers a reader's complaint by its cause, as for any other body.
      throw new BadRequestException(e);
    }
    Set<ConstraintViolation<T>> violations = validator.validate(after);
    if (!violations.isEmpty()) {
      throw new ConstraintViolationException(violations);
    }
    return after;
  }

  static JsonNode merge(JsonNode target, JsonNode patch) {
    if (!patch.isObject()) {
      return patch;
    }
    ObjectNode merged =
        target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
    patch
        .properties()
        .forEach(
            change -> {
              if (change.getValue().isNull()) {
                merged.remove(change.getKey());
              } else {
                JsonNode before = merged.path(change.getKey());
                merged.set(change.getKey(), merge(before, change.getValue()));
              }
            });
    return merged;
  }
}
