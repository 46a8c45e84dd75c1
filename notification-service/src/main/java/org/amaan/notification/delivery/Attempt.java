package org.amaan.notification.delivery;

import org.amaan.notification.channel.Outcome;

/** What was tried, and what became of it. */
record Attempt(OutgoingMessage message, Outcome outcome) {}
