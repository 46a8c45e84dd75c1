package org.amaan.referral.referral.request;

import org.jspecify.annotations.Nullable;

/**
 * Where a referral goes, checked.
 *
 * @param routed the referrer left it to the legal profile
 * @param reason null when the referrer said where
 */
public record Destination(Address receiver, boolean routed, @Nullable RoutingReason reason) {}
