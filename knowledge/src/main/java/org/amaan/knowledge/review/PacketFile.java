package org.amaan.knowledge.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;

/** A packet as a file that a person fills in. */
public final class PacketFile {

  /** Far more than the longest packet has. */
  private static final int MOST_CHARACTERS = 2_000_000;

  private static final String HOW =
      """
      # Please read each statement against its source. In "answer" write: confirmed, or corrected (and in "correction" what it
      # should say). Leave "answer" empty where you did not check. Change nothing else: what you confirm is what stands here.
      # "takenAs" says what the platform takes from a statement: you confirm it together with the statement. "changes" says what
      # depends on it. At the top write your name, your capacity and the day (2026-12-31).
      """;

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .addModule(new JavaTimeModule())
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private PacketFile() {}

  public static String write(Packet packet) {
    try {
      return HOW + YAML.writeValueAsString(packet);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a packet cannot be written", e);
    }
  }

  /**
   * @throws InvalidPacket when it is no packet
   */
  public static Packet read(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new InvalidPacket(
          List.of("It has more than " + MOST_CHARACTERS + " characters; no packet has."));
    }
    try {
      Packet packet = YAML.readValue(text, Packet.class);
      if (packet == null
          || packet.subject() == null
          || packet.version() == null
          || packet.made() == null) {
        throw new InvalidPacket(
            List.of(
                "It is no packet: subject, version or the day on which it was made is missing."));
      }
      return packet;
    } catch (JsonMappingException e) {
      throw new InvalidPacket(List.of(e.getPathReference() + ": " + e.getOriginalMessage()));
    } catch (JsonProcessingException e) {
      throw new InvalidPacket(List.of(e.getMessage()));
    }
  }
}
