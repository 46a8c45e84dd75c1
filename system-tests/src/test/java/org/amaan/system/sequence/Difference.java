package org.amaan.system.sequence;

/**
 * Where platform and rules do not agree.
 *
 * @param sort the same for all that is probably one fault: no names in it
 * @param subject about whom, by name
 */
record Difference(String sort, String subject, String detail) {}
