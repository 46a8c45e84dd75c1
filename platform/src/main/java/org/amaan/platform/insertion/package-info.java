/**
 * Rows that are only ever inserted (audit entries, outgoing messages, used keys, observations):
 * they are no entities, and a transaction sends all of them to the database in one round trip.
 */
package org.amaan.platform.insertion;
