package org.amaan.platform.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did what to what, when.
 *
 * @param subject the id of the thing the entry is about (a referral, a case, a subject record …)
 * @param details JSON object; never personal data
 */
public record AuditEntry(
    UUID id,
    UUID subject,
    String action,
    String client,
    @Nullable String agency,
    @Nullable String unit,
    @Nullable String person,
    String details,
    @Nullable String traceId,
    Instant at) {}
