package org.amaan.platform.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds a body against its JSON Schema. That costs more than reading it, so it is done only for a
 * body that was refused, to name all its faults instead of the first.
 */
final class BodyCheck {

  private static final String DOCUMENT = "urn:amaan:contract";

  private final JsonNode document;
  private final SchemaRegistry schemas;

  BodyCheck(JsonNode document) {
    this.document = document;
    this.schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder ->
                builder
                    .schemaRegistryConfig(
                        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build())
                    .schemas(iri -> iri.equals(DOCUMENT) ? document.toString() : null));
  }

  List<FieldError> faults(String pointer, JsonNode body) {
    List<FieldError> faults = new ArrayList<>();
    for (Error error : errors(pointer, body)) {
      FieldError fault = fault(error);
      // null is neither of the type nor one of the words: that is one fault
      if (faults.stream().noneMatch(each -> isSame(each, fault))) {
        faults.add(fault);
      }
    }
    return faults;
  }

  private List<Error> errors(String pointer, JsonNode body) {
    FirstErrors first = new FirstErrors();
    try {
      schemas
          .getSchema(SchemaLocation.of(DOCUMENT + "#" + pointer))
          .validate(body, (ExecutionContext validation) -> validation.setErrors(first));
    } catch (EnoughErrors enough) {
      // The validator would go on to the last, and a body may have hundreds of thousands.
    }
    return first;
  }

  private static final class FirstErrors extends ArrayList<Error> {
    @Override
    public boolean add(Error error) {
      if (size() == FieldError.MOST_NAMED) {
        throw new EnoughErrors();
      }
      return super.add(error);
    }
  }

  private static final class EnoughErrors extends RuntimeException {
    EnoughErrors() {
      super(null, null, false, false);
    }
  }

  private static boolean isSame(FieldError one, FieldError other) {
    return one.field().equals(other.field()) && one.message().equals(other.message());
  }

  private FieldError fault(Error error) {
    String at = place(error.getInstanceLocation());
    JsonNode schema = schemaOf(error);
    return switch (error.getKeyword()) {
      case "required" ->
          new FieldError(
              "body", child(at, error.getProperty()), "required", missing(schema, error));
      case "additionalProperties" ->
          new FieldError(
              "body",
              child(at, error.getProperty()),
              "unknown-field",
              "The contract knows no such field; leave it out.");
      case "type" -> new FieldError("body", at, "type", expected(schema));
      case "enum", "format" -> new FieldError("body", at, "format", expected(schema));
      case "minimum", "exclusiveMinimum" -> new FieldError("body", at, "min", expected(schema));
      case "maximum", "exclusiveMaximum" -> new FieldError("body", at, "max", expected(schema));
      case "minLength", "maxLength", "minItems", "maxItems" ->
          new FieldError("body", at, "size", expected(schema));
      case "uniqueItems" ->
          new FieldError("body", at, "unique", "Name each only once in this list.");
      default -> new FieldError("body", at, error.getKeyword(), expected(schema));
    };
  }

  private String missing(JsonNode schema, Error error) {
    JsonNode property = schema.path("properties").path(error.getProperty());
    return "The contract requires it. " + expected(Schemas.resolved(document, property));
  }

  private String expected(JsonNode schema) {
    return Wording.expected(schema, "");
  }

  /** The schema in which the keyword stands that was not kept to. */
  private JsonNode schemaOf(Error error) {
    NodePath keyword = error.getSchemaLocation().getFragment();
    return document.at(keyword.getParent().toString());
  }

  private static String child(String at, String name) {
    return at.isEmpty() ? name : at + "." + name;
  }

  private static String place(NodePath location) {
    StringBuilder place = new StringBuilder();
    for (int i = 0; i < location.getNameCount(); i++) {
      Object step = location.getElement(i);
      if (step instanceof Integer index) {
        place.append('[').append(index).append(']');
      } else {
        place.append(place.isEmpty() ? "" : ".").append(step);
      }
    }
    return place.toString();
  }
}
