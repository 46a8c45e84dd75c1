package org.amaan.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Comparator;
import java.util.List;
import org.amaan.platform.contract.FieldError;

/** The request cannot be understood as the contract describes it. */
public final class InvalidRequest extends Refusal {
  public InvalidRequest(String detail) {
    super(400, "invalid-request", "The request does not follow the contract", detail);
  }

  public static Refusal field(String in, String field, String code, String message) {
    return of(List.of(new FieldError(in, field, code, message)));
  }

  /** Several faults at once. */
  public static Refusal of(List<FieldError> faults) {
    Refusal refusal = new InvalidRequest("See errors: each names the place and what to change.");
    faults.stream()
        .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::code))
        .forEach(fault -> refusal.at(fault.in(), fault.field(), fault.code(), fault.message()));
    return refusal;
  }

  /** What is wrong with JSON that could not be read, without repeating its values. */
  public static Refusal unreadable(JsonProcessingException json) {
    return UnreadableJson.refusal(json);
  }
}
