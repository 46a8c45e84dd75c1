package org.amaan.notification.channel;

import java.util.UUID;

/**
 * What is sent.
 *
 * @param id the same in every attempt
 * @param body a CloudEvents 1.0 event in JSON, or several as a batch to a channel that takes them
 */
public record Message(UUID id, String body) {}
