package org.amaan.referral.referral;

import org.jspecify.annotations.Nullable;

/**
 * Where a referral goes, checked.
 *
 * @param reason null when the referrer said where
 */
record Destination(Address receiver, @Nullable RoutingReason reason) {}
