package org.amaan.referral.routing;

import java.util.List;
import java.util.UUID;
import org.amaan.knowledge.AgeClass;
import org.amaan.knowledge.Border;
import org.amaan.knowledge.Need;
import org.amaan.knowledge.Urgency;
import org.jspecify.annotations.Nullable;

/**
 * What routing is asked about a referral.
 *
 * @param referrer never the answer
 * @param passedOver never the answer: they refused, or are excluded
 */
public record RoutingQuestion(
    Need need,
    String country,
    @Nullable String area,
    Border border,
    boolean organFacility,
    AgeClass ageClass,
    @Nullable Urgency urgency,
    UUID subjectId,
    String referrer,
    List<String> passedOver) {}
