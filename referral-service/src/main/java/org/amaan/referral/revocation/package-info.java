/**
 * Ends the access of agencies, clients and persons before their tokens end, and tells the other
 * services (ADR 42). Other features call {@link org.amaan.referral.revocation.Revocations} in the
 * transaction in which they take something away.
 */
package org.amaan.referral.revocation;
