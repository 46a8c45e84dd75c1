package org.amaan.notification.event;

import static org.amaan.notification.Api.as;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.OffsetDateTime;
import org.amaan.notification.TestEvent;
import org.junit.jupiter.api.Test;

/** What the CloudEvents project's own SDK writes is understood. */
@QuarkusTest
class StandardEventsTest {

  @Test
  void anEventWrittenByTheSdk() {
    TestEvent event = TestEvent.submitted().to("ahtc");
    CloudEvent standard =
        CloudEventBuilder.v1()
            .withId(event.id.toString())
            .withSource(URI.create("urn:amaan:referral-service"))
            .withType("org.amaan.referral.submitted.v1")
            .withSubject("referrals/" + event.about)
            .withTime(OffsetDateTime.parse("2026-11-24T14:30:00+05:00"))
            .withDataContentType("application/json")
            .withData(JsonCloudEventData.wrap(new ObjectMapper().valueToTree(event.data())))
            .build();
    as("referral-service")
        .contentType(JsonFormat.CONTENT_TYPE)
        .body(new JsonFormat().serialize(standard))
        .post("/v1/events")
        .then()
        .statusCode(202)
        .body("accepted", equalTo(1));
  }
}
