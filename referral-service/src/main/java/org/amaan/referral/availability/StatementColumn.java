package org.amaan.referral.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import org.jspecify.annotations.Nullable;

/** With a mapper of its own: what is stored must not change with how the API is written. */
class StatementColumn implements AttributeConverter<Statement, String> {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable Statement stated) {
    try {
      return stated == null ? null : JSON.writeValueAsString(stated);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a statement is JSON", e);
    }
  }

  @Override
  public @Nullable Statement convertToEntityAttribute(@Nullable String stored) {
    try {
      return stored == null ? null : JSON.readValue(stored, Statement.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is stored is a statement", e);
    }
  }
}
