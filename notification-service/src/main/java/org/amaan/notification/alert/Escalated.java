package org.amaan.notification.alert;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The alert on which nobody acted, as the one that comes from it knows it.
 *
 * @param agency for which it was
 * @param unit null when it was for the whole agency
 * @param type what had happened
 */
public record Escalated(UUID alert, String agency, @Nullable String unit, String type) {}
