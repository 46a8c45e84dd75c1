package org.amaan.referral.directory;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.amaan.knowledge.AgencyType;
import org.jspecify.annotations.Nullable;

/** Stored as the contract writes it. */
@Converter
class AgencyTypeColumn implements AttributeConverter<AgencyType, String> {

  @Override
  public @Nullable String convertToDatabaseColumn(@Nullable AgencyType type) {
    return type == null ? null : type.value();
  }

  @Override
  public @Nullable AgencyType convertToEntityAttribute(@Nullable String value) {
    return value == null ? null : AgencyType.of(value);
  }
}
