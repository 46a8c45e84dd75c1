package org.amaan.casework.report;

import java.time.Instant;
import java.util.List;
import org.amaan.casework.client.notification.model.Recipient;
import org.jspecify.annotations.Nullable;

/**
 * One alert to some recipients.
 *
 * @param type CloudEvents type
 * @param link what these recipients may open with their own token
 */
record Notice(String type, String link, @Nullable Instant dueAt, List<Recipient> recipients) {}
