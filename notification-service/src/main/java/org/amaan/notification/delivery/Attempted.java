package org.amaan.notification.delivery;

import org.amaan.notification.channel.Outcome;

/** A delivery that was tried, and what became of it. */
record Attempted(DueDelivery delivery, Outcome outcome) {}
