package org.amaan.notification.alert;

import org.jspecify.annotations.Nullable;

/**
 * Who is alerted: an agency, or only one of its units, or only the holders of a role in it.
 *
 * @param action what is expected of them, a code
 */
public record Addressee(
    String agency, @Nullable String unit, @Nullable String role, String action) {}
