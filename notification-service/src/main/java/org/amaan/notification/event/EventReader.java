package org.amaan.notification.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.amaan.notification.api.model.CloudEvent;
import org.amaan.notification.api.model.EventData;
import org.amaan.notification.api.model.EventType;
import org.amaan.notification.api.model.FieldError;
import org.amaan.notification.api.model.Recipient;
import org.amaan.notification.api.model.RefusedEvent;
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

  /**
   * What a body holds.
   *
   * @param refused the events of a batch that are none, by their places in it
   */
  record Report(List<ReportedEvent> events, List<RefusedEvent> refused) {}

  Report one(JsonNode body) {
    if (!body.isObject()) {
      throw InvalidRequest.field("body", "", "type", "An event is a JSON object.");
    }
    Refusal refusal = refusal();
    Optional<ReportedEvent> event = read(body, refusal);
    return new Report(List.of(event.orElseThrow(() -> refusal)), List.of());
  }

  /** One bad event holds up none of the others. Refused when there is no good one. */
  Report batch(JsonNode body) {
    if (!body.isArray()) {
      throw InvalidRequest.field("body", "", "type", "A batch is a JSON array of events.");
    }
    if (body.isEmpty() || body.size() > BATCH_LIMIT) {
      throw InvalidRequest.field(
          "body", "", "size", "A batch has 1 to " + BATCH_LIMIT + " events; split it.");
    }
    List<ReportedEvent> events = new ArrayList<>();
    List<RefusedEvent> refused = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      Refusal refusal = refusal();
      Optional<ReportedEvent> event = read(body.get(i), refusal);
      if (event.isPresent()) {
        events.add(event.get());
      } else {
        refused.add(refused(i, refusal));
      }
    }
    if (events.isEmpty()) {
      throw all(refused);
    }
    return new Report(events, refused);
  }

  private static Refusal refusal() {
    return new InvalidRequest("See errors: each names the place and what to change.");
  }

  private static Refusal all(List<RefusedEvent> refused) {
    Refusal all = refusal();
    for (RefusedEvent event : refused) {
      String place = "[" + event.getIndex() + "]";
      for (FieldError error : event.getErrors()) {
        String field = error.getField();
        all.at(
            error.getIn().toString(),
            field.isEmpty() ? place : place + "." + field,
            error.getCode(),
            error.getMessage());
      }
    }
    return all;
  }

  private static RefusedEvent refused(int index, Refusal refusal) {
    return new RefusedEvent()
        .index(index)
        .errors(
            refusal.errors().stream()
                .map(
                    error ->
                        new FieldError()
                            .in(FieldError.InEnum.fromValue(error.in()))
                            .field(error.field())
                            .code(error.code())
                            .message(error.message()))
                .toList());
  }

  /** Empty when it is none; the refusal then says why. */
  private Optional<ReportedEvent> read(JsonNode written, Refusal refusal) {
    if (!written.isObject()) {
      refusal.at("body", "", "type", "An event is a JSON object.");
      return Optional.empty();
    }
    try {
      CloudEvent event = json.treeToValue(written, CloudEvent.class);
      check(event, refusal);
      return refusal.errors().isEmpty() ? Optional.of(ReportedEvent.of(event)) : Optional.empty();
    } catch (JsonProcessingException unreadable) {
      InvalidRequest.unreadable(unreadable)
          .errors()
          .forEach(error -> refusal.at(error.in(), error.field(), error.code(), error.message()));
      return Optional.empty();
    }
  }

  private void check(CloudEvent event, Refusal refusal) {
    List<ConstraintViolation<CloudEvent>> violations = new ArrayList<>(validator.validate(event));
    violations.sort((a, b) -> path(a).compareTo(path(b)));
    for (ConstraintViolation<CloudEvent> violation : violations) {
      refusal.at("body", path(violation), code(violation), violation.getMessage());
    }
    // The generated annotations say nothing about the items of a list.
    EventData data = event.getData();
    if (data != null && data.getRecipients() != null && data.getRecipients().contains(null)) {
      refusal.at("body", "data.recipients", "required", "Each recipient is an object.");
    }
    if (data != null && data.getRecipients() != null) {
      checkRoles(data.getRecipients(), refusal);
    }
    if (data != null && hasNoCode(data.getCoordinators())) {
      refusal.at("body", "data.coordinators", "pattern", "Codes of agencies.");
    }
    if (data != null && event.getType() != null) {
      checkWhomItConcerns(event, data, refusal);
    }
    if (event.getType() != null && event.getType().toString().startsWith(OWN)) {
      refusal.at("body", "type", "not-allowed", "This service alone says so.");
    } else if (event.getType() != null && event.getSource() != null && isAnothers(event)) {
      refusal.at("body", "type", "not-allowed", "Only the service says so whose events these are.");
    }
    if (data != null) {
      checkLink(data.getLink(), "data.link", refusal);
      checkLink(data.getCoordinatorsLink(), "data.coordinatorsLink", refusal);
    }
  }

  private static void checkRoles(List<Recipient> recipients, Refusal refusal) {
    for (int i = 0; i < recipients.size(); i++) {
      Recipient recipient = recipients.get(i);
      if (recipient == null || recipient.getRoles() == null) {
        continue;
      }
      String field = "data.recipients[" + i + "].roles";
      if (recipient.getRoles().contains(null)) {
        refusal.at("body", field, "required", "Each role is one of those that the contract names.");
      } else if (recipient.getRole() != null && !recipient.getRoles().isEmpty()) {
        refusal.at("body", field, "not-allowed", "Say role or roles, not both.");
      }
    }
  }

  private void checkLink(@Nullable String link, String field, Refusal refusal) {
    if (link != null && !leadsToUs(link)) {
      refusal.at("body", field, "host", "Link to a service of this platform, or a path.");
    }
  }

  /** An event alerts somebody, says from whom to hide, or what is settled; one of these alone. */
  private static void checkWhomItConcerns(CloudEvent event, EventData data, Refusal refusal) {
    boolean hides = ReportedEvent.isOfExclusions(event);
    boolean settles = event.getType() == EventType.ORG_AMAAN_CASE_ALERTS_SETTLED_V1;
    if (hides || settles) {
      checkThatNobodyIsAlerted(data, refusal);
    } else if (isEmpty(data.getRecipients()) && !mayAlertNobody(event)) {
      refusal.at("body", "data.recipients", "size", "Name whom to alert.");
    }
    if (hides) {
      checkExclusions(data, refusal);
    } else if (!isEmpty(data.getExcluded()) || data.getSequence() != null) {
      refusal.at("body", "data.excluded", "not-allowed", "Only for exclusions-changed.");
    }
    if (settles && (isEmpty(data.getSettles()) || data.getSettles().contains(null))) {
      refusal.at("body", "data.settles", "required", "Which alerts are settled.");
    } else if (!settles && !isEmpty(data.getSettles())) {
      refusal.at("body", "data.settles", "not-allowed", "Only for alerts-settled.");
    }
  }

  private static void checkThatNobodyIsAlerted(EventData data, Refusal refusal) {
    if (!isEmpty(data.getRecipients())) {
      refusal.at("body", "data.recipients", "not-allowed", "This event alerts nobody.");
    }
    if (!isEmpty(data.getCoordinators())) {
      refusal.at("body", "data.coordinators", "not-allowed", "This event alerts nobody.");
    }
    if (data.getSettledBy() != null) {
      refusal.at("body", "data.settledBy", "not-allowed", "This event alerts nobody.");
    }
  }

  private static void checkExclusions(EventData data, Refusal refusal) {
    if (data.getSequence() == null) {
      refusal.at("body", "data.sequence", "required", "Which of several is the newest.");
    }
    if (data.getExcluded() == null || hasNoCode(data.getExcluded())) {
      refusal.at("body", "data.excluded", "pattern", "Codes of agencies.");
    }
  }

  private static boolean isEmpty(@Nullable List<?> list) {
    return list == null || list.isEmpty();
  }

  /** What has been settled is escalated no further, also where nobody is left to be told of it. */
  private static boolean mayAlertNobody(CloudEvent event) {
    return event.getType() == EventType.ORG_AMAAN_REFERRAL_TASK_SETTLED_V1;
  }

  private static boolean hasNoCode(@Nullable List<String> agencies) {
    return agencies != null
        && agencies.stream().anyMatch(one -> one == null || !CODE.matcher(one).matches());
  }

  /** A service says what happened to its referrals, or to its cases. */
  private static boolean isAnothers(CloudEvent event) {
    String service = event.getSource().substring(event.getSource().lastIndexOf(':') + 1);
    String kind = service.replace("-service", "");
    boolean aboutCase = event.getSubject() != null && event.getSubject().startsWith("cases/");
    return !event.getType().toString().startsWith("org.amaan." + kind + ".")
        || event.getSubject() != null && aboutCase != kind.equals("case");
  }

  /** Whoever reads an alert follows its link, and would bring a token to any host it names. */
  private boolean leadsToUs(String link) {
    return link.startsWith("/") || places.stream().anyMatch(own -> link.startsWith(own + "/"));
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
