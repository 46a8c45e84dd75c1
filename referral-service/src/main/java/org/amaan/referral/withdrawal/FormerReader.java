package org.amaan.referral.withdrawal;

import java.util.UUID;

/**
 * An agency to which something of a subject was disclosed.
 *
 * @param referralId a referral about the subject that the agency knows
 */
record FormerReader(String agency, String country, UUID referralId, String reference) {}
