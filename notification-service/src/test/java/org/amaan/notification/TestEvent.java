package org.amaan.notification;

import static org.amaan.notification.Api.as;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** An event to report, valid until a test changes it. */
public final class TestEvent {

  public static final String SINGLE = "application/cloudevents+json";
  public static final String BATCH = "application/cloudevents-batch+json";
  private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  public final UUID id = UUID.randomUUID();
  public final UUID about = UUID.randomUUID();
  public final String reference = reference();
  private final Map<String, Object> body = new LinkedHashMap<>();
  private final Map<String, Object> data = new LinkedHashMap<>();
  private final List<Map<String, Object>> recipients = new ArrayList<>();

  private TestEvent(String source, String type, String kind) {
    body.put("specversion", "1.0");
    body.put("id", id);
    body.put("source", "urn:amaan:" + source);
    body.put("type", type);
    body.put("subject", kind + "/" + about);
    body.put("time", "2026-11-24T09:30:00Z");
    body.put("datacontenttype", "application/json");
    body.put("data", data);
    data.put("reference", reference);
    data.put("link", "http://127.0.0.1:8081/v1/" + kind + "/" + about);
    data.put("urgency", "routine");
    data.put("dueAt", "2026-12-01T09:30:00Z");
    data.put("recipients", recipients);
  }

  public static TestEvent submitted() {
    return new TestEvent("referral-service", "org.amaan.referral.submitted.v1", "referrals");
  }

  public static TestEvent handoverOffered() {
    return new TestEvent("case-service", "org.amaan.case.handover-offered.v1", "cases");
  }

  /** A decision that waits for somebody. */
  public static TestEvent taskOpened() {
    return new TestEvent("referral-service", "org.amaan.referral.task-opened.v1", "tasks");
  }

  /** From whom alerts about the same thing are hidden; it alerts nobody. */
  public static TestEvent exclusions(TestEvent about, long sequence, String... agencies) {
    String subject = about.body.get("subject").toString();
    TestEvent event =
        subject.startsWith("cases/")
            ? new TestEvent("case-service", "org.amaan.case.exclusions-changed.v1", "cases")
            : new TestEvent(
                "referral-service", "org.amaan.referral.exclusions-changed.v1", "referrals");
    event.body.put("subject", subject);
    event.data.remove("recipients");
    event.data.remove("dueAt");
    event.data.put("sequence", sequence);
    event.data.put("excluded", List.of(agencies));
    return event;
  }

  public TestEvent to(String agency) {
    return to(agency, null, null, "receive");
  }

  public TestEvent toUnit(String agency, String unit) {
    return to(agency, unit, null, "receive");
  }

  /**
   * @param role or several, with a plus between
   */
  public TestEvent to(String agency, @Nullable String unit, @Nullable String role, String action) {
    Map<String, Object> recipient = new LinkedHashMap<>();
    recipient.put("agency", agency);
    if (unit != null) {
      recipient.put("unit", unit);
    }
    if (role != null && role.contains("+")) {
      recipient.put("roles", List.of(role.split("\\+")));
    } else if (role != null) {
      recipient.put("role", role);
    }
    recipient.put("action", action);
    recipients.add(recipient);
    return this;
  }

  public Map<String, Object> body() {
    return body;
  }

  public Map<String, Object> data() {
    return data;
  }

  public List<Map<String, Object>> recipients() {
    return recipients;
  }

  /** Reports the event and answers itself. */
  public TestEvent report() {
    String source = body.get("source").toString();
    as(source.substring(source.lastIndexOf(':') + 1))
        .contentType(SINGLE)
        .body(body)
        .post("/v1/events")
        .then()
        .statusCode(202);
    return this;
  }

  private static String reference() {
    StringBuilder random = new StringBuilder("PK-26-");
    for (int i = 0; i < 9; i++) {
      random.append(SYMBOLS.charAt(ThreadLocalRandom.current().nextInt(SYMBOLS.length())));
      if (i == 3 || i == 7) {
        random.append('-');
      }
    }
    return random.toString();
  }
}
