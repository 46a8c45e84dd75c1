package org.amaan.platform.outbox;

/**
 * A message in the queue of its topic.
 *
 * @param refusals how often the peer has refused it
 */
record QueuedMessage(OutboxMessage message, int refusals) {}
