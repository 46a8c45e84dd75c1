package org.amaan.referral.claim;

import java.time.Instant;
import java.util.UUID;

/** That something was asked for: by which task it is decided, and until when. */
public record OpenedRequest(UUID taskId, Instant dueAt) {}
