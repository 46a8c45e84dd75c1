package org.amaan.system.sequence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.amaan.system.Http;

/** What commands say: attributes vary, and most of what is said fits together. */
final class Bodies {

  static final List<String> RECEIVERS =
      List.of(
          "ahtc",
          "ahtc",
          "lahore-police",
          "panah-shelter",
          "sehat-hospital",
          "insaf-legal-aid",
          "bystander-relief",
          "hota",
          "umeed-trust",
          "darya-hospital");
  private static final List<String> COUNTRIES =
      List.of("PK", "PK", "PK", "PK", "PK", "PK", "AF", "DE", "IR");
  private static final List<String> PURPOSES =
      List.of("protection", "medical-care", "legal-aid", "investigation", "prosecution");
  private static final List<String> TYPES =
      List.of("ngo", "hospital", "police", "prosecution", "shelter", "legal-aid");

  private final Random random;
  private final Cast cast;
  private int said;

  Bodies(Random random, Cast cast) {
    this.random = random;
    this.cast = cast;
  }

  boolean once(double share) {
    return random.nextDouble() < share;
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  List<String> some(List<String> of, double share) {
    List<String> chosen = new ArrayList<>(of);
    chosen.removeIf(word -> !once(share));
    return chosen.isEmpty() ? List.of(one(of)) : chosen;
  }

  static ObjectNode json() {
    return Http.JSON.createObjectNode();
  }

  static JsonNode read(String text) {
    try {
      return Http.JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ArrayNode put(ObjectNode body, String field, List<String> words) {
    ArrayNode list = body.putArray(field);
    words.forEach(list::add);
    return list;
  }

  ObjectNode referral(String sender) {
    said++;
    ObjectNode body = json();
    String receiver = receiverNot(sender);
    address(body, receiver);
    body.put("need", once(0.85) ? needOf(receiver) : one(PURPOSES.subList(0, 4)));
    body.put("urgency", once(0.75) ? "routine" : "immediate-danger");
    ObjectNode situation = body.putObject("situation");
    situation.put("country", one(COUNTRIES));
    if (once(0.3)) {
      situation.put("crossBorder", once(0.5));
    }
    if (once(0.3)) {
      // Shared by what is referred at about the same time.
      body.put("incidentId", "{incident." + said / 20 + "}");
    }
    if (once(0.15)) {
      body.put("state", "draft");
    }
    if (once(0.3)) {
      put(body, "exclusions", List.of(one(RECEIVERS)));
    }
    return body;
  }

  private String receiverNot(String sender) {
    String receiver = one(RECEIVERS);
    return receiver.equals(sender) ? receiverNot(sender) : receiver;
  }

  void address(ObjectNode body, String agency) {
    ObjectNode receiver = body.putObject("receiver").put("agency", agency);
    if (!cast.unit(agency).isEmpty() && once(0.5)) {
      receiver.put("unit", cast.unit(agency));
    }
  }

  private String needOf(String receiver) {
    return switch (cast.type(receiver)) {
      case "police" -> "investigation";
      case "hospital" -> "medical-care";
      case "legal-aid" -> "legal-aid";
      default -> "protection";
    };
  }

  ObjectNode subject() {
    ObjectNode subject = json();
    subject.put("ageClass", one(List.of("adult", "adult", "adult", "child", "unknown")));
    record(subject, true);
    return subject;
  }

  void record(ObjectNode subject, boolean whole) {
    if (whole || once(0.3)) {
      subject.putObject("identity").put("fullName", "Somebody Fictional");
    }
    if (once(whole ? 0.8 : 0.3)) {
      ObjectNode contact = subject.putObject("contact").put("phone", "+923000000009");
      contact
          .putObject("safeToContact")
          .put("when", "after 20:00")
          .put("how", "phone")
          .put("by", "a woman")
          .put("leaveMessage", false);
    }
    if (once(whole ? 0.8 : 0.3)) {
      subject.putObject("medical").put("summary", "A fictional scar");
    }
    if (once(whole ? 0.8 : 0.3)) {
      subject.putObject("location").put("country", "PK").put("description", "Fictional kiln");
    }
    if (once(whole ? 0.8 : 0.3)) {
      subject.put("narrative", "A fictional story");
    }
  }

  /** No adult is referred to the police without it. */
  void letInvestigate(ObjectNode consent, String agency) {
    put(consent, "purposes", List.of("investigation", "protection"));
    put(consent.putObject("recipients"), "agencies", List.of(agency, "panah-shelter"));
  }

  ObjectNode consent(boolean adult) {
    ObjectNode consent = json();
    if (adult == once(0.95)) {
      consent.put("givenBy", "subject");
    } else {
      consent.put("givenBy", "guardian");
      consent.putObject("guardian").put("relationship", "relative");
    }
    consent.put("method", "verbal").put("language", "ur").put("interpreter", false);
    put(consent, "explained", List.of("purpose", "uses", "own-data", "storage-time", "withdrawal"));
    consent.put("givenAt", "2026-03-01T09:30:00Z");
    List<String> purposes = some(PURPOSES, 0.6);
    put(consent, "purposes", purposes);
    ObjectNode recipients = consent.putObject("recipients");
    if (once(0.6)) {
      put(recipients, "agencyTypes", some(TYPES, 0.4));
    } else {
      put(recipients, "agencies", some(RECEIVERS, 0.35));
    }
    put(consent, "categories", some(Rules.CATEGORIES, 0.6));
    return consent;
  }
}
