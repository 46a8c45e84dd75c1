package org.amaan.referral.directory;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.amaan.knowledge.Scope;
import org.jspecify.annotations.Nullable;

/** Stored as the contract writes it. */
@Converter
class ScopeColumn implements AttributeConverter<Scope, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable Scope scope) {
    return scope == null ? null : scope.value();
  }

  @Override
  public @Nullable Scope convertToEntityAttribute(@Nullable String value) {
    return value == null ? null : Scope.of(value);
  }
}
