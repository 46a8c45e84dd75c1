/**
 * How much one client, and one agency with all its clients, may ask for in a minute.
 *
 * <p>A request is counted in memory, at the replica that it reaches; what was taken is settled with
 * the other replicas through one row for each allowance, in one statement a second or sooner when
 * much was taken (ADR 32).
 */
package org.amaan.platform.limits;
