/**
 * What every replica keeps in memory of rarely changed tables, and how it learns of a change.
 *
 * <p>A trigger on the table, {@code tell_replicas}, notifies PostgreSQL's channel {@code
 * amaan_change} with the table's topic; the notice is sent when the change commits. Each replica
 * listens. While a replica cannot listen it keeps nothing, and reads the table.
 */
package org.amaan.platform.change;
