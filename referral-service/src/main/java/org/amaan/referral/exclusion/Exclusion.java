package org.amaan.referral.exclusion;

import java.time.Instant;

/**
 * An agency that is to know nothing of a person.
 *
 * @param setBy the agency that set it
 * @param byCoordinator then only a coordinator lifts it
 * @param byOversight then it binds the responsible agency too, and only the oversight agency lifts
 *     it
 * @param direct set on this person; otherwise on another of the same incident or case
 */
public record Exclusion(
    String agency,
    String setBy,
    boolean byCoordinator,
    boolean byOversight,
    Instant setAt,
    boolean direct) {}
