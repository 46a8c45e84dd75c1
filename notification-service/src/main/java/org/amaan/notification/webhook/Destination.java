package org.amaan.notification.webhook;

import java.net.InetAddress;

/** A receiver, and the one address, looked at and allowed, to which its connection goes. */
record Destination(WebhookUrl url, InetAddress address) {}
