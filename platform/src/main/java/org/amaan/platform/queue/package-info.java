/**
 * A queue in a table: items are leased, worked on in batches, retried with backoff, and shared by
 * all replicas. What an item is, and which key orders them, says whoever uses it: the outbox leases
 * the messages of a topic, deliveries lease subscriptions.
 */
package org.amaan.platform.queue;
