package org.amaan.knowledge.law;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is said about national law; counsel confirms statements one by one.
 *
 * @param id unique in the profile
 * @param article where in the act; null where its number was not read
 * @param says in our own words; a few words of the act in quotation marks
 * @param source id of one of the profile's sources
 * @param mark null of what was not found or not noted: nothing is known of whether it is law
 * @param inForceFrom null where it was not read
 * @param repealedOn the first day on which it was no law any more
 */
public record Statement(
    String id,
    Topic topic,
    @Nullable String article,
    String says,
    State state,
    String source,
    @Nullable Mark mark,
    @Nullable LawDate inForceFrom,
    @Nullable LawDate repealedOn) {}
