package org.amaan.bench;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Events as referral-service reports them, each about a referral of its own. */
final class Events {

  static final String SENDER = "referral-service";
  static final String BATCH = "application/cloudevents-batch+json";

  private Events() {}

  static String one(String id) {
    String about = UUID.randomUUID().toString();
    return """
    {"specversion": "1.0", "id": "%s", "source": "urn:amaan:referral-service", "type": "org.amaan.referral.submitted.v1",
     "subject": "referrals/%s", "time": "%s", "data": {"reference": "PK-26-7KQ4-M2XD-R", "link": "/v1/referrals/%s",
     "urgency": "routine", "recipients": [{"agency": "ahtc", "unit": "ahtc-islamabad", "action": "receive"}]}}
    """
        .formatted(id, about, Instant.now(), about);
  }

  static String batch(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> one(UUID.randomUUID().toString()))
        .collect(Collectors.joining(",", "[", "]"));
  }
}
