package org.amaan.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

  private final ObjectMapper json = strict();

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T09:30:00Z, 2026-11-24T09:30:00Z",
    "2026-11-24T14:30:00+05:00, 2026-11-24T09:30:00Z",
    "2026-11-24t09:30:00.123456z, 2026-11-24T09:30:00.123456Z"
  })
  void aTimeAsRfc3339WritesIt(String text, Instant expected) throws JsonProcessingException {
    assertThat(json.readValue('"' + text + '"', Instant.class)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1795000000",
        "1795000000.5",
        "\"1795000000\"",
        "\"\"",
        "true",
        "[]",
        "\"2026-11-24\"",
        "\"2026-11-24T09:30Z\"",
        "\"2026-11-24T09:30:00\"",
        "\"2026-02-30T09:30:00Z\"",
        "\"2026-11-24T25:30:00Z\"",
        "\"+999999999-12-31T23:59:59Z\"",
        "\"-0001-01-01T00:00:00Z\"",
        "\"9999-12-31T23:59:59-05:00\""
      })
  void anythingElseIsRefused(String text) {
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> json.readValue(text, Instant.class));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "20000",
        "[2020,1,1]",
        "\"2020-02-30\"",
        "\"+99999-01-01\"",
        "\"2020-1-1\"",
        "\"\""
      })
  void aDayIsAFullDate(String text) throws JsonProcessingException {
    assertThat(json.readValue("\"2020-02-29\"", LocalDate.class))
        .isEqualTo(LocalDate.of(2020, 2, 29));
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> json.readValue(text, LocalDate.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\\u0000b", "\\ud800", "a\\udc00b", "\\udc00\\ud800"})
  void textThatCannotBeStoredIsRefused(String escaped) {
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> json.readValue('"' + escaped + '"', String.class));
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> json.readValue("[\"" + escaped + "\"]", String[].class));
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> json.readValue("{\"value\": \"" + escaped + "\"}", Holder.class));
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> json.readValue("{\"values\": [\"" + escaped + "\"]}", Holder.class));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\\t"})
  void aBlankIsNotTakenForNothing(String blank) {
    String quoted = '"' + blank + '"';
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> json.readValue(quoted, java.util.UUID.class));
    assertThatExceptionOfType(JsonProcessingException.class)
        .isThrownBy(() -> json.readValue(quoted, Boolean.class));
  }

  @Test
  void everyOtherTextIsReadAsItIs() throws JsonProcessingException {
    String text = "امان \uD83D\uDE00 \u0001 \uFFFF";
    assertThat(json.readValue(json.writeValueAsString(text), String.class)).isEqualTo(text);
    assertThat(
            json.readValue("{\"values\": [" + json.writeValueAsString(text) + "]}", Holder.class)
                .values)
        .isEqualTo(List.of(text));
  }

  static final class Holder {
    public String value;
    public List<String> values;
  }

  private static ObjectMapper strict() {
    ObjectMapper json = new ObjectMapper().registerModule(new JavaTimeModule());
    new StrictJson().customize(json);
    return json;
  }
}
