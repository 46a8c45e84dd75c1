package org.amaan.referral.subject;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/**
 * A data category as one JSON value. With a mapper of its own: what is stored must not change with
 * how the API is written.
 */
abstract class JsonColumn<T> implements AttributeConverter<T, String> {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final Class<T> type;

  JsonColumn(Class<T> type) {
    this.type = type;
  }

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable T value) {
    try {
      return value == null ? null : JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw unusable();
    }
  }

  @Override
  public @Nullable T convertToEntityAttribute(@Nullable String json) {
    try {
      return json == null ? null : JSON.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw unusable();
    }
  }

  /** Without the cause: its message quotes what it could not read. */
  private IllegalStateException unusable() {
    return new IllegalStateException(type.getSimpleName() + " cannot be converted");
  }

  @Converter
  static class OfIdentity extends JsonColumn<Identity> {
    OfIdentity() {
      super(Identity.class);
    }
  }

  @Converter
  static class OfContact extends JsonColumn<Contact> {
    OfContact() {
      super(Contact.class);
    }
  }

  @Converter
  static class OfMedical extends JsonColumn<Medical> {
    OfMedical() {
      super(Medical.class);
    }
  }

  @Converter
  static class OfWhereabouts extends JsonColumn<Whereabouts> {
    OfWhereabouts() {
      super(Whereabouts.class);
    }
  }

  @Converter
  static class OfDocuments extends JsonColumn<Documents> {
    OfDocuments() {
      super(Documents.class);
    }
  }
}
