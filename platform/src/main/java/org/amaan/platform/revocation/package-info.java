/**
 * Tokens that are refused before they end (ADR 42).
 *
 * <p>A revocation names an agency, a client or a person, and a second: tokens of that time or
 * before are refused. referral-service makes revocations and tells the other services; each service
 * has the table, and each replica keeps what counts of it in memory.
 */
package org.amaan.platform.revocation;
