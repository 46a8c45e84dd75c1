package org.amaan.notification.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.BadRequestException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.amaan.notification.api.model.CloudEvent;
import org.amaan.notification.api.model.EventData;
import org.amaan.platform.problem.InvalidRequest;
import org.amaan.platform.problem.Refusal;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the contract calls one event or a batch, and nothing else: a field it does not name is
 * refused, so that no personal data can come along.
 */
@ApplicationScoped
class EventReader {

  private static final int BATCH_LIMIT = 100;
  private static final String OWN = "org.amaan.notification.";
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,31}");

  private final ObjectMapper json;
  private final Validator validator;
  private final List<String> places;

  /**
   * @param places what a link may begin with: where clients reach the services of the platform
   */
  EventReader(
      ObjectMapper json,
      Validator validator,
      @ConfigProperty(name = "amaan.links") List<String> places) {
    this.json = json;
    this.validator = validator;
    this.places = places;
  }

  List<ReportedEvent> one(JsonNode body) {
    if (!body.isObject()) {
      throw InvalidRequest.field("body", "", "type", "An event is a JSON object.");
    }
    try {
      CloudEvent event = json.treeToValue(body, CloudEvent.class);
      Refusal refusal = refusal();
      check(event, "", refusal);
      return events(List.of(event), refusal);
    } catch (JsonProcessingException unreadable) {
      throw new BadRequestException(unreadable);
    }
  }

  List<ReportedEvent> batch(JsonNode body) {
    if (!body.isArray()) {
      throw InvalidRequest.field("body", "", "type", "A batch is a JSON array of events.");
    }
    if (body.isEmpty() || body.size() > BATCH_LIMIT) {
      throw InvalidRequest.field(
          "body", "", "size", "A batch has 1 to " + BATCH_LIMIT + " events; split it.");
    }
    try {
      List<CloudEvent> batch = json.readerForListOf(CloudEvent.class).readValue(body);
      Refusal refusal = refusal();
      for (int i = 0; i < batch.size(); i++) {
        check(batch.get(i), "[" + i + "]", refusal);
      }
      return events(batch, refusal);
    } catch (JsonProcessingException unreadable) {
      throw new BadRequestException(unreadable);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static Refusal refusal() {
    return new InvalidRequest("See errors: each names the place and what to change.");
  }

  private void check(CloudEvent event, String place, Refusal refusal) {
    if (event == null) {
      refusal.at("body", place, "type", "An event is a JSON object.");
      return;
    }
    List<ConstraintViolation<CloudEvent>> violations = new ArrayList<>(validator.validate(event));
    violations.sort((a, b) -> path(a).compareTo(path(b)));
    for (ConstraintViolation<CloudEvent> violation : violations) {
      refusal.at("body", at(place, path(violation)), code(violation), violation.getMessage());
    }
    // The generated annotations say nothing about the items of a list.
    EventData data = event.getData();
    if (data != null && data.getRecipients() != null && data.getRecipients().contains(null)) {
      refusal.at("body", at(place, "data.recipients"), "required", "Each recipient is an object.");
    }
    if (data != null && hasNoCode(data.getCoordinators())) {
      refusal.at("body", at(place, "data.coordinators"), "pattern", "Codes of agencies.");
    }
    if (data != null && event.getType() != null) {
      checkWhomItConcerns(event, data, place, refusal);
    }
    if (event.getType() != null && event.getType().toString().startsWith(OWN)) {
      refusal.at("body", at(place, "type"), "not-allowed", "This service alone says so.");
    }
    if (data != null) {
      checkLink(data.getLink(), at(place, "data.link"), refusal);
      checkLink(data.getCoordinatorsLink(), at(place, "data.coordinatorsLink"), refusal);
    }
  }

  private void checkLink(@Nullable String link, String field, Refusal refusal) {
    if (link != null && !leadsToUs(link)) {
      refusal.at("body", field, "host", "Link to a service of this platform, or a path.");
    }
  }

  /** An event alerts somebody, or says from whom to hide; never both. */
  private static void checkWhomItConcerns(
      CloudEvent event, EventData data, String place, Refusal refusal) {
    boolean alertsNobody = data.getRecipients() == null || data.getRecipients().isEmpty();
    boolean hidesFromNobody = data.getExcluded() == null || data.getExcluded().isEmpty();
    if (!ReportedEvent.isOfExclusions(event)) {
      if (alertsNobody) {
        refusal.at("body", at(place, "data.recipients"), "size", "Name whom to alert.");
      }
      if (!hidesFromNobody || data.getSequence() != null) {
        refusal.at(
            "body", at(place, "data.excluded"), "not-allowed", "Only for exclusions-changed.");
      }
      return;
    }
    if (!alertsNobody) {
      refusal.at("body", at(place, "data.recipients"), "not-allowed", "This event alerts nobody.");
    }
    if (data.getCoordinators() != null && !data.getCoordinators().isEmpty()) {
      refusal.at(
          "body", at(place, "data.coordinators"), "not-allowed", "This event alerts nobody.");
    }
    if (data.getSequence() == null) {
      refusal.at("body", at(place, "data.sequence"), "required", "Which of several is the newest.");
    }
    if (data.getExcluded() == null || hasNoCode(data.getExcluded())) {
      refusal.at("body", at(place, "data.excluded"), "pattern", "Codes of agencies.");
    }
  }

  private static boolean hasNoCode(@Nullable List<String> agencies) {
    return agencies != null
        && agencies.stream().anyMatch(one -> one == null || !CODE.matcher(one).matches());
  }

  /** Whoever reads an alert follows its link, and would bring a token to any host it names. */
  private boolean leadsToUs(String link) {
    return link.startsWith("/") || places.stream().anyMatch(own -> link.startsWith(own + "/"));
  }

  private static String at(String place, String path) {
    return place.isEmpty() ? path : place + "." + path;
  }

  private static List<ReportedEvent> events(List<CloudEvent> valid, Refusal refusal) {
    if (!refusal.errors().isEmpty()) {
      throw refusal;
    }
    return valid.stream().map(ReportedEvent::of).toList();
  }

  private static String path(ConstraintViolation<?> violation) {
    return violation.getPropertyPath().toString();
  }

  private static String code(ConstraintViolation<?> violation) {
    return violation
        .getConstraintDescriptor()
        .getAnnotation()
        .annotationType()
        .getSimpleName()
        .toLowerCase(Locale.ROOT);
  }
}
