package org.amaan.casework.trial.claim;

import jakarta.persistence.Embeddable;

/**
 * An amount of money.
 *
 * @param currency ISO 4217
 * @param minorUnits in the smallest unit that ISO 4217 gives the currency
 */
@Embeddable
record Amount(String currency, long minorUnits) {}
