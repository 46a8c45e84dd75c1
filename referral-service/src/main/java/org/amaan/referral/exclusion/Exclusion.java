package org.amaan.referral.exclusion;

import java.time.Instant;

/**
 * An agency that is to know nothing of a person.
 *
 * @param setBy the agency that set it
 * @param byCoordinator then only a coordinator lifts it
 * @param direct set on this person; otherwise on another of the same incident or case
 */
public record Exclusion(
    String agency, String setBy, boolean byCoordinator, Instant setAt, boolean direct) {}
